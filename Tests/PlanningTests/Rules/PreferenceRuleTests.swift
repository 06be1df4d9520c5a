import Planning
import TestSupport
import Testing

@Suite struct PreferenceRuleTests {
  @Test func `days before and after the preferred start cost their own price`() {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.meeting("forum", takes: 2, place: "here") {
      $0.preference = Ruled(
        Preference(between: .init(text: "2024-01-10 .. 2024-01-12"), earlyPerDay: 2, latePerDay: 5))
    }
    let rows: [(first: String, outcome: RuleOutcome)] = [
      ("2024-01-10", .kept), ("2024-01-12", .kept), ("2024-01-09", .costs(2)), ("2024-01-07", .costs(6)),
      ("2024-01-13", .costs(5)), ("2024-01-15", .costs(15)),
    ]
    for row in rows {
      #expect(builder.outcome(.preference) { $0.meeting("forum", row.first) } == row.outcome, "\(row.first)")
    }
    #expect(builder.outcome(.preference) { _ in } == .kept, "absent")
  }
}
