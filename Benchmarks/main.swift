import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  let words = Array(arguments.dropFirst())
  switch arguments.first {
  case "solve": try SolveCommand(words).run()
  case "instance": try InstanceCommand(words).run()
  case "check": if try !CheckCommand(words).run() { exit(1) }
  case "table": if try !TableCommand(words).run() { exit(1) }
  case "counts": if try !CountsCommand(words).run() { exit(1) }
  case "exactness": if try !ExactnessCommand(words).run() { exit(1) }
  case "ladder": try LadderCommand(words).run()
  case "slips": if try !SlipsCommand(words).run() { exit(1) }
  case "cases": if try !CasesCommand(words).run() { exit(1) }
  case "conflicts": try ConflictsCommand(words).run()
  case "generate": try GenerateCommand(words).run()
  default:
    throw Unreadable(
      description: """
        usage: \(SolveCommand.usage)
        \(InstanceCommand.usage)
        \(CheckCommand.usage)
        \(SlipsCommand.usage)
        \(TableCommand.usage)
        \(CountsCommand.usage)
        \(ExactnessCommand.usage)
        \(LadderCommand.usage)
        convene-bench cases DIRECTORY [--limit SECONDS]
        convene-bench generate --meetings N --seed S [--load calm|busy]
          [--infeasible window|travel|capacity|notice] [--to FILE]
        convene-bench conflicts [PATCH ...] [--scenario FILE] [--meetings N] [--seed S]
        """)
  }
} catch {
  FileHandle.standardError.write(Data("convene-bench: \(error)\n".utf8))
  exit(1)
}
