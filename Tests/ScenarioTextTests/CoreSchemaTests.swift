import ScenarioText
import Testing

/// YAML 1.2.2 section 10.3.2.
@Suite struct CoreSchemaTests {
  private func scalar(_ text: String) -> Scalar? {
    let (tree, findings) = ScenarioText.parse(Array("v: \(text)\n".utf8), file: "s.yaml")
    #expect(findings.isEmpty)
    return tree?.entries?.first?.value.scalar
  }

  @Test(
    arguments: [
      ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .string),
      ("true", .bool(true)), ("True", .bool(true)), ("TRUE", .bool(true)), ("false", .bool(false)),
      ("False", .bool(false)), ("FALSE", .bool(false)), ("tRUE", .string),
      ("yes", .string), ("no", .string), ("NO", .string), ("on", .string), ("off", .string), ("y", .string),
      ("0", .int(0)), ("12", .int(12)), ("+12", .int(12)), ("-12", .int(-12)), ("007", .int(7)), ("0o17", .int(15)),
      ("0x1F", .int(31)), ("0o18", .string), ("0x", .string), ("-0x1", .string), ("1_000", .string), ("0b1", .string),
      ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
      ("9223372036854775808", .float(9_223_372_036_854_775_808)),
      ("0xFFFFFFFFFFFFFFFF", .float(18_446_744_073_709_551_616)),
      ("1.5", .float(1.5)), ("1.", .float(1)), (".5", .float(0.5)), ("-.5e-1", .float(-0.05)), ("1e3", .float(1_000)),
      ("1E+3", .float(1_000)), ("1e", .string), (".", .string), ("1.2.3", .string), ("+", .string), ("e3", .string),
      (".inf", .float(.infinity)), ("-.INF", .float(-.infinity)), ("+.Inf", .float(.infinity)), ("inf", .string),
      ("nan", .string), ("1e999", .float(.infinity)),
      ("2023-08-27", .string), ("2023-08-01 .. 2023-09-15", .string), ("09:30-18:00", .string), ("12:30", .string),
      ("3 days", .string), ("\"12\"", .string), ("'true'", .string), ("\"\"", .string), ("|\n  12", .string),
      ("!!str 12", .string), ("! 12", .string), ("!!int \"12\"", .int(12)), ("!!float 12", .float(12)),
      ("!!bool 'true'", .bool(true)), ("!!null ''", .null),
    ] as [(String, Scalar.Kind)])
  func kind(text: String, kind: Scalar.Kind) {
    #expect(scalar(text)?.kind == kind)
  }

  @Test func notANumberIsANumber() {
    guard case .float(let value) = scalar(".nan")?.kind else {
      Issue.record(".nan is no float")
      return
    }
    #expect(value.isNaN)
  }

  @Test func styles() {
    #expect(scalar("a")?.style == .plain)
    #expect(scalar("'a'")?.style == .quoted)
    #expect(scalar("\"a\"")?.style == .quoted)
    #expect(scalar(">\n  a")?.style == .block)
  }

  @Test func scalarFromACommandLine() {
    #expect(Scalar(plain: "12") == Scalar(text: "12", style: .plain, kind: .int(12)))
    #expect(Scalar(plain: "2023-08-27").kind == .string)
  }

  @Test func summaries() {
    let summaries = ["", "true", "12", "1.5", "xining", "[a]", "{a: b}"].map { text in
      ScenarioText.parse(Array("v: \(text)".utf8), file: "s").0?.entries?.first?.value.summary
    }
    #expect(
      summaries == [
        "nothing", "the truth value true", "the number 12", "the number 1.5", "the text 'xining'", "a list",
        "a mapping",
      ])
  }
}
