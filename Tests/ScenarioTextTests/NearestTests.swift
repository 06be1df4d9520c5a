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

  @Test func aNameThatGoesOn() {
    let names = ["finance-summit-2024", "finance-summit-2023", "paper.drafted", "finances"]
    #expect(nearest("finance-summit", among: names) == "finance-summit-2023")
    #expect(nearest("Paper", among: names) == "paper.drafted")
    #expect(nearest("fin", among: names) == nil)
    #expect(nearest("", among: ["-a"]) == nil)
  }

  @Test func exactAndOverlong() {
    #expect(nearest("soc", among: ["sof", "soc"]) == "soc")
    let long = String(repeating: "x", count: 100_000)
    #expect(nearest(long, among: [long]) == nil)
  }
}
