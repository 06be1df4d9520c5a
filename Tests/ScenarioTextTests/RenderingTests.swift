import ScenarioText
import Testing

@Suite struct RenderingTests {
  private func render(_ text: String, column: Int, length: Int = 1, message: String = "wrong") -> String {
    let source = SourceText(file: "s", bytes: Array(text.utf8))
    return source.render(Finding("x", at: SourcePlace(file: "s", line: 1, column: column), length: length, message))
  }

  @Test func severityExpectedAndAdvice() {
    let source = SourceText(file: "s", bytes: Array("a\ntakes: 3 dayz\n".utf8))
    let finding = Finding(
      "unit", severity: .warning, at: SourcePlace(file: "s", line: 2, column: 10), length: 4, "'dayz' is no unit",
      expected: "days, weeks or months", advice: "Did you mean 'days'?")
    #expect(
      source.render(finding) == """
        s:2:10: warning: 'dayz' is no unit
            takes: 3 dayz
                     ^~~~
          expected: days, weeks or months
          Did you mean 'days'?
        """)
  }

  @Test(arguments: [
    ("tabs fill up to the next fourth column", "a\tb", 3, 1, "    a   b\n        ^"),
    ("a tab itself", "a\tb", 2, 1, "    a   b\n     ^~~"),
    ("wide characters take two", "西宁b", 2, 2, "    西宁b\n      ^~~"),
    ("combining marks take none", "e\u{301}e\u{301}b", 3, 1, "    e\u{301}e\u{301}b\n      ^"),
    ("flags take two", "🇰🇿b", 2, 1, "    🇰🇿b\n      ^"),
    ("behind the end", "ab", 3, 1, "    ab\n      ^"),
    ("far behind the end", "ab", 99, 5, "    ab\n      ^"),
    ("longer than the line", "ab", 2, 99, "    ab\n     ^"),
    ("control characters become visible", "\u{1B}[1m\u{202E}b", 2, 1, "    ␛[1m\u{FFFD}b\n     ^"),
  ])
  func caret(name: String, text: String, column: Int, length: Int, expected: String) {
    #expect(render(text, column: column, length: length) == "s:1:\(column): error: wrong\n\(expected)")
  }

  @Test func otherFileOrNoSuchLine() {
    let source = SourceText(file: "s", bytes: Array("a".utf8))
    #expect(source.render(Finding("x", at: SourcePlace(file: "t", line: 1, column: 1), "m")) == "t:1:1: error: m")
    let beyond = source.render(Finding("x", at: SourcePlace(file: "s", line: 9, column: 9), "m"))
    #expect(beyond == "s:9:9: error: m\n    \n    ^")
  }

  @Test func notUTF8() {
    let bytes: [UInt8] = [0x61, 0x3A, 0x20, 0xE9, 0x0A]
    let rendered = ScenarioText.parse(bytes, file: "s").1.map { SourceText(file: "s", bytes: bytes).render($0) }
    #expect(
      rendered == [
        """
        s:1:4: error: the byte 0xE9 is not valid UTF-8 here
            a: \u{FFFD}
               ^
          expected: a text file in UTF-8
          Maybe the file was saved as Windows-1252, KOI8-R or another encoding; save it as UTF-8.
        """
      ])
  }

  @Test func messageStaysOnOneLine() {
    #expect(render("a", column: 1, message: "x\ny\u{1B}").hasPrefix("s:1:1: error: x␊y␛\n"))
    #expect(quoted(String(repeating: "x", count: 41)) == "'\(String(repeating: "x", count: 40))…'")
  }
}
