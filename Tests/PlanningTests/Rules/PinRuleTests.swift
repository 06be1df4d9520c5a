import Planning
import TestSupport
import Testing

@Suite struct PinRuleTests {
  private func scenario(_ soft: Softness?) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.meeting("forum", takes: 2, place: "here") {
      $0.pin = Ruled(.init(text: "2024-01-10"), note: RuleNote(soft: soft))
    }
    return builder
  }

  @Test func `the start is the pinned day`() {
    let rows: [(name: String, soft: Softness?, first: String, outcome: RuleOutcome)] = [
      ("on the day", nil, "2024-01-10", .kept),
      ("a day early", nil, "2024-01-09", .broken),
      ("one breach", .perBreach(7), "2024-01-20", .costs(7)),
      ("3 days early", .perDay(2), "2024-01-07", .costs(6)),
      ("4 days late", .perDay(2), "2024-01-14", .costs(8)),
      ("on the day costs nothing", .perDay(2), "2024-01-10", .kept),
    ]
    for row in rows {
      #expect(scenario(row.soft).outcome(.pin) { $0.meeting("forum", row.first) } == row.outcome, "\(row.name)")
    }
    #expect(scenario(nil).outcome(.pin) { _ in } == .kept, "absent")
  }
}
