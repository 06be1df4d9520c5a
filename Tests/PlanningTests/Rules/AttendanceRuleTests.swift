import CivilTime
import Planning
import TestSupport
import Testing

@Suite struct AttendanceRuleTests {
  /// Two meetings of a day that the chair attends; two days of travel from here to there, one back.
  private func scenario(_ soft: Softness? = nil) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.place("there")
    builder.place("online", isOnline: true)
    builder.scenario.travel.pairs = [
      Travel.Pair(from: "here", to: "there", days: 2), Travel.Pair(from: "there", to: "here", days: 1),
    ]
    builder.party("chair")
    builder.party("crowd", isExclusive: false)
    builder.scenario.parties[0].exclusive.note.soft = soft
    builder.meeting("a", place: "here", parties: ["chair", "crowd"])
    builder.meeting("b", place: "here", parties: ["chair", "crowd"])
    return builder
  }

  @Test func `the journey fits between a, here on 10 January, and b`() {
    let rows: [(name: String, soft: Softness?, first: String, place: String, outcome: RuleOutcome)] = [
      ("the next day at the same place", nil, "2024-01-11", "here", .kept),
      ("the same day", nil, "2024-01-10", "here", .broken),
      ("one breach", .perBreach(4), "2024-01-10", "there", .costs(4)),
      ("two clear days to travel", nil, "2024-01-13", "there", .kept),
      ("one clear day of two", nil, "2024-01-12", "there", .broken),
      ("one clear day back", nil, "2024-01-08", "there", .kept),
      ("no clear day back", nil, "2024-01-09", "there", .broken),
      ("online on a travel day", nil, "2024-01-11", "online", .kept),
      ("online on the day itself", nil, "2024-01-10", "online", .broken),
    ]
    for row in rows {
      let found = scenario(row.soft).outcome(.attendance) {
        $0.meeting("a", "2024-01-10")
        $0.meeting("b", row.first, place: row.place)
      }
      #expect(found == row.outcome, "\(row.name)")
    }
    #expect(scenario().outcome(.attendance) { $0.meeting("a", "2024-01-10") } == .kept, "b is absent")
  }

  @Test func `hours that do not overlap at one place`() {
    let rows: [(name: String, a: String?, b: String?, place: String, outcome: RuleOutcome)] = [
      ("one after the other", "09:00-12:00", "12:00-15:00", "here", .kept),
      ("an hour in common", "09:00-12:00", "11:00-15:00", "here", .broken),
      ("one is all day", "09:00-12:00", nil, "here", .broken),
      ("at two places", "09:00-12:00", "14:00-15:00", "there", .broken),
    ]
    for row in rows {
      var builder = scenario()
      builder.scenario.meetings[0].hours = row.a.flatMap { Hours($0) }
      builder.scenario.meetings[1].hours = row.b.flatMap { Hours($0) }
      let found = builder.outcome(.attendance) {
        $0.meeting("a", "2024-01-10")
        $0.meeting("b", "2024-01-10", place: row.place)
      }
      #expect(found == row.outcome, "\(row.name)")
    }
  }

  @Test func `a party that stays away costs its absence and has no duties`() {
    var builder = scenario()
    builder.scenario.meetings[1].parties[0].absenceCost = 6
    let found = builder.outcome(.attendance) {
      $0.meeting("a", "2024-01-10")
      $0.meeting("b", "2024-01-10")
      $0.plan.meetings[1].absentParties = ["chair"]
    }
    #expect(found == .costs(6))
    #expect(builder.outcome(.attendance) { $0.plan.meetings[1].absentParties = ["chair"] } == .kept, "b is not held")
  }

  @Test func `an event binds its own parties`() {
    var builder = scenario()
    builder.event("fair", "2024-01-08 .. 2024-01-09", place: "there", parties: ["chair"])
    #expect(builder.outcome(.attendance) { $0.meeting("a", "2024-01-10") } == .broken, "one day of travel")
    #expect(builder.outcome(.attendance) { $0.meeting("a", "2024-01-11") } == .kept)
    builder.scenario.events[0].parties = ["crowd"]
    #expect(builder.outcome(.attendance) { $0.meeting("a", "2024-01-09") } == .kept, "not exclusive")
  }

  @Test func `what is alongside is judged by its anchor`() {
    var builder = scenario()
    builder.event("fair", "2024-01-08 .. 2024-01-12", place: "there", parties: ["chair"])
    builder.scenario.meetings[1].alongside = Ruled("fair")
    func pairs(_ first: String) -> [String?] {
      builder.report(.attendance) {
        $0.meeting("a", first)
        $0.meeting("b", "2024-01-08", place: "there")
      }.violations.map(\.instance.other)
    }
    // b ends on 8 January, the fair on the 12th: the chair leaves after the fair.
    #expect(pairs("2024-01-14") == [])
    #expect(pairs("2024-01-13") == ["a + fair"])
    #expect(pairs("2024-01-08") == ["a + fair"])
  }

  @Test func `the sentence names both items and the journey`() {
    let report = scenario().report(.attendance) {
      $0.meeting("a", "2024-01-10")
      $0.meeting("b", "2024-01-12", place: "there")
    }
    #expect(
      report.violations.map(\.sentence) == [
        "chair is at a until 10 January 2024 and at b from 12 January 2024: 1 day between, the journey takes 2."
      ])
  }
}
