import Files
import Foundation

/// `convene-bench generate --meetings N --seed S [--load calm|busy] [--to FILE]`: a scenario that has a plan.
struct GenerateCommand {
  var meetings = 0
  var seed: UInt64 = 0
  var load = GeneratorLoad.calm
  var file: String?

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    var hasSeed = false
    while let argument = rest.popFirst() {
      let value = rest.popFirst()
      switch argument {
      case "--meetings": meetings = value.flatMap { Int($0) } ?? 0
      case "--seed":
        guard let number = value.flatMap({ UInt64($0) }) else {
          throw Unreadable(description: "--seed needs a number from 0.")
        }
        seed = number
        hasSeed = true
      case "--load":
        guard let named = value.flatMap({ GeneratorLoad(rawValue: $0) }) else {
          throw Unreadable(description: "--load is calm or busy.")
        }
        load = named
      case "--to": file = value
      default: throw Unreadable(description: "generate does not know '\(argument)'.")
      }
    }
    guard (12...1500).contains(meetings) else {
      throw Unreadable(description: "--meetings needs a number, 12 to 1500.")
    }
    guard hasSeed else { throw Unreadable(description: "--seed is missing; it makes the scenario repeatable.") }
  }

  func run() throws {
    let text = try GeneratorText.scenario(meetings: meetings, seed: seed, load: load)
    if let file {
      try Files.writeAtomically(Array(text.utf8), to: file)
    } else {
      print(text, terminator: "")
    }
  }
}
