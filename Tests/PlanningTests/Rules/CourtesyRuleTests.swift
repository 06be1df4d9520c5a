import CivilTime
import Planning
import TestSupport
import Testing

@Suite struct CourtesyRuleTests {
  /// Delegations of two members: A is away on 10 and 11 January, B on the 11th.
  private func scenario() -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.party("delegations", isExclusive: false)
    builder.scenario.parties[0].courtesy = [
      CourtesyMember(name: "A", holidays: DaySet([DayRange(text: "2024-01-10 .. 2024-01-11")])),
      CourtesyMember(name: "B", holidays: DaySet([DayRange(text: "2024-01-11")])),
    ]
    builder.scenario.costs.memberOnHoliday = 4
    builder.meeting("forum", takes: 2, place: "here", parties: ["delegations"])
    return builder
  }

  @Test func `each member and meeting day on its holiday costs`() {
    let rows: [(name: String, first: String, outcome: RuleOutcome)] = [
      ("8 and 9 January", "2024-01-08", .kept),
      ("A on the 10th", "2024-01-09", .costs(4)),
      ("A on both, B on the 11th", "2024-01-10", .costs(12)),
      ("both on the 11th", "2024-01-11", .costs(8)),
    ]
    for row in rows {
      #expect(scenario().outcome(.courtesy) { $0.meeting("forum", row.first) } == row.outcome, "\(row.name)")
    }
    #expect(scenario().outcome(.courtesy) { _ in } == .kept, "absent")
  }

  @Test func `a party that stays away minds no holiday`() {
    var builder = scenario()
    builder.scenario.meetings[0].parties[0].absenceCost = 1
    let away = builder.outcome(.courtesy) {
      $0.meeting("forum", "2024-01-10")
      $0.plan.meetings[0].absentParties = ["delegations"]
    }
    #expect(away == .kept)
  }

  @Test func `the sentence names the members`() {
    let report = scenario().report(.courtesy) { $0.meeting("forum", "2024-01-11") }
    #expect(report.costs.map(\.sentence) == ["forum on 11 - 12 January 2024: public holiday in A, B."])
  }
}
