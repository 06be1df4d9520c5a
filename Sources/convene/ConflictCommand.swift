import Analysis
import Foundation
import Planning
import Reporting
import Scheduling
import Solver

/// `convene conflict`: says which rules of a scenario cannot hold together.
struct ConflictCommand: Subcommand {
  static let name = "conflict"
  static let summary = "name the smallest set of rules that clash, say why, and offer ways out"
  static let discussion = """
    Where a scenario has no plan, names rules that cannot hold together and of which none can be left
    out, each with its place, its owner and its reason, and derives day by day why they clash. Ends with
    code 3 then, and with 0 when the rules can hold together.
    """
  static let operands = ["SCENARIO"]
  static let options: [Option] = [.timeLimit, .all]
  static let examples = ["convene conflict scenarios/tutorial/infeasible.yaml"]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let context = try LoadedScenario(arguments.operands[0]).context(arguments, terminal)
    let interrupt = Interrupt(timeLimit: try arguments.timeLimit())
    return try explain(context, arguments, terminal, options: SolveOptions(shouldStop: { interrupt.shouldStop }))
  }

  /// Says which rules clash, or that they can hold together.
  static func explain(
    _ context: Context, _ arguments: Arguments, _ terminal: Terminal, options: SolveOptions
  ) throws -> ExitCode {
    switch conflicts(in: context, most: arguments.has(.all) ? 20 : 1, options: options) {
    case .none:
      try terminal.answer("\(context.scenario.title): the rules can hold together.\n")
      return .success
    case .conflicts(let conflicts, let isComplete):
      let style = TextStyle(hasColour: terminal.hasColour)
      let repairs = try repairs(of: context, conflicts: conflicts, options: options)
      try terminal.answer(
        ConflictReport.text(conflicts, isComplete: isComplete, repairs: repairs, in: context, style: style))
      return .noPlan
    case .impossible(let items):
      try terminal.answer("No day is left for \(items.map { "\($0)" }.joined(separator: ", ")) by the frame alone.\n")
      return .noPlan
    case .unknown:
      return .stoppedWithoutPlan
    }
  }
}
