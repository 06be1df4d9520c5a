import Planning
import TestSupport
import Testing

@Suite struct CapacityRuleTests {
  /// Two drafters; a chore for two of them over three days, a paper for one over two days.
  private func scenario(_ soft: Softness? = nil, dataDate: String? = nil) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: dataDate)
    builder.team("drafters", capacity: 2)
    builder.scenario.teams[0].capacity.note.soft = soft
    builder.task("chore", takes: "3 days", team: "drafters", people: 2)
    builder.task("errand", takes: "3 days", team: "drafters", people: 2)
    builder.document(
      "paper", [.work("drafted", "2 days", team: "drafters"), .work("sent", "0 days", team: "drafters")])
    return builder
  }

  @Test func `the load beside a chore for both drafters from 10 to 12 January`() {
    let rows: [(name: String, soft: Softness?, paper: String, errand: String?, outcome: RuleOutcome)] = [
      ("the day after", nil, "2024-01-13", nil, .kept),
      ("the day before", nil, "2024-01-08", nil, .kept),
      ("one day in common", nil, "2024-01-12", nil, .broken),
      ("one day, one head", .perDay(5), "2024-01-12", nil, .costs(5)),
      ("two days, one head", .perDay(5), "2024-01-10", nil, .costs(10)),
      // Both chores take 4 heads from the 10th to the 12th, 2 too many; the paper is the third on the 10th and 11th.
      ("two chores and a paper", .perDay(1), "2024-01-10", "2024-01-10", .costs(8)),
    ]
    for row in rows {
      let found = scenario(row.soft).outcome(.capacity) {
        $0.task("chore", "2024-01-10")
        if let errand = row.errand { $0.task("errand", errand) }
        $0.work("paper", "drafted", row.paper)
        $0.work("paper", "sent", "2024-01-12")
      }
      #expect(found == row.outcome, "\(row.name)")
    }
  }

  @Test func `absent items and milestones load nothing`() {
    let found = scenario().outcome(.capacity) {
      $0.task("chore", "2024-01-10")
      $0.work("paper", "sent", "2024-01-10")
    }
    #expect(found == .kept)
  }

  @Test func `a load before the data date is history`() {
    var builder = scenario(.perDay(1), dataDate: "2024-01-11")
    builder.scenario.tasks[0].progress = .started(.init(text: "2024-01-10"))
    builder.scenario.tasks[1].progress = .started(.init(text: "2024-01-09"))
    // Two heads too many on 10 January do not count, nor on the 9th; on the 11th they do.
    let found = builder.outcome(.capacity) {
      $0.task("chore", "2024-01-10")
      $0.task("errand", "2024-01-09")
    }
    #expect(found == .costs(2))
  }
}
