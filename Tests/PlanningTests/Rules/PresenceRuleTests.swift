import Planning
import TestSupport
import Testing

@Suite struct PresenceRuleTests {
  private func scenario(_ change: (inout Meeting) -> Void = { _ in }) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: "2024-01-08")
    builder.place("here")
    builder.meeting("forum", place: "here", change: change)
    return builder
  }

  @Test func `a required meeting is present, a cancelled one absent, an optional one priced`() {
    let price = Ruled(OptionalPrice(ifHeld: 4, ifDropped: 9))
    let rows:
      [(
        name: String, status: MeetingStatus, optional: Ruled<OptionalPrice>?, present: RuleOutcome, absent: RuleOutcome
      )] = [
        ("required", .tentative, nil, .kept, .broken),
        ("cancelled", .cancelled, nil, .broken, .kept),
        ("optional", .announced, price, .costs(4), .costs(9)),
        ("cancelled, whatever it would cost", .cancelled, price, .broken, .kept),
      ]
    for row in rows {
      let builder = scenario {
        $0.status = row.status
        $0.optional = row.optional
      }
      #expect(builder.outcome(.presence) { $0.meeting("forum", "2024-01-10") } == row.present, "\(row.name), present")
      #expect(builder.outcome(.presence) { _ in } == row.absent, "\(row.name), absent")
    }
  }

  @Test func `a held meeting is where it was`() {
    let builder = scenario {
      $0.status = .held
      $0.held = .init(text: "2024-01-04")
      $0.optional = Ruled(OptionalPrice(ifHeld: 4, ifDropped: 9))
    }
    #expect(builder.outcome(.presence) { $0.meeting("forum", "2024-01-04") } == .kept, "a fact costs nothing")
    #expect(builder.outcome(.presence) { $0.meeting("forum", "2024-01-05") } == .broken)
  }

  @Test func `a document is present as a whole`() {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.document("paper", [.work("drafted", "1 day"), .work("sent", "1 day")])
    builder.scenario.documents[0].optional = Ruled(OptionalPrice(ifHeld: 2, ifDropped: 3))
    #expect(builder.outcome(.presence) { _ in } == .costs(3))
    #expect(builder.outcome(.presence) { $0.work("paper", "drafted", "2024-01-10") }.violations == 1)
    let whole = builder.outcome(.presence) {
      $0.work("paper", "drafted", "2024-01-10")
      $0.work("paper", "sent", "2024-01-11")
    }
    #expect(whole == .costs(2))
  }

  @Test func `an item is present exactly when what it is held with is`() {
    var builder = scenario { $0.optional = Ruled(OptionalPrice(ifHeld: 0, ifDropped: 0)) }
    builder.task("visas", takes: "1 day")
    builder.scenario.tasks[0].heldWith = Ruled("forum")
    #expect(builder.outcome(.presence) { _ in } == .kept, "neither")
    #expect(builder.outcome(.presence) { $0.task("visas", "2024-01-10") } == .broken)
    #expect(builder.outcome(.presence) { $0.meeting("forum", "2024-01-10") } == .broken)
    let both = builder.outcome(.presence) {
      $0.meeting("forum", "2024-01-10")
      $0.task("visas", "2024-01-10")
    }
    #expect(both == .kept)
  }

  @Test func `what has begun is not dropped`() {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: "2024-01-08")
    builder.task("chore", takes: "3 days", progress: .started(.init(text: "2024-01-05")))
    builder.scenario.tasks[0].optional = Ruled(OptionalPrice(ifHeld: 0, ifDropped: 0))
    #expect(builder.outcome(.presence) { _ in } == .broken)
    #expect(builder.outcome(.presence) { $0.task("chore", "2024-01-05") } == .kept)
  }
}
