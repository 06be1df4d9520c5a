import Planning
import TestSupport
import Testing

@Suite struct OrderRuleTests {
  /// Two tasks of calendar days; 8 January 2024 is a Monday.
  private func scenario(
    _ type: LinkType, _ atLeast: String, _ atMost: String?, _ soft: Softness?, a: String = "2 days",
    b: String = "2 days"
  ) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.task("a", takes: a)
    builder.task("b", takes: b)
    builder.order(.task("a"), type, .task("b"), atLeast: atLeast, atMost: atMost)
    builder.scenario.order[0].note.soft = soft
    return builder
  }

  @Test func `the gap from a on 10 and 11 January`() {
    let rows: [(LinkType, atLeast: String, atMost: String?, soft: Softness?, first: String, outcome: RuleOutcome)] = [
      (.finishToStart, "0 days", nil, nil, "2024-01-12", .kept),
      (.finishToStart, "0 days", nil, nil, "2024-01-11", .broken),
      (.finishToStart, "0 days", nil, .perBreach(5), "2024-01-10", .costs(5)),
      (.finishToStart, "0 days", nil, .perDay(2), "2024-01-10", .costs(4)),
      (.finishToStart, "3 days", nil, nil, "2024-01-15", .kept),
      (.finishToStart, "3 days", nil, nil, "2024-01-14", .broken),
      (.finishToStart, "-1 days", nil, nil, "2024-01-11", .kept),
      (.finishToStart, "-1 days", nil, nil, "2024-01-10", .broken),
      (.finishToStart, "0 days", "1 day", nil, "2024-01-13", .kept),
      (.finishToStart, "0 days", "1 day", nil, "2024-01-14", .broken),
      (.finishToStart, "0 days", "1 day", .perDay(2), "2024-01-16", .costs(6)),
      // One working day after Thursday is Friday, two are Friday and Monday.
      (.finishToStart, "1 working day", nil, nil, "2024-01-13", .kept),
      (.finishToStart, "1 working day", nil, nil, "2024-01-12", .broken),
      (.finishToStart, "2 working days", nil, .perDay(3), "2024-01-14", .costs(6)),
      (.finishToStart, "0 days", "1 working day", nil, "2024-01-15", .kept),
      (.finishToStart, "0 days", "1 working day", nil, "2024-01-16", .broken),
      (.finishToStart, "1 month", nil, nil, "2024-02-12", .kept),
      (.finishToStart, "1 month", nil, nil, "2024-02-11", .broken),
      (.startToStart, "1 day", nil, nil, "2024-01-11", .kept),
      (.startToStart, "1 day", nil, nil, "2024-01-10", .broken),
      (.startToStart, "0 days", "0 days", nil, "2024-01-11", .broken),
      (.startToStart, "1 week", nil, .perDay(1), "2024-01-14", .costs(3)),
      (.finishToFinish, "0 days", nil, nil, "2024-01-10", .kept),
      (.finishToFinish, "0 days", nil, nil, "2024-01-09", .broken),
      (.finishToFinish, "0 days", "2 days", nil, "2024-01-12", .kept),
      (.finishToFinish, "0 days", "2 days", nil, "2024-01-13", .broken),
      (.startToFinish, "4 days", nil, nil, "2024-01-12", .kept),
      (.startToFinish, "4 days", nil, nil, "2024-01-11", .broken),
      (.startToFinish, "0 days", "4 days", nil, "2024-01-12", .kept),
      (.startToFinish, "0 days", "4 days", nil, "2024-01-13", .broken),
    ]
    for (type, atLeast, atMost, soft, first, outcome) in rows {
      let found = scenario(type, atLeast, atMost, soft).outcome(.order) {
        $0.task("a", "2024-01-10")
        $0.task("b", first)
      }
      #expect(found == outcome, "\(type.rawValue) \(atLeast) .. \(atMost ?? "-"), b on \(first)")
    }
  }

  @Test func `a milestone is at the close of its day`() {
    let rows: [(name: String, LinkType, a: String, b: String, first: String, outcome: RuleOutcome)] = [
      ("b starts the day after the milestone", .startToStart, "0 days", "2 days", "2024-01-11", .kept),
      ("b starts before its close", .startToStart, "0 days", "2 days", "2024-01-10", .broken),
      ("a milestone on the day of the other", .finishToStart, "0 days", "0 days", "2024-01-10", .kept),
      ("a milestone on the day a closes", .finishToStart, "1 day", "0 days", "2024-01-10", .kept),
    ]
    for row in rows {
      let found = scenario(row.1, "0 days", nil, nil, a: row.a, b: row.b).outcome(.order) {
        $0.task("a", "2024-01-10")
        $0.task("b", row.first)
      }
      #expect(found == row.outcome, "\(row.name)")
    }
  }

  @Test func `a link is void where an end is absent`() {
    let builder = scenario(.finishToStart, "0 days", nil, nil)
    #expect(builder.outcome(.order) { $0.task("a", "2024-01-10") } == .kept)
    #expect(builder.outcome(.order) { $0.task("b", "2024-01-10") } == .kept)
  }

  @Test func `a link binds what is to come, not two facts`() {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: "2024-01-12")
    builder.place("here")
    builder.event("fair", "2024-01-15 .. 2024-01-16")
    builder.task("done", takes: "1 day", progress: .done(.init(text: "2024-01-12"), implied: false))
    builder.task("next", takes: "1 day")
    builder.order(.event("fair"), .finishToStart, .task("done"))
    builder.order(.task("done"), .finishToStart, .task("next"), atLeast: "2 days")
    builder.order(.event("fair"), .finishToStart, .task("next"))
    func broken(_ first: String) -> [String] {
      builder.report(.order) {
        $0.task("done", "2024-01-12")
        $0.task("next", first)
      }.violations.map(\.instance.item)
    }
    // The fair and the done task stand in the wrong order, and nobody can change that.
    #expect(broken("2024-01-17") == [])
    #expect(broken("2024-01-15") == ["fair"])
    #expect(broken("2024-01-14") == ["done", "fair"])
  }

  @Test func `the start of what has begun is history, its close is not`() {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: "2024-01-12")
    builder.event("fair", "2024-01-15 .. 2024-01-16")
    builder.task("begun", takes: "5 days", progress: .started(.init(text: "2024-01-10")))
    func outcome(_ type: LinkType) -> RuleOutcome {
      builder.scenario.order = []
      builder.order(.event("fair"), type, .task("begun"))
      // From 10 January it closes on the 14th, before the fair does.
      return builder.outcome(.order) { $0.task("begun", "2024-01-10") }
    }
    #expect(outcome(.finishToStart) == .kept)
    #expect(outcome(.finishToFinish) == .broken)
  }
}
