import Foundation
public import Planning
import Solver

/// The optimizer's problem as a file: versioned JSON, described in `Documentation/Engine.md`.
public enum EngineFile {
  /// The version of the format.
  public static let version = 2

  private struct Content: Encodable {
    var conveneEngine = EngineFile.version
    let scenario: String
    let problem: Problem

    enum CodingKeys: String, CodingKey {
      case conveneEngine = "convene-engine"
      case scenario, problem
    }
  }

  /// The problem of a scenario as JSON with sorted keys.
  ///
  /// - Throws: `EngineFileError` when an item has no day left by its own rules, so that there is no problem to write.
  public static func bytes(of context: Context) throws -> [UInt8] {
    switch Compiler.compile(context) {
    case .contradictions(let contradictions):
      throw EngineFileError(items: contradictions.map { "\($0.item)" })
    case .problem(let compiled):
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      let content = Content(scenario: context.scenario.id, problem: compiled.problem)
      return Array(try encoder.encode(content)) + [UInt8(ascii: "\n")]
    }
  }
}

/// Items without a day, so that no problem can be written.
public struct EngineFileError: Error, Hashable, Sendable, CustomStringConvertible {
  public var items: [String]

  public var description: String {
    "No day is left for \(items.joined(separator: ", ")), so there is no problem to write. Maybe plan the scenario to see why."
  }
}
