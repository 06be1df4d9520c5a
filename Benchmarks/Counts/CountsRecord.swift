import Files
import Foundation
import Solver

/// The work of one solve: counts that are the same on every run and for every number of threads.
package struct CountsRecord: Codable, Hashable {
  package var problem: String
  package var status: String
  package var objective: Int?
  package var nodes: Int
  package var lps: Int
  package var pivots: Int
  package var rows: Int

  package init(
    problem: String, status: String, objective: Int?, nodes: Int, lps: Int, pivots: Int, rows: Int
  ) {
    self.problem = problem
    self.status = status
    self.objective = objective
    self.nodes = nodes
    self.lps = lps
    self.pivots = pivots
    self.rows = rows
  }

  init(_ problem: String, _ result: InstanceResult) {
    self.init(
      problem: problem, status: result.status, objective: result.best?.cost, nodes: result.work.nodes,
      lps: result.work.linearPrograms, pivots: result.work.pivots, rows: result.work.rows)
  }

  private var counts: [(name: String, count: Int)] {
    [("nodes", nodes), ("linear programs", lps), ("pivots", pivots), ("rows", rows)]
  }

  /// The gate: what differs from the records, in words.
  ///
  /// A count may differ by a tenth, or by ten where that is more: other releases of a compiler or of GLPK round otherwise.
  package static func differences(of measured: [CountsRecord], from recorded: [CountsRecord]) -> [String] {
    var differences: [String] = []
    for record in recorded where !measured.contains(where: { $0.problem == record.problem }) {
      differences.append("\(record.problem) is recorded and no longer solved")
    }
    for record in measured {
      guard let old = recorded.first(where: { $0.problem == record.problem }) else {
        differences.append("\(record.problem) is not recorded")
        continue
      }
      if (record.status, record.objective) != (old.status, old.objective) {
        func text(_ record: CountsRecord) -> String { "\(record.status) \(record.objective.map { "\($0)" } ?? "")" }
        differences.append("\(record.problem) is \(text(record)), recorded is \(text(old))")
      }
      for (now, before) in zip(record.counts, old.counts)
      where abs(now.count - before.count) > max(10, before.count / 10) {
        let percent = Double(now.count - before.count) / Double(max(1, before.count)) * 100
        differences.append(
          String(
            format: "%@: %d %@, recorded are %d (%+.0f %%)", record.problem, now.count, now.name, before.count, percent)
        )
      }
    }
    return differences
  }

  static func read(_ path: String) throws -> [CountsRecord] {
    let bytes = try Files.read(path, limit: 1_000_000)
    do {
      return try JSONDecoder().decode([CountsRecord].self, from: Data(bytes))
    } catch {
      throw Unreadable(description: "'\(path)' is no list of counts. Maybe write it anew with --record.")
    }
  }

  /// One record a line, so that a change shows as what it is.
  static func write(_ records: [CountsRecord], to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let lines = try records.map { "  " + String(decoding: try encoder.encode($0), as: UTF8.self) }
    try Files.writeAtomically(Array("[\n\(lines.joined(separator: ",\n"))\n]\n".utf8), to: path)
  }
}
