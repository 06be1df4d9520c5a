import Planning
import TestSupport
import Testing

@Suite struct SpacingRuleTests {
  /// Three sessions of two days, the first of which may be held on 8 and 9 January.
  private func scenario(_ atLeast: String?, _ atMost: String?, _ soft: Softness? = nil, isHeld: Bool = false)
    -> ScenarioBuilder
  {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.body("soc", spacing: (atLeast, atMost))
    builder.scenario.bodies[0].spacing?.note.soft = soft
    for id in ["soc-1", "soc-2", "soc-3"] { builder.meeting(id, body: "soc", takes: 2, place: "here") }
    if isHeld {
      builder.scenario.meetings[0].status = .held
      builder.scenario.meetings[0].held = .init(text: "2024-01-08 .. 2024-01-09")
    }
    return builder
  }

  @Test func `between a session on 8 and 9 January and the next`() {
    let rows: [(name: String, String?, String?, soft: Softness?, next: String, outcome: RuleOutcome)] = [
      ("five days clear, 10 to 14", "5 days", nil, nil, "2024-01-15", .kept),
      ("four days clear", "5 days", nil, nil, "2024-01-14", .broken),
      ("one breach", "5 days", nil, .perBreach(4), "2024-01-10", .costs(4)),
      ("three days too soon", "5 days", nil, .perDay(2), "2024-01-12", .costs(6)),
      ("at most five clear", nil, "5 days", nil, "2024-01-15", .kept),
      ("six clear", nil, "5 days", nil, "2024-01-16", .broken),
      ("two days too late", nil, "5 days", .perDay(2), "2024-01-17", .costs(4)),
      ("whichever of the two is first", "5 days", nil, nil, "2024-01-01", .kept),
      ("the earlier one ends on the 5th, two days clear", "5 days", nil, nil, "2024-01-04", .broken),
    ]
    for row in rows {
      for isHeld in [false, true] {
        let found = scenario(row.1, row.2, row.soft, isHeld: isHeld).outcome(.spacing) {
          $0.meeting("soc-1", "2024-01-08")
          $0.meeting("soc-2", row.next)
        }
        #expect(found == row.outcome, "\(row.name)\(isHeld ? ", after a held session" : "")")
      }
    }
  }

  @Test func `only present sessions that follow each other are a pair`() {
    let builder = scenario(nil, "5 days", .perBreach(1))
    func pairs(_ sessions: [(String, String)]) -> [String?] {
      builder.report(.spacing) { plan in
        for (id, day) in sessions { plan.meeting(id, day) }
      }.costs.map(\.instance.other)
    }
    #expect(pairs([("soc-1", "2024-01-08"), ("soc-3", "2024-01-15"), ("soc-2", "2024-01-20")]) == [])
    #expect(pairs([("soc-1", "2024-01-08"), ("soc-2", "2024-01-20")]) == ["soc-1 + soc-2"])
    #expect(
      pairs([("soc-1", "2024-01-08"), ("soc-3", "2024-01-18"), ("soc-2", "2024-01-28")]) == [
        "soc-1 + soc-3", "soc-2 + soc-3",
      ])
    #expect(pairs([("soc-1", "2024-01-08")]) == [])
  }

  @Test func `two held sessions are not judged`() {
    var builder = scenario("20 days", nil, isHeld: true)
    builder.scenario.meetings[1].status = .held
    builder.scenario.meetings[1].held = .init(text: "2024-01-10 .. 2024-01-11")
    let found = builder.outcome(.spacing) {
      $0.meeting("soc-1", "2024-01-08")
      $0.meeting("soc-2", "2024-01-10")
    }
    #expect(found == .kept)
  }
}
