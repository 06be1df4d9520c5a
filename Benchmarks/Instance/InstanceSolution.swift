import Files
import Foundation

/// What a solver answers to an instance, by task.
package struct InstanceSolution: Codable {
  /// Cost points; nil where the solver does not say.
  package var objective: Int?
  /// The day on which each task starts.
  package var start: [Int]
  /// The place of each task, -1 or nil for none.
  package var place: [Int?]
  /// The session in which a document is approved, -1 for silence, -2 or nil where there is no choice.
  package var alt: [Int?]

  package init(objective: Int?, start: [Int], place: [Int?], alt: [Int?]) {
    self.objective = objective
    self.start = start
    self.place = place
    self.alt = alt
  }

  package init(contentsOf path: String) throws {
    let data = Data(try Files.read(path, limit: 100_000_000))
    do {
      self = try JSONDecoder().decode(InstanceSolution.self, from: data)
    } catch {
      throw Unreadable(
        description: "'\(path)' is no solution: it needs whole numbers in the lists start, place and alt.")
    }
  }

  package func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try Files.writeAtomically(Array(try encoder.encode(self)) + [UInt8(ascii: "\n")], to: path)
  }
}
