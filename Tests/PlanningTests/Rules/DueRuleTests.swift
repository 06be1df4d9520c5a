import Planning
import TestSupport
import Testing

@Suite struct DueRuleTests {
  private func scenario(_ soft: Softness? = nil, progress: Progress? = nil) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: "2024-01-22")
    builder.task("chore", takes: "2 days", due: "2024-01-24", progress: progress)
    builder.document("paper", [.work("drafted", "2 days"), .work("sent", "2 days")], due: "2024-01-24")
    builder.scenario.tasks[0].due?.note.soft = soft
    builder.scenario.documents[0].due?.note.soft = soft
    return builder
  }

  @Test func `the last day is the due day or earlier`() {
    let rows: [(name: String, soft: Softness?, first: String, outcome: RuleOutcome)] = [
      ("on the due day", nil, "2024-01-23", .kept),
      ("a day late", nil, "2024-01-24", .broken),
      ("one breach", .perBreach(4), "2024-01-28", .costs(4)),
      ("three days late", .perDay(2), "2024-01-26", .costs(6)),
    ]
    for row in rows {
      #expect(scenario(row.soft).outcome(.due) { $0.task("chore", row.first) } == row.outcome, "\(row.name), a task")
      #expect(
        scenario(row.soft).outcome(.due) { $0.work("paper", "sent", row.first) } == row.outcome,
        "\(row.name), a last stage")
    }
    #expect(scenario().outcome(.due) { $0.work("paper", "drafted", "2024-01-28") } == .kept, "not the last stage")
    #expect(scenario().outcome(.due) { _ in } == .kept, "absent")
  }

  @Test func `what is done is not late, what has begun may be`() {
    var done = scenario(progress: .done(.init(text: "2024-01-22"), implied: false))
    done.scenario.tasks[0].due = Ruled(.init(text: "2024-01-10"))
    #expect(done.outcome(.due) { $0.plan.tasks[0].days = .init(text: "2024-01-22") } == .kept)
    var begun = scenario(progress: .started(.init(text: "2024-01-20")))
    begun.scenario.tasks[0].due = Ruled(.init(text: "2024-01-20"))
    #expect(begun.outcome(.due) { $0.task("chore", "2024-01-20") } == .broken)
  }
}
