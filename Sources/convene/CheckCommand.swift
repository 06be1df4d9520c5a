import Analysis
import Interchange
import Planning
import Reporting
import ScenarioText
import Scheduling

/// `convene check`: reads a scenario and says everything that is wrong with it and how healthy it is, without planning.
struct CheckCommand: Subcommand {
  static let name = "check"
  static let summary = "say everything that is wrong with a scenario, and how healthy it is, without planning"
  static let discussion = """
    Reads a scenario file with the holiday files it names and reports all errors and warnings at once,
    each with its place, what was expected and what to do. A scenario without errors is then held against
    itself: rules that leave an item no day, which end with code 3, and ten checks of schedule health
    in the manner of the DCMA and GAO guides. Documentation/Health.md explains each.
    """
  static let operands = ["SCENARIO"]
  static let options: [Option] = [.strict]
  static let examples = ["convene check scenarios/tutorial/first.yaml", "convene check --strict --json plan.yaml"]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let loaded = try LoadedScenario(arguments)
    let findings = loaded.reading.findings
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    let health = loaded.reading.scenario.map { scenario in
      let context = Context(scenario)
      return ScheduleHealth(context, room: room(of: context))
    }
    if arguments.has(.json) {
      try terminal.answer(CheckFile(findings, health: health).bytes())
    } else {
      let style = TextStyle(hasColour: terminal.hasColour)
      for finding in findings { try terminal.answer(loaded.text.render(finding) + "\n") }
      if !terminal.isQuiet { try terminal.answer(summary(loaded, errors: errors, warnings: warnings)) }
      if let health {
        try terminal.answer(HealthReport.contradictions(health, style: style))
        if !terminal.isQuiet { try terminal.answer("\n" + HealthReport.text(health, style: style)) }
      }
    }
    guard let health else { return .scenarioErrors }
    if !health.contradictions.isEmpty { return .noPlan }
    return arguments.has(.strict) && (warnings > 0 || health.needsAttention) ? .refused : .success
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
