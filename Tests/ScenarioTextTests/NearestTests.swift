import ScenarioText
import Testing

@Suite struct NearestTests {
  @Test(arguments: [
    ("windw", "window"), ("widnow", "window"), ("Window", "window"), ("data_date", "data-date"),
    ("dataDate", "data-date"),
    ("plaec", "place"), ("wndow", "window"), ("holidays", nil), ("x", nil), ("", nil), ("ab", "ad"), ("pl", nil),
  ])
  func word(word: String, expected: String?) {
    #expect(nearest(word, among: ["window", "data-date", "place", "ad", "q"]) == expected)
  }

  @Test func equallyNearTakesTheFirstInTheAlphabet() {
    #expect(nearest("sod", among: ["sor", "soc", "soe"]) == "soc")
    #expect(nearest("sod", among: ["soe", "soc", "sor"]) == "soc")
  }

  @Test func exactAndOverlong() {
    #expect(nearest("soc", among: ["sof", "soc"]) == "soc")
    let long = String(repeating: "x", count: 100_000)
    #expect(nearest(long, among: [long]) == nil)
  }
}
