import Planning
import TestSupport
import Testing

@Suite struct ApprovalRuleTests {
  /// A session on Monday 15 and Tuesday 16 January 2024, another meeting on the 17th, silence of three days.
  private func outcome(
    _ days: String, _ way: PlannedStage.Way, orSilence: Bool = false, thenSilence: Bool = false,
    sessionIsHeld: Bool = true
  ) -> RuleOutcome {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.body("soc", silence: "3 days")
    builder.meeting("soc-1", body: "soc", takes: 2, place: "here")
    builder.meeting("talk", place: "here")
    builder.document("paper", [.decided("approved", by: "soc", orSilence: orSilence, thenSilence: thenSilence)])
    return builder.outcome(.approval) {
      if sessionIsHeld { $0.meeting("soc-1", "2024-01-15") }
      $0.meeting("talk", "2024-01-17")
      $0.stage("paper", "approved", days, way)
    }
  }

  @Test func `at one present session of the body, on its last day`() {
    #expect(outcome("2024-01-16", .session("soc-1")) == .kept)
    #expect(outcome("2024-01-15", .session("soc-1")) == .broken, "its first day")
    #expect(outcome("2024-01-17", .session("talk")) == .broken, "not a session of the body")
    #expect(outcome("2024-01-16", .session("soc-1"), sessionIsHeld: false) == .broken, "an absent session")
    #expect(outcome("2024-01-16", .session("soc-9")) == .broken, "an unknown session")
    #expect(outcome("2024-01-16", .work) == .broken)
  }

  @Test func `by silence from a working day, expiring on one, for 15 points`() {
    let rows: [(name: String, days: String, outcome: RuleOutcome)] = [
      ("Wednesday to Friday", "2024-01-10 .. 2024-01-12", .costs(15)),
      ("Thursday to Saturday, rolled to Monday", "2024-01-11 .. 2024-01-15", .costs(15)),
      ("not rolled", "2024-01-11 .. 2024-01-13", RuleOutcome(violations: 1, points: 15)),
      ("too short", "2024-01-10 .. 2024-01-11", RuleOutcome(violations: 1, points: 15)),
      ("from a Saturday", "2024-01-13 .. 2024-01-15", RuleOutcome(violations: 1, points: 15)),
    ]
    for row in rows { #expect(outcome(row.days, .silence, orSilence: true) == row.outcome, "\(row.name)") }
    #expect(outcome("2024-01-10 .. 2024-01-12", .silence).violations == 1, "silence is not allowed")
    #expect(outcome("2024-01-16", .session("soc-1"), orSilence: true) == .kept, "the session is allowed, too")
  }

  @Test func `a session, then silence from the next working day, for nothing`() {
    // From Wednesday the 17th, three days end on Friday the 19th.
    #expect(outcome("2024-01-16 .. 2024-01-19", .sessionThenSilence("soc-1"), thenSilence: true) == .kept)
    #expect(outcome("2024-01-16 .. 2024-01-18", .sessionThenSilence("soc-1"), thenSilence: true) == .broken)
    #expect(outcome("2024-01-16", .session("soc-1"), thenSilence: true) == .broken, "the silence is missing")
    #expect(outcome("2024-01-16 .. 2024-01-19", .sessionThenSilence("soc-1")) == .broken, "nobody asked for it")
  }
}
