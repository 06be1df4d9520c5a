import CivilTime
import Planning
import TestSupport
import Testing

/// Facts are never violations and never cost.
@Suite struct FactTests {
  /// A meeting before the data date that would break every rule of a meeting if it were still to come.
  private func scenario(_ status: MeetingStatus) -> ScenarioBuilder {
    let wednesday = "2024-01-03"
    var builder = ScenarioBuilder("2024-01-08 .. 2024-03-31")
    builder.calendar("local", holidays: [wednesday])
    builder.place("here", calendar: "local")
    builder.place("there")
    builder.travel("here", "there", days: 2)
    builder.party("chair")
    builder.scenario.parties[0].courtesy = [
      CourtesyMember(name: "A", holidays: DaySet([DayRange(text: wednesday)]))
    ]
    builder.event("fair", "2024-01-04", place: "there", parties: ["chair"])
    builder.event("games", "2024-01-03", place: "there")
    builder.scenario.events[1].blocks = Event.Block(places: ["here"])
    builder.scenario.events[1].avoid = Event.Avoidance(places: ["here"], cost: 4)
    builder.event("congress", "2024-01-05", place: "there")
    builder.body("soc", spacing: ("30 days", nil))
    builder.meeting("soc-0", body: "soc", place: "here", status: .held) { $0.held = .init(text: "2024-01-02") }
    builder.task("visas", takes: "1 day", progress: .done(.init(text: wednesday), implied: false))
    builder.meeting(
      "soc-1", body: "soc", place: "there", window: "2024-02-01 .. 2024-02-29", pin: "2024-02-10", status: status,
      parties: ["chair"], needs: [.task("visas")]
    ) {
      $0.held = .init(text: wednesday)
      $0.weekdays = Ruled([.monday])
      $0.alongside = Ruled("congress")
      $0.preference = Ruled(Preference(between: .init(text: "2024-02-10"), earlyPerDay: 1, latePerDay: 1))
    }
    builder.order(.event("fair"), .finishToStart, .meeting("soc-1"))
    return builder
  }

  private func outcome(_ rule: RuleName, _ status: MeetingStatus) -> RuleOutcome {
    scenario(status).outcome(rule) {
      $0.meeting("soc-0", "2024-01-02")
      $0.meeting("soc-1", "2024-01-03", place: "here")
      $0.plan.tasks[0].days = .init(text: "2024-01-03")
    }
  }

  @Test(arguments: [
    RuleName.horizon, .dataDate, .window, .pin, .weekdays, .openDays, .order, .alongside, .attendance, .readiness,
    .spacing, .place, .blocking, .courtesy, .preference,
  ])
  func `a held meeting is not judged, the same one to come is`(_ rule: RuleName) {
    #expect(outcome(rule, .held) == .kept)
    #expect(outcome(rule, .confirmed) != .kept)
  }
}
