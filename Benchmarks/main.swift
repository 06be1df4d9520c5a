import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch arguments.first {
  case "solve": try SolveCommand(Array(arguments.dropFirst())).run()
  default: throw Unreadable(description: "usage: convene-bench solve INSTANCE.json --limit SECONDS")
  }
} catch {
  FileHandle.standardError.write(Data("convene-bench: \(error)\n".utf8))
  exit(1)
}
