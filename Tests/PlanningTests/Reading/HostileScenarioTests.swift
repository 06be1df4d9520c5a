import Planning
import ScenarioText
import TestSupport
import Testing

@Suite struct HostileScenarioTests {
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let code: String
    /// Made when needed: what a test is given is also described, which for 50 MB takes a minute.
    let bytes: @Sendable () -> [UInt8]

    init(_ name: String, _ code: String, _ bytes: @escaping @Sendable () -> [UInt8]) {
      testDescription = name
      self.code = code
      self.bytes = bytes
    }
  }

  @Test(arguments: [
    Row("no text", "empty") { [] },
    Row("NUL bytes", "control-character") { Array("convene: 1\nid: \0x\n".utf8) },
    Row("bytes that are not UTF-8", "not-utf-8") { Array("convene: 1\nid: ".utf8) + [0xE4, 0x0A] },
    Row("50 megabytes", "too-large") { [UInt8](repeating: 0x20, count: 50_000_000) },
    Row("deep nesting", "too-deep") { Array(("meetings: " + String(repeating: "[", count: 100_000)).utf8) },
    Row("an alias bomb", "too-many-nodes") { Array(bomb.utf8) },
    Row("a list", "wrong-type") { Array("[convene, 1]".utf8) },
  ])
  func endsInAClearError(row: Row) {
    let reading = ScenarioReader.read(row.bytes(), file: "test.yaml", files: files())
    #expect(reading.scenario == nil)
    #expect(reading.findings.map(\.code) == [row.code])
  }

  private static let bomb =
    "a: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    + (1...9).map { level in
      "b\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",") + "]\n"
    }.joined()

  @Test func aLongChainOfLinksIsNoDeepRecursion() {
    let count = 3_000
    let meetings = (0..<count).map { "  m\($0): {place: almaty}" }.joined(separator: "\n")
    let links = (0..<count).map { "  - {first: m\($0), then: m\(($0 + 1) % count)}" }.joined(separator: "\n")
    let reading = read(completed("meetings:\n\(meetings)\norder:\n\(links)"))
    #expect(reading.findings.map(\.code) == ["order-cycle"])
  }

  @Test func aLongChainOfCalendarsIsRefused() {
    let names = (0..<5_000).map { "  c\($0): {all-of: [\($0 == 4_999 ? "plain" : "c\($0 + 1)")]}" }
    let reading = read(completed("calendar: c0\ncalendars:\n" + names.joined(separator: "\n")))
    #expect(reading.findings.contains { $0.code == "too-many-parts" })
  }

  @Test func calendarsThatMultiplyAreRefused() {
    let names = (0..<30).map { "  c\($0): {any-of: [\($0 == 29 ? "plain, gulf" : "c\($0 + 1), c\($0 + 1)")]}" }
    let gulf = "  gulf: {weekend: [fri]}\n"
    let reading = read(completed("calendar: c0\ncalendars:\n" + gulf + names.joined(separator: "\n")))
    #expect(Set(reading.findings.map(\.code)) == ["too-many-parts"])
  }

  /// One byte of a sound scenario changed: read or refused, never a crash, and never without a finding.
  @Test func everyDamageIsReadOrRefused() {
    let bytes = Array(everyConstruct.utf8)
    for seed in UInt64(0)..<400 {
      var random = SplitMix64(seed: seed)
      var damaged = bytes
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let offset = Int.random(in: 0..<damaged.count, using: &random)
        damaged[offset] = UInt8.random(in: 9...126, using: &random)
      }
      let reading = ScenarioReader.read(damaged, file: "test.yaml", files: files(sampleFiles))
      #expect((reading.scenario == nil) == reading.findings.containErrors, "seed \(seed)")
    }
  }
}
