import Analysis
import Files
import Foundation
import Interchange
import Planning
import Scheduling

/// `convene conflict`: says which rules of a scenario cannot hold together.
struct ConflictCommand: Subcommand {
  static let name = "conflict"
  static let summary = "name the smallest set of rules that clash, say why, and offer ways out"
  static let discussion = """
    Where a scenario has no plan, names rules that cannot hold together and of which none can be left
    out, each with its place, its owner and its reason; derives day by day why they clash; and offers the
    cheapest repairs. Ends with code 3 then, and with 0 when the rules can hold together.
    """
  static let operands = ["SCENARIO"]
  static let options: [Option] = [.all, .apply, .to, .shape, .timeLimit]
  static let examples = [
    "convene conflict scenarios/tutorial/infeasible.yaml",
    "convene conflict scenarios/tutorial/infeasible.yaml --apply 1 --to repair.yaml",
    "convene conflict --all scenarios/conflicts/travel.yaml",
    "convene conflict --as html scenarios/conflicts/capacity.yaml > clash.html",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let shape = try arguments.shape()
    let loaded = try LoadedScenario(arguments)
    let context = try loaded.context(arguments, terminal)
    let interrupt = Interrupt(timeLimit: try arguments.timeLimit())
    let code = try NoPlanRun(arguments: arguments, terminal: terminal, interrupt: interrupt)
      .answer(context, as: shape) { noPlan in
        if arguments.has(.apply) { try apply(noPlan.repairs, context, loaded, arguments, terminal) }
      }
    if code == .success {
      if shape == .json {
        try terminal.answer(NoPlanFile.feasible(context))
      } else {
        try terminal.answer("\(context.scenario.title): its hard rules can hold together.\n")
      }
    }
    return code
  }

  /// Writes the repair that was asked for; never over a file that is there.
  private static func apply(
    _ repairs: [Repair], _ context: Context, _ loaded: LoadedScenario, _ arguments: Arguments, _ terminal: Terminal
  ) throws {
    let text = arguments.value(.apply) ?? ""
    guard let number = Int(text), repairs.indices.contains(number - 1) else {
      let most = repairs.isEmpty ? "a way out, of which there is none" : "a number from 1 to \(repairs.count)"
      throw UsageError.badValue(.apply, text, expected: most)
    }
    let scenario = arguments.operands[0]
    let path = arguments.value(.to) ?? (scenario == "-" ? "repair-\(number).yaml" : RepairPatch.path(scenario, number))
    guard !FileManager.default.fileExists(atPath: path) else {
      throw UsageError.badValue(.apply, text, expected: "written over \(path), which is there. Maybe --to another file")
    }
    guard let patch = RepairPatch(repair: repairs[number - 1], context: context).text(number: number, of: loaded) else {
      throw VerificationFailure(facts: ["no patch of the scenario's file says what repair \(number) changes"])
    }
    try Files.writeAtomically(Array(patch.utf8), to: path)
    terminal.remark("Wrote \(path); plan with it: convene plan \(scenario) --with \(path)")
  }
}
