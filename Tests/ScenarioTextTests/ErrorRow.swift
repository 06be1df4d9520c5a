import ScenarioText
import Testing

/// A text with errors, and all that is shown for it.
struct ErrorRow: CustomTestStringConvertible {
  let name: String
  let text: String
  let shown: String
  var testDescription: String { name }

  func check() {
    let bytes = Array(text.utf8)
    let (_, findings) = ScenarioText.parse(bytes, file: "s.yaml")
    let source = SourceText(file: "s.yaml", bytes: bytes)
    #expect(findings.containErrors)
    #expect(findings.map { source.render($0) }.joined(separator: "\n") == shown)
  }
}
