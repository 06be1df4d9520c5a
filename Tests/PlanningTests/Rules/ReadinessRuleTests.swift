import Planning
import TestSupport
import Testing

@Suite struct ReadinessRuleTests {
  /// A forum that needs a host agreement and a drafted plan.
  private func scenario(_ lead: String, _ soft: Softness? = nil) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: "2024-01-08")
    builder.place("here")
    builder.task("agreement", takes: "2 days")
    builder.document("plan", [.work("drafted", "2 days"), .work("sent", "2 days")])
    builder.meeting(
      "forum", place: "here", needs: [.task("agreement", lead: lead), .stage("plan", "drafted", lead: lead)])
    for index in 0..<2 { builder.scenario.meetings[0].needs[index].note.soft = soft }
    return builder
  }

  @Test func `what is needed closes the lead time before the forum on 24 January, a Wednesday`() {
    let rows: [(name: String, lead: String, soft: Softness?, first: String, outcome: RuleOutcome)] = [
      ("the day before", "0 days", nil, "2024-01-22", .kept),
      ("on the day", "0 days", nil, "2024-01-23", .broken),
      ("three days clear, 21 to 23", "3 days", nil, "2024-01-19", .kept),
      ("two days clear", "3 days", nil, "2024-01-20", .broken),
      ("one breach", "3 days", .perBreach(4), "2024-01-21", .costs(4)),
      ("two days late", "3 days", .perDay(3), "2024-01-21", .costs(6)),
      ("two weeks clear, 10 to 23", "2 weeks", nil, "2024-01-08", .kept),
      // Three working days before Wednesday: Friday, Monday, Tuesday.
      ("closed on Thursday", "3 working days", nil, "2024-01-17", .kept),
      ("closed on Friday", "3 working days", nil, "2024-01-18", .broken),
    ]
    for row in rows {
      let task = scenario(row.lead, row.soft).outcome(.readiness) {
        $0.meeting("forum", "2024-01-24")
        $0.task("agreement", row.first)
      }
      #expect(task == row.outcome, "\(row.name), a task")
      let stage = scenario(row.lead, row.soft).outcome(.readiness) {
        $0.meeting("forum", "2024-01-24")
        $0.work("plan", "drafted", row.first)
        $0.work("plan", "sent", "2024-01-24")
      }
      #expect(stage == row.outcome, "\(row.name), a stage")
    }
    #expect(scenario("0 days").outcome(.readiness) { $0.task("agreement", "2024-01-24") } == .kept, "no forum")
  }

  @Test func `a task may need a stage`() {
    var builder = scenario("0 days")
    builder.scenario.tasks[0].needs = [.stage("plan", "drafted", lead: "1 day")]
    func outcome(_ first: String) -> RuleOutcome {
      builder.outcome(.readiness) {
        $0.work("plan", "drafted", "2024-01-10")
        $0.task("agreement", first)
      }
    }
    #expect(outcome("2024-01-13") == .kept)
    #expect(outcome("2024-01-12") == .broken)
  }

  @Test func `what is done binds the meeting to come`() {
    var builder = scenario("10 days")
    builder.scenario.tasks[0].progress = .done(.init(text: "2024-01-08"), implied: false)
    func outcome(_ first: String) -> RuleOutcome {
      builder.outcome(.readiness) {
        $0.plan.tasks[0].days = .init(text: "2024-01-08")
        $0.meeting("forum", first)
      }
    }
    #expect(outcome("2024-01-19") == .kept)
    #expect(outcome("2024-01-18") == .broken)
  }
}
