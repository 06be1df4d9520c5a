import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch arguments.first {
  case "solve": try SolveCommand(Array(arguments.dropFirst())).run()
  case "cases": if try !CasesCommand(Array(arguments.dropFirst())).run() { exit(1) }
  case "conflicts": try ConflictsCommand(Array(arguments.dropFirst())).run()
  case "generate": try GenerateCommand(Array(arguments.dropFirst())).run()
  default:
    throw Unreadable(
      description: """
        usage: convene-bench solve INSTANCE.json --limit SECONDS [--solution OUT.json] [--trace] [--earliest]
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
