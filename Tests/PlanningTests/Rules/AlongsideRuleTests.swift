import Planning
import TestSupport
import Testing

@Suite struct AlongsideRuleTests {
  /// A reception of two days alongside a fair, an event from 8 to 12 January.
  private func scenario(eventPlace: String? = "there", anchor: String = "fair") -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.place("there")
    builder.event("fair", "2024-01-08 .. 2024-01-12", place: eventPlace)
    builder.meeting("council", takes: 3, place: "there")
    builder.meeting("reception", takes: 2, place: "there") { $0.alongside = Ruled(anchor) }
    return builder
  }

  @Test func `inside the days and at the place of an event`() {
    let rows: [(name: String, eventPlace: String?, first: String, place: String, outcome: RuleOutcome)] = [
      ("from its first day", "there", "2024-01-08", "there", .kept),
      ("to its last day", "there", "2024-01-11", "there", .kept),
      ("a day early", "there", "2024-01-07", "there", .broken),
      ("a day late", "there", "2024-01-12", "there", .broken),
      ("at another place", "there", "2024-01-09", "here", .broken),
      ("an event without a place", nil, "2024-01-09", "here", .kept),
    ]
    for row in rows {
      let found = scenario(eventPlace: row.eventPlace).outcome(.alongside) {
        $0.meeting("reception", row.first, place: row.place)
      }
      #expect(found == row.outcome, "\(row.name)")
    }
    #expect(scenario().outcome(.alongside) { _ in } == .kept, "absent")
  }

  @Test func `inside the days of another meeting, where that is present`() {
    let builder = scenario(anchor: "council")
    func outcome(_ council: String?) -> RuleOutcome {
      builder.outcome(.alongside) {
        if let council { $0.meeting("council", council) }
        $0.meeting("reception", "2024-01-24")
      }
    }
    #expect(outcome("2024-01-23") == .kept, "23 to 25 hold 24 and 25")
    #expect(outcome("2024-01-22") == .broken, "22 to 24 do not")
    #expect(outcome(nil) == .kept, "the anchor is absent")
  }

  @Test func `the sentence says which of the two is wrong`() {
    func sentences(_ first: String, _ place: String) -> [String] {
      scenario().report(.alongside) { $0.meeting("reception", first, place: place) }.violations.map(\.sentence)
    }
    #expect(
      sentences("2024-01-12", "there") == [
        "reception on 12 - 13 January 2024 is not inside fair on 8 - 12 January 2024."
      ])
    #expect(sentences("2024-01-09", "here") == ["reception is at here, fair at there."])
  }
}
