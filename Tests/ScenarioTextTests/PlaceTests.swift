import ScenarioText
import Testing

@Suite struct PlaceTests {
  /// Every node as `line:column+length what`, in the order of the text.
  private func outline(_ text: String) -> [String] {
    let (tree, findings) = ScenarioText.parse(Array(text.utf8), file: "s.yaml")
    #expect(findings.isEmpty)
    return tree.map(lines) ?? []
  }

  private func lines(of node: Node) -> [String] {
    let start = "\(node.place.line):\(node.place.column)+\(node.length)"
    switch node.content {
    case .scalar(let scalar): return ["\(start) \(scalar.text)"]
    case .sequence(let items): return ["\(start) []"] + items.flatMap(lines)
    case .mapping(let entries): return ["\(start) {}"] + entries.flatMap { lines(of: $0.key) + lines(of: $0.value) }
    }
  }

  @Test func blockStyle() {
    let text = """
      # a comment
      meetings:
        ttf:
          takes: 3 days
          place:
            - xining
            -   "a \\"b\\""
          notes: |
            one
            two
          empty:
      last: x

      """
    #expect(
      outline(text) == [
        "2:1+1 {}", "2:1+8 meetings", "3:3+1 {}", "3:3+3 ttf", "4:5+1 {}", "4:5+5 takes", "4:12+6 3 days",
        "5:5+5 place", "6:7+1 []", "6:9+6 xining", "7:11+9 a \"b\"", "8:5+5 notes", "8:12+1 one\ntwo\n",
        "11:5+5 empty", "11:11+1 ", "12:1+4 last", "12:7+1 x",
      ])
  }

  @Test func flowStyle() {
    #expect(
      outline("{a: [1, {b: 2}],\n 'c': }") == [
        "1:1+1 {}", "1:2+1 a", "1:5+1 []", "1:6+1 1", "1:9+1 {}", "1:10+1 b", "1:13+1 2", "2:2+3 c", "2:7+1 ",
      ])
  }

  @Test func json() {
    #expect(
      outline("{\n\t\"a\":[true,null],\r\n\t\"b\" : \"\\u00e9\\/\\t\"}\n") == [
        "1:1+1 {}", "2:2+3 a", "2:6+1 []", "2:7+4 true", "2:12+4 null", "3:2+3 b", "3:8+12 é/\t",
      ])
  }

  @Test func columnsCountCharacters() {
    #expect(
      outline("e\u{301}: {西宁: 1, x: 🇰🇿}") == [
        "1:1+1 {}", "1:1+1 e\u{301}", "1:4+1 {}", "1:5+2 西宁", "1:9+1 1", "1:12+1 x", "1:15+1 🇰🇿",
      ])
  }

  @Test func byteOrderMarkAndWindowsLineEnds() {
    #expect(outline("\u{FEFF}a: 1\r\n\r\nb: 2\r\n") == ["1:1+1 {}", "1:1+1 a", "1:4+1 1", "3:1+1 b", "3:4+1 2"])
  }

  /// An alias stands at its own place; what is inside has the place of the anchor's content.
  @Test func aliases() {
    #expect(
      outline("a: &x [1, 2]\nb: *x\nc: &y z\nd: *y") == [
        "1:1+1 {}", "1:1+1 a", "1:4+1 []", "1:8+1 1", "1:11+1 2", "2:1+1 b", "2:4+2 []", "1:8+1 1", "1:11+1 2",
        "3:1+1 c", "3:4+4 z", "4:1+1 d", "4:4+2 z",
      ])
  }

  @Test func directiveAndDocumentMarks() {
    #expect(outline("%YAML 1.2\n--- # start\n- a\n...\n# end\n") == ["3:1+1 []", "3:3+1 a"])
  }

  @Test func longKeyAndManyLines() {
    let key = String(repeating: "k", count: 1_000)
    #expect(outline("\(key): 1").last == "1:1003+1 1")
    #expect(outline(String(repeating: "\n", count: 5_000) + "- x").last == "5001:3+1 x")
  }

  @Test func orderOfPlaces() {
    let places = [(2, 1), (1, 9), (1, 10)].map { SourcePlace(file: "s", line: $0.0, column: $0.1) }
    #expect(places.sorted().map(\.description) == ["s:1:9", "s:1:10", "s:2:1"])
  }
}
