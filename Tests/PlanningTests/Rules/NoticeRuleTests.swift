import Planning
import TestSupport
import Testing

@Suite struct NoticeRuleTests {
  /// The session is on 22 January; notice is 5 days after the text is sent.
  private func scenario(_ soft: Softness? = nil, stage: String? = "sent", thenSilence: Bool = false) -> ScenarioBuilder
  {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: "2024-01-08")
    builder.place("here")
    builder.body("soc", notice: (stage, "5 days"), silence: "3 days")
    builder.scenario.bodies[0].notice?.note.soft = soft
    builder.meeting("soc-1", body: "soc", place: "here")
    builder.document(
      "paper",
      [
        .work("sent", "1 day"), .work("translated", "1 day"),
        .decided("approved", by: "soc", orSilence: true, thenSilence: thenSilence),
      ])
    return builder
  }

  @Test func `the text lies clear days before the session`() {
    let rows: [(name: String, soft: Softness?, sent: String, outcome: RuleOutcome)] = [
      ("five days clear, 17 to 21", nil, "2024-01-16", .kept),
      ("four days clear", nil, "2024-01-17", .broken),
      ("one breach", .perBreach(4), "2024-01-20", .costs(4)),
      ("three days late", .perDay(2), "2024-01-19", .costs(6)),
    ]
    for row in rows {
      let found = scenario(row.soft).outcome(.notice) {
        $0.work("paper", "sent", row.sent)
        $0.work("paper", "translated", "2024-01-21")
        $0.meeting("soc-1", "2024-01-22")
        $0.stage("paper", "approved", "2024-01-22", .session("soc-1"))
      }
      #expect(found == row.outcome, "\(row.name)")
    }
    #expect(scenario().outcome(.notice) { _ in } == .kept, "absent")
  }

  @Test func `without the named stage the one before the decision is meant`() {
    for stage in [nil, "printed", "approved"] {
      func outcome(_ translated: String) -> RuleOutcome {
        scenario(stage: stage).outcome(.notice) {
          $0.work("paper", "sent", "2024-01-09")
          $0.work("paper", "translated", translated)
          $0.meeting("soc-1", "2024-01-22")
          $0.stage("paper", "approved", "2024-01-22", .session("soc-1"))
        }
      }
      #expect(outcome("2024-01-16") == .kept, "\(stage ?? "none")")
      #expect(outcome("2024-01-17") == .broken, "\(stage ?? "none")")
    }
  }

  @Test func `silence needs no notice, a session followed by silence does`() {
    let silent = scenario().outcome(.notice) {
      $0.work("paper", "sent", "2024-01-19")
      $0.stage("paper", "approved", "2024-01-22 .. 2024-01-24", .silence)
    }
    #expect(silent == .kept)
    let session = scenario(thenSilence: true).outcome(.notice) {
      $0.work("paper", "sent", "2024-01-19")
      $0.meeting("soc-1", "2024-01-22")
      $0.stage("paper", "approved", "2024-01-22 .. 2024-01-25", .sessionThenSilence("soc-1"))
    }
    #expect(session == .broken)
  }

  @Test func `a first stage has nothing to give notice of`() {
    var builder = scenario()
    builder.scenario.documents[0].stages.removeFirst(2)
    let found = builder.outcome(.notice) {
      $0.meeting("soc-1", "2024-01-22")
      $0.stage("paper", "approved", "2024-01-22", .session("soc-1"))
    }
    #expect(found == .kept)
  }

  @Test func `a stage that is done binds the session to come`() {
    var builder = scenario()
    builder.scenario.documents[0].stages[0].progress = .done(.init(text: "2024-01-08"), implied: false)
    func outcome(_ session: String) -> RuleOutcome {
      builder.outcome(.notice) {
        $0.stage("paper", "sent", "2024-01-08", .history)
        $0.meeting("soc-1", session)
        $0.stage("paper", "approved", session, .session("soc-1"))
      }
    }
    #expect(outcome("2024-01-14") == .kept)
    #expect(outcome("2024-01-13") == .broken)
  }
}
