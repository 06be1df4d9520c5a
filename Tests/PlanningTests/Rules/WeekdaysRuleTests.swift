import CivilTime
import Planning
import TestSupport
import Testing

@Suite struct WeekdaysRuleTests {
  /// Three days of which all are from Monday to Thursday; 8 January 2024 is a Monday.
  private func scenario(_ soft: Softness?) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.meeting("forum", takes: 3, place: "here") {
      $0.weekdays = Ruled([.monday, .tuesday, .wednesday, .thursday], note: RuleNote(soft: soft))
    }
    return builder
  }

  @Test func `every day is on an allowed weekday`() {
    let rows: [(name: String, soft: Softness?, first: String, outcome: RuleOutcome)] = [
      ("Monday to Wednesday", nil, "2024-01-08", .kept),
      ("Tuesday to Thursday", nil, "2024-01-09", .kept),
      ("Wednesday to Friday", nil, "2024-01-10", .broken),
      ("three days off are one breach", .perBreach(4), "2024-01-12", .costs(4)),
      ("Wednesday to Friday: one day", .perDay(3), "2024-01-10", .costs(3)),
      ("Friday to Sunday: three days", .perDay(3), "2024-01-12", .costs(9)),
      ("Sunday to Tuesday: one day", .perDay(3), "2024-01-14", .costs(3)),
    ]
    for row in rows {
      #expect(scenario(row.soft).outcome(.weekdays) { $0.meeting("forum", row.first) } == row.outcome, "\(row.name)")
    }
    #expect(scenario(nil).outcome(.weekdays) { _ in } == .kept, "absent")
  }

  @Test func `a session has its body's weekdays unless it names its own`() {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.body("soc")
    builder.scenario.bodies[0].weekdays = Ruled([.monday])
    builder.meeting("soc-1", body: "soc", place: "here")
    builder.meeting("soc-2", body: "soc", place: "here") { $0.weekdays = Ruled([.tuesday]) }
    let report = builder.report(.weekdays) {
      $0.meeting("soc-1", "2024-01-09")
      $0.meeting("soc-2", "2024-01-09")
    }
    #expect(report.violations.map(\.instance.item) == ["soc-1"])
  }
}
