import ScenarioText
import Testing

/// Texts made to harm: each is refused with one clear error, by counts and not by the clock.
@Suite struct HostileTextTests {
  private func codes(_ bytes: [UInt8], limits: ScenarioText.Limits = .standard) -> [String] {
    let (tree, findings) = ScenarioText.parse(bytes, file: "s.yaml", limits: limits)
    #expect(tree == nil || !findings.containErrors)
    return findings.map { "\($0.code) \($0.place.line):\($0.place.column)" }
  }

  private func codes(_ text: String, limits: ScenarioText.Limits = .standard) -> [String] {
    codes(Array(text.utf8), limits: limits)
  }

  @Test(
    arguments: [
      ("NUL", [0x61, 0x3A, 0x20, 0x00], "control-character 1:4"),
      ("escape", [0x0A, 0x61, 0x1B], "control-character 2:2"),
      ("C1 control", [0xC2, 0x9B], "control-character 1:1"),
      ("noncharacter", [0xEF, 0xBF, 0xBF], "control-character 1:1"),
      ("carriage return alone", [0x61, 0x0D, 0x62], "line-end 1:2"),
      ("carriage return at the end", [0x61, 0x0D], "line-end 1:2"),
      ("next line", [0x61, 0xC2, 0x85], "line-end 1:2"),
      ("line separator", [0x61, 0xE2, 0x80, 0xA8], "line-end 1:2"),
      ("Windows-1252", [0x61, 0x3A, 0x20, 0xE9, 0x0A], "not-utf-8 1:4"),
      ("lone continuation", [0xE5, 0x9C, 0xB0, 0x80], "not-utf-8 1:2"),
      ("cut off", [0x61, 0xE5, 0x9C], "not-utf-8 1:2"),
      ("overlong", [0xC0, 0xAF], "not-utf-8 1:1"), ("overlong of three", [0xE0, 0x80, 0xAF], "not-utf-8 1:1"),
      ("surrogate", [0xED, 0xA0, 0x80], "not-utf-8 1:1"),
      ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80], "not-utf-8 1:1"),
      ("UTF-16 little", [0xFF, 0xFE, 0x61, 0x00], "utf-16 1:1"),
      ("UTF-16 big", [0xFE, 0xFF, 0x00, 0x61], "utf-16 1:1"),
      ("UTF-16 without mark", [0x61, 0x00, 0x3A, 0x00], "control-character 1:2"),
      ("two byte order marks", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x61], "control-character 1:1"),
      ("mark in the middle", [0x61, 0xEF, 0xBB, 0xBF], "control-character 1:2"),
    ] as [(String, [UInt8], String)])
  func bytes(name: String, bytes: [UInt8], expected: String) {
    #expect(codes(bytes) == [expected])
  }

  @Test func fiftyMegabytes() {
    #expect(codes([UInt8](repeating: 0x20, count: 50_000_000)) == ["too-large 1:1"])
  }

  @Test func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      text += "a\(level): &a\(level) [" + String(repeating: "*a\(level - 1),", count: 10) + "]\n"
    }
    // a0 unfolds to 11 values, each level to 1 + 10 times as many: a5 to 1,111,111, and one more of those is too many.
    #expect(codes(text) == ["too-many-nodes 7:10"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "]) func depth(opening: String) {
    let text = String(repeating: opening, count: 100_000)
    #expect(codes(text) == ["too-deep 1:\(64 * opening.utf8.count + 1)"])
  }

  @Test func depthUpToTheLimit() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(codes(nested(64)) == [])
    #expect(codes(nested(65)) == ["too-deep 1:65"])
    // 40 levels of lists unfolded inside 25 levels of lists and the mapping.
    let deep = "a: &a \(nested(40))\nb: " + String(repeating: "[", count: 25) + "*a" + String(repeating: "]", count: 25)
    #expect(codes(deep) == ["too-deep 2:29"])
  }

  @Test func limitOfNodes() {
    var limits = ScenarioText.Limits()
    limits.nodes = 4
    #expect(codes("[1, 2, 3]", limits: limits) == [])
    #expect(codes("[1, 2, 3, 4]", limits: limits) == ["too-many-nodes 1:11"])
    #expect(codes("a: &a 1\nb: *a", limits: limits) == ["too-many-nodes 2:4"])
  }

  @Test func limitOfScalars() {
    var limits = ScenarioText.Limits()
    limits.scalarBytes = 4
    #expect(codes("a: abcd", limits: limits) == [])
    #expect(codes("a: [西宁]", limits: limits) == ["too-long 1:5"])
  }

  @Test func limitOfErrors() {
    let text = String(repeating: "a: 1\n", count: 1_000)
    let found = codes(text)
    #expect(found.count == 101)
    #expect(found.last == "too-many-errors 101:1")
  }

  @Test func manyDirectives() {
    let text = (0..<100_000).map { "%TAG !e\($0)! x\n" }.joined()
    #expect(codes(text) == ["directive 1:1"])
    #expect(codes("a: 1\n...\n" + text) == ["several-documents 3:1"])
  }

  @Test func longPlainKey() {
    let key = String(repeating: "k", count: 3_000)
    #expect(codes("a: 1\n\(key): 2\n") == ["syntax 2:1"])
  }
}
