import Files
import Interchange
import Planning

/// `convene export`: plans a scenario and writes the plan for another program.
struct ExportCommand: Subcommand {
  static let name = "export"
  static let summary = "plan and write the plan as iCalendar, JSON or CSV"
  static let discussion = """
    Plans a scenario and writes the plan in another format: ics for calendars, csv for spreadsheets, json
    for programs. Meetings keep their identity in calendars from one export to the next.
    """
  static let operands = ["SCENARIO"]
  static let options = [.format, .to] + PlanningRun.options
  static let examples = [
    "convene export scenarios/cica-2023-2024/scenario.yaml --as ics --to cica.ics",
    "convene export scenarios/tutorial/first.yaml --as csv",
  ]

  enum Format: String, CaseIterable {
    case json, csv, ics
  }

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let word = arguments.value(.format) ?? (arguments.has(.json) ? Format.json.rawValue : Format.ics.rawValue)
    guard let format = Format(rawValue: word) else {
      throw UsageError.badValue(
        .format, word, expected: "one of \(Format.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let context = try LoadedScenario(arguments).context(arguments, terminal)
    let planned = try PlanningRun(arguments: arguments, terminal: terminal).network(context)
    let bytes: [UInt8] =
      switch format {
      case .json: try PlanFile(planned.network, in: context).bytes()
      case .csv: Array(PlanTable.csv(planned.network, in: context).utf8)
      case .ics: try CalendarExport.calendar(planned.network, in: context)
      }
    if let path = arguments.value(.to) {
      try Files.writeAtomically(bytes, to: path)
      terminal.remark("Wrote \(path).")
    } else {
      try terminal.answer(bytes)
    }
    return planned.code
  }
}
