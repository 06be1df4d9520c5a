import Files
import Foundation

/// What a solver says about an instance: one line of JSON, ours and the peers' alike.
struct SolveRecord: Codable {
  var instance: String
  /// `optimal`, `optimal in cost`, `feasible`, `infeasible` or `stopped`.
  var status: String
  var objective: Int?
  /// No solution costs less.
  var bound: Int?
  /// How far the objective lies above the bound, as a share of the objective.
  var gap: Double?
  /// Seconds to compile and to solve.
  var seconds: Double
  var memory: Int
  var tie: Int?
  var nodes: Int?
  var lps: Int?
  var pivots: Int?
  var rows: Int?
  var clusters: Int?
  var merges: Int?
  /// Seconds to the first solution.
  var first: Double?
  /// Whether the solution keeps the instance, by a checker that knows only the instance.
  var valid: Bool?

  enum CodingKeys: String, CodingKey {
    case instance, status, objective, bound, gap, seconds, tie, nodes, lps, pivots, rows, clusters, merges, first, valid
    case memory = "memory_mb"
  }

  var isProven: Bool { status.hasPrefix("optimal") || status == "infeasible" }

  mutating func setGap() {
    guard let objective, let bound else { return }
    gap = objective == 0 ? 0 : Self.rounded(Double(objective - bound) / Double(objective), to: 6)
  }

  static func rounded(_ number: Double, to digits: Int) -> Double {
    let power = pow(10, Double(digits))
    return (number * power).rounded() / power
  }

  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// The most memory that this process has used, in megabytes; 0 where the system does not say.
  static func peakMemory() -> Int {
    // What getrusage says goes on from the process before, if that started this one.
    let status = (try? Files.read("/proc/self/status", limit: 100_000)) ?? []
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
    return (line.split { $0 == " " || $0 == "\t" }.compactMap { Int($0) }.first ?? 0) / 1024
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
