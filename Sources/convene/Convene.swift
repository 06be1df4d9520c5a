import Files
import Foundation
import ScenarioText

/// The command: finds the subcommand, runs it, and turns every failure into a sentence and an exit code.
@main
struct Convene {
  static let version = "0.1.0"

  static let subcommands: [any Subcommand.Type] = [
    PlanCommand.self, AdoptCommand.self, WhatIfCommand.self, CompareCommand.self, ToleranceCommand.self,
    RiskCommand.self,
    WhyCommand.self,
    ConflictCommand.self, CheckCommand.self,
    VerifyCommand.self,
    ExportCommand.self,
    CompileCommand.self, NewCommand.self,
  ]

  static func main() {
    Interrupt.startClock()
    // A closed pipe is reported by the write that fails, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst()), ProcessInfo.processInfo.environment).rawValue)
  }

  private static func run(_ words: [String], _ environment: [String: String]) -> ExitCode {
    let quiet = words.contains(Option.quiet.name)
    let terminal = Terminal(isQuiet: quiet, environment: environment)
    do {
      return try dispatch(words, terminal)
    } catch let error as UsageError {
      terminal.say("convene: \(error.sentence)")
      return .usage
    } catch let error as FileError {
      terminal.say("convene: \(error)")
      return .inputOutput
    } catch let code as ExitCode {
      return code
    } catch let error as CocoaError where error.code == .fileWriteUnknown {
      return .inputOutput
    } catch {
      terminal.say("convene: internal error: \(error)\nMaybe a smaller scenario shows it too; please report it.")
      return .internalError
    }
  }

  private static func dispatch(_ words: [String], _ terminal: Terminal) throws -> ExitCode {
    guard let word = words.first, word != Option.help.name, word != "help" else {
      try terminal.answer(Help.overview(subcommands))
      return words.isEmpty ? .usage : .success
    }
    if word == "--version" {
      try terminal.answer("convene \(version)\n")
      return .success
    }
    guard let subcommand = subcommands.first(where: { $0.name == word }) else {
      throw UsageError.unknownSubcommand(word, nearest: nearest(word, among: subcommands.map { $0.name }))
    }
    let common = (subcommand.readsScenario ? [.with] : []) + [Option.json, .quiet, .help]
    let known = subcommand.options + common.filter { !subcommand.options.contains($0) }
    let arguments = try Arguments(
      Array(words.dropFirst()), operands: subcommand.operands, takesMore: subcommand.takesMore, options: known)
    if arguments.has(.help) {
      try terminal.answer(Help.page(subcommand, options: known))
      return .success
    }
    return try subcommand.run(arguments, terminal)
  }
}
