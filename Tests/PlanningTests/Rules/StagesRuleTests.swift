import Planning
import TestSupport
import Testing

@Suite struct StagesRuleTests {
  private func scenario(sent: String = "1 day", progress: Progress? = nil) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: "2024-01-08")
    builder.place("here")
    builder.body("soc", silence: "3 days")
    builder.meeting("soc-1", body: "soc", takes: 2, place: "here")
    builder.document(
      "paper",
      [
        .work("drafted", "2 days", progress: progress), .work("sent", sent),
        .decided("approved", by: "soc", orSilence: true),
      ])
    return builder
  }

  @Test func `a stage begins after the close of the one before`() {
    let rows: [(name: String, sentTakes: String, sent: String, outcome: RuleOutcome)] = [
      ("the next day", "1 day", "2024-01-12", .kept),
      ("the day of the close", "1 day", "2024-01-11", .broken),
      ("a milestone on the day of the close", "0 days", "2024-01-11", .kept),
      ("a milestone before the close", "0 days", "2024-01-10", .broken),
    ]
    for row in rows {
      let found = scenario(sent: row.sentTakes).outcome(.stages) {
        $0.work("paper", "drafted", "2024-01-10")
        $0.work("paper", "sent", row.sent)
      }
      #expect(found == row.outcome, "\(row.name)")
    }
    #expect(scenario().outcome(.stages) { _ in } == .kept, "absent")
  }

  @Test func `a session decides what is closed before its first day`() {
    func outcome(_ sent: String) -> RuleOutcome {
      scenario().outcome(.stages) {
        $0.work("paper", "sent", sent)
        $0.meeting("soc-1", "2024-01-15")
        $0.stage("paper", "approved", "2024-01-16", .session("soc-1"))
      }
    }
    #expect(outcome("2024-01-14") == .kept)
    #expect(outcome("2024-01-15") == .broken, "the first day of two")
  }

  @Test func `silence begins after the close of the stage before`() {
    func outcome(_ sent: String) -> RuleOutcome {
      scenario().outcome(.stages) {
        $0.work("paper", "sent", sent)
        $0.stage("paper", "approved", "2024-01-15 .. 2024-01-17", .silence)
      }
    }
    #expect(outcome("2024-01-14") == .kept)
    #expect(outcome("2024-01-15") == .broken)
  }

  @Test func `a stage to come begins after one that is done`() {
    let builder = scenario(progress: .done(.init(text: "2024-01-08"), implied: false))
    func outcome(_ sent: String) -> RuleOutcome {
      builder.outcome(.stages) {
        $0.stage("paper", "drafted", "2024-01-08", .history)
        $0.work("paper", "sent", sent)
      }
    }
    #expect(outcome("2024-01-09") == .kept)
    #expect(outcome("2024-01-08") == .broken)
  }
}
