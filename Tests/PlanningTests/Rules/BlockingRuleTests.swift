import Planning
import TestSupport
import Testing

@Suite struct BlockingRuleTests {
  /// A forum of three days that the chair attends, and a fair there from 10 to 12 January.
  private func scenario(_ change: (inout Event) -> Void) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.place("there")
    builder.party("chair")
    builder.meeting("forum", takes: 3, place: "here", parties: ["chair"])
    builder.event("fair", "2024-01-10 .. 2024-01-12", place: "there")
    change(&builder.scenario.events[0])
    return builder
  }

  @Test func `blocked parties and places are free of meetings on the days of the event`() {
    let parties = scenario { $0.blocks = Event.Block(parties: ["chair"]) }
    #expect(parties.outcome(.blocking) { $0.meeting("forum", "2024-01-12") } == .broken, "one day in common")
    #expect(parties.outcome(.blocking) { $0.meeting("forum", "2024-01-13") } == .kept, "the day after")
    #expect(parties.outcome(.blocking) { $0.meeting("forum", "2024-01-07") } == .kept, "the days before")
    #expect(parties.outcome(.blocking) { _ in } == .kept, "absent")
    let places = scenario { $0.blocks = Event.Block(places: ["there"]) }
    #expect(places.outcome(.blocking) { $0.meeting("forum", "2024-01-10", place: "there") } == .broken)
    #expect(places.outcome(.blocking) { $0.meeting("forum", "2024-01-10", place: "here") } == .kept)
  }

  @Test func `days to be avoided cost once a meeting and day`() {
    let builder = scenario { $0.avoid = Event.Avoidance(parties: ["chair"], places: ["there"], cost: 5) }
    #expect(builder.outcome(.blocking) { $0.meeting("forum", "2024-01-12") } == .costs(5))
    #expect(builder.outcome(.blocking) { $0.meeting("forum", "2024-01-10") } == .costs(15))
    #expect(
      builder.outcome(.blocking) { $0.meeting("forum", "2024-01-11", place: "there") } == .costs(10),
      "party and place count once")
    #expect(builder.outcome(.blocking) { $0.meeting("forum", "2024-01-13") } == .kept)
  }

  @Test func `an event without more blocks nothing`() {
    #expect(scenario { $0.parties = ["chair"] }.outcome(.blocking) { $0.meeting("forum", "2024-01-10") } == .kept)
  }

  @Test func `a party that stays away, and what is alongside, are free`() {
    var builder = scenario {
      $0.blocks = Event.Block(parties: ["chair"])
      $0.avoid = Event.Avoidance(parties: ["chair"], cost: 5)
    }
    builder.scenario.meetings[0].parties[0].absenceCost = 1
    let away = builder.outcome(.blocking) {
      $0.meeting("forum", "2024-01-10")
      $0.plan.meetings[0].absentParties = ["chair"]
    }
    #expect(away == .kept)
    builder.scenario.meetings[0].alongside = Ruled("fair")
    #expect(builder.outcome(.blocking) { $0.meeting("forum", "2024-01-10") } == .kept)
  }
}
