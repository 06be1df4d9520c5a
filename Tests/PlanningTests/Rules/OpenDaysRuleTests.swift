import Planning
import TestSupport
import Testing

@Suite struct OpenDaysRuleTests {
  /// A meeting of two days at a place with holidays on Wednesday 10 and Saturday 13 January 2024, closed on 17 January;
  /// the scenario is closed on 22 January and the body on 24 January.
  private func scenario(_ openDays: Ruled<Bool> = Ruled(true)) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.calendar("local", holidays: ["2024-01-10", "2024-01-13"])
    builder.place("here", calendar: "local")
    builder.place("online", calendar: Scenario.onlineCalendar, isOnline: true)
    builder.scenario.places[0].blackouts = [Ruled(.init(text: "2024-01-17"))]
    builder.scenario.blackouts = [Ruled(.init(text: "2024-01-22"))]
    builder.body("soc")
    builder.scenario.bodies[0].blackouts = [Ruled(.init(text: "2024-01-24"))]
    builder.meeting("forum", body: "soc", takes: 2, place: "here") { $0.openDays = openDays }
    return builder
  }

  @Test func `no day is a holiday or closed, and a weekend day costs 2`() {
    let rows: [(name: String, soft: Softness?, first: String, outcome: RuleOutcome)] = [
      ("Monday and Tuesday", nil, "2024-01-08", .kept),
      ("the second day is a holiday", nil, "2024-01-09", .broken),
      ("the place is closed", nil, "2024-01-16", .broken),
      ("the scenario is closed", nil, "2024-01-22", .broken),
      ("the body is closed", nil, "2024-01-24", .broken),
      ("a weekend", nil, "2024-01-20", .costs(4)),
      ("Friday and a Saturday that is a holiday, no weekend", .perBreach(5), "2024-01-12", .costs(5)),
      ("a holiday and a Sunday", .perDay(5), "2024-01-13", .costs(7)),
      ("one closed day", .perDay(5), "2024-01-17", .costs(5)),
    ]
    for row in rows {
      let builder = scenario(Ruled(true, note: RuleNote(soft: row.soft)))
      #expect(builder.outcome(.openDays) { $0.meeting("forum", row.first) } == row.outcome, "\(row.name)")
    }
    #expect(scenario().outcome(.openDays) { _ in } == .kept, "absent")
  }

  @Test func `a meeting that keeps no days open still pays for the weekend`() {
    let builder = scenario(Ruled(false))
    #expect(builder.outcome(.openDays) { $0.meeting("forum", "2024-01-10") } == .kept, "a holiday")
    #expect(builder.outcome(.openDays) { $0.meeting("forum", "2024-01-20") } == .costs(4), "a weekend")
  }

  @Test func `the holidays are those of the place that is chosen`() {
    #expect(scenario().outcome(.openDays) { $0.meeting("forum", "2024-01-09", place: "online") } == .kept)
  }
}
