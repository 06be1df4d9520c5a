import Foundation
import Planning
import ScenarioText

/// `convene check`: reads a scenario and says everything that is wrong with it, without planning.
struct CheckCommand: Subcommand {
  static let name = "check"
  static let summary = "say everything that is wrong with a scenario, without planning"
  static let discussion = """
    Reads a scenario file with the holiday files it names and reports all errors and warnings at once,
    each with its place, what was expected and what to do.
    """
  static let operands = ["SCENARIO"]
  static let options: [Option] = [.strict]
  static let examples = ["convene check scenarios/tutorial/first.yaml", "convene check --strict --json plan.yaml"]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let loaded = try LoadedScenario(arguments)
    let findings = loaded.reading.findings
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    if arguments.has(.json) {
      try terminal.answer(FindingsFile(findings).bytes())
    } else {
      for finding in findings { try terminal.answer(loaded.text.render(finding) + "\n") }
      if !terminal.isQuiet { try terminal.answer(summary(loaded, errors: errors, warnings: warnings)) }
    }
    if errors > 0 { return .scenarioErrors }
    return arguments.has(.strict) && warnings > 0 ? .refused : .success
  }

  private static func summary(_ loaded: LoadedScenario, errors: Int, warnings: Int) -> String {
    func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    guard let scenario = loaded.reading.scenario else {
      return "\(counted(errors, "error")), \(counted(warnings, "warning")).\n"
    }
    let parts = [
      counted(scenario.meetings.count, "meeting"), counted(scenario.documents.count, "document"),
      counted(scenario.tasks.count, "task"), counted(scenario.events.count, "event"),
    ]
    return "\(scenario.title): \(parts.joined(separator: ", ")); no errors, \(counted(warnings, "warning")).\n"
  }
}

/// Findings as JSON, for editors and scripts.
struct FindingsFile: Encodable {
  struct Record: Encodable {
    let severity: String
    let code: String
    let file: String
    let line: Int
    let column: Int
    let message: String
    let expected: String?
    let advice: String?
  }

  let findings: [Record]

  init(_ findings: [Finding]) {
    self.findings = findings.map {
      Record(
        severity: $0.severity.rawValue, code: $0.code, file: $0.place.file, line: $0.place.line,
        column: $0.place.column, message: $0.message, expected: $0.expected, advice: $0.advice)
    }
  }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
