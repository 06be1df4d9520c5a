import Planning
import TestSupport
import Testing

@Suite struct WindowRuleTests {
  /// A meeting of two days with the windows 10 to 12 and 20 to 25 January.
  private func scenario(
    _ soft: Softness?, windows: [String] = ["2024-01-10 .. 2024-01-12", "2024-01-20 .. 2024-01-25"]
  )
    -> ScenarioBuilder
  {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    builder.place("here")
    builder.meeting("forum", takes: 2, place: "here") {
      $0.windows = Ruled(windows.map { .init(text: $0) }, note: RuleNote(soft: soft))
    }
    return builder
  }

  @Test func `days inside one window`() {
    let rows: [(name: String, soft: Softness?, first: String, outcome: RuleOutcome)] = [
      ("the first start of a window", nil, "2024-01-10", .kept),
      ("the last start of a window", nil, "2024-01-11", .kept),
      ("the last day is outside", nil, "2024-01-12", .broken),
      ("inside the second window", nil, "2024-01-24", .kept),
      ("one breach, however far", .perBreach(5), "2024-01-14", .costs(5)),
      ("3 days before the first", .perDay(2), "2024-01-07", .costs(6)),
      ("the 14th is 2 days past the first window", .perDay(2), "2024-01-13", .costs(4)),
      ("2 days before the second", .perDay(2), "2024-01-18", .costs(4)),
      ("the 28th is 3 days past the second", .perDay(2), "2024-01-27", .costs(6)),
    ]
    for row in rows {
      #expect(scenario(row.soft).outcome(.window) { $0.meeting("forum", row.first) } == row.outcome, "\(row.name)")
    }
  }

  @Test func `a window too short to hold the meeting holds it at no price`() {
    let builder = scenario(.perDay(1), windows: ["2024-01-10"])
    #expect(builder.outcome(.window) { $0.meeting("forum", "2024-01-10") } == .broken)
  }

  @Test func `an absent meeting has no window`() {
    #expect(scenario(nil).outcome(.window) { _ in } == .kept)
  }

  @Test func `the sentence names the days, the windows and the difference`() {
    let report = scenario(nil).report(.window) { $0.meeting("forum", "2024-01-13") }
    #expect(
      report.violations.map(\.sentence) == [
        "forum is on 13 - 14 January 2024, outside its window (10 - 12 January 2024 or 20 - 25 January 2024), "
          + "2 days off."
      ])
  }
}
