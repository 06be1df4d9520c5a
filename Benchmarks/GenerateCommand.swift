import Files
import Foundation

/// `convene-bench generate --meetings N --seed S [--load calm|busy] [--infeasible KIND] [--to FILE]`: a scenario that has a plan,
/// or by one planted clash has none. Beside a file stand the holiday files that it names.
struct GenerateCommand {
  private var generator = GeneratorText(meetings: 0, seed: 0)
  private var file: String?

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    var hasSeed = false
    while let argument = rest.popFirst() {
      let value = rest.popFirst()
      switch argument {
      case "--meetings": generator.meetings = value.flatMap { Int($0) } ?? 0
      case "--seed":
        guard let number = value.flatMap({ UInt64($0) }) else {
          throw Unreadable(description: "--seed needs a number from 0.")
        }
        generator.seed = number
        hasSeed = true
      case "--load":
        guard let named = value.flatMap({ GeneratorLoad(rawValue: $0) }) else {
          throw Unreadable(description: "--load is calm or busy.")
        }
        generator.load = named
      case "--infeasible":
        guard let named = value.flatMap({ GeneratorClash(rawValue: $0) }) else {
          let kinds = GeneratorClash.allCases.map(\.rawValue).joined(separator: ", ")
          throw Unreadable(description: "--infeasible is one of \(kinds).")
        }
        generator.clash = named
      case "--to": file = value
      default: throw Unreadable(description: "generate does not know '\(argument)'.")
      }
    }
    guard (12...1500).contains(generator.meetings) else {
      throw Unreadable(description: "--meetings needs a number, 12 to 1500.")
    }
    guard hasSeed else { throw Unreadable(description: "--seed is missing; it makes the scenario repeatable.") }
  }

  func run() throws {
    guard let file else {
      print(try generator.scenario().text, terminator: "")
      return
    }
    var generator = generator
    generator.hasFiles = true
    let scenario = try generator.scenario()
    let folder = URL(filePath: file).deletingLastPathComponent()
    for holidays in scenario.files {
      try Files.writeAtomically(holidays.bytes, to: folder.appending(path: holidays.name).path(percentEncoded: false))
    }
    try Files.writeAtomically(Array(scenario.text.utf8), to: file)
  }
}
