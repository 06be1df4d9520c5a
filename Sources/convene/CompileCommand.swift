import Files
import Foundation
import Planning
import Scheduling

/// `convene compile`: writes the problem that the optimizer solves.
struct CompileCommand: Subcommand {
  static let name = "compile"
  static let summary = "write the anonymous problem that the optimizer solves, as JSON"
  static let discussion = """
    Turns a scenario into the optimizer's problem: activities with priced values, and constraints between
    them. `Documentation/Engine.md` describes the format.
    """
  static let operands = ["SCENARIO"]
  static let options: [Option] = [.to]
  static let examples = ["convene compile scenarios/tutorial/first.yaml --to problem.json"]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let context = try LoadedScenario(arguments).context(arguments, terminal)
    let bytes = try EngineFile.bytes(of: context)
    if let path = arguments.value(.to) {
      try Files.writeAtomically(bytes, to: path)
      terminal.remark("Wrote \(path).")
    } else {
      try terminal.answer(bytes)
    }
    return .success
  }
}
