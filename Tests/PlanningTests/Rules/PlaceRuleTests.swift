import Planning
import TestSupport
import Testing

@Suite struct PlaceRuleTests {
  @Test func `one of its places, at its cost`() {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31")
    for id in ["astana", "samarkand", "tashkent"] { builder.place(id) }
    builder.meeting("forum", place: "samarkand") { $0.places.append(PlaceOption(place: "tashkent", cost: 3)) }
    func outcome(_ place: String) -> RuleOutcome {
      builder.outcome(.place) { $0.meeting("forum", "2024-01-10", place: place) }
    }
    #expect(outcome("samarkand") == .kept)
    #expect(outcome("tashkent") == .costs(3))
    #expect(outcome("astana") == .broken)
    #expect(builder.outcome(.place) { _ in } == .kept, "absent")
  }
}
