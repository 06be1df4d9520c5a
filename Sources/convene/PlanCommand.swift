import Analysis
import Files
import Foundation
import Interchange
import Planning
import Reporting
import Scheduling
import Solver

/// `convene plan`: proposes the best plan and says what it rests on.
struct PlanCommand: Subcommand {
  static let name = "plan"
  static let summary = "propose the best plan, proven optimal, with its critical path"
  static let discussion = """
    Reads a scenario and proposes the plan that costs least, then is earliest; proven optimal unless a
    limit ends the work first. Prints meetings, documents and how each is approved, the cost by rule and
    the longest path. Ctrl-C ends the work with the best plan so far.
    """
  static let operands = ["SCENARIO"]
  static let options = PlanningRun.options + [.output]
  static let examples = [
    "convene plan scenarios/tutorial/first.yaml",
    "convene plan scenarios/cica-2023-2024/scenario.yaml --output out",
    "convene plan scenarios/cica-2023-2024/scenario.yaml --with scenarios/cica-2023-2024/patches/rally-floods.yaml",
    "convene plan - --json --time-limit 10s < scenarios/tutorial/first.yaml",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let context = try LoadedScenario(arguments).context(arguments, terminal)
    let planned = try PlanningRun(arguments: arguments, terminal: terminal).network(context)
    let file = try PlanFile(planned.network, in: context).bytes()
    if let folder = arguments.value(.output) {
      try Files.makeFolder(folder)
      let path = folder as NSString
      try Files.writeAtomically(file, to: path.appendingPathComponent("plan.json"))
      let calendar = try CalendarExport.calendar(planned.network, in: context)
      try Files.writeAtomically(calendar, to: path.appendingPathComponent("plan.ics"))
    }
    if arguments.has(.json) {
      try terminal.answer(file)
    } else {
      let style = TextStyle(hasColour: terminal.hasColour)
      try terminal.answer(PlanReport.text(planned.network, in: context, style: style))
      if let folder = arguments.value(.output) {
        terminal.remark("Wrote \(folder)/plan.json and \(folder)/plan.ics.")
      }
    }
    return planned.code
  }
}
