import Foundation
import Solver

/// `convene-bench cases DIRECTORY [--limit SECONDS]`: solves the published scheduling problems in a folder and compares with the known results.
struct CasesCommand {
  let directory: String
  let limit: Double

  /// The published least makespan of a case, nil for infeasible; the others are only reported.
  static let expected: [(name: String, makespan: Int?)] = [
    ("J30_1_1", 43), ("J30_2_1", 38), ("J30_48_1", 63), ("psp_j10_33", 70), ("UBO10_01", nil),
  ]
  /// Cases too hard to insist on a proof.
  static let reported: [(name: String, makespan: Int)] = [
    ("J30_1_2", 47), ("J30_13_1", 58), ("J30_29_1", 85), ("J60_1_1", 77), ("j301_1", 43),
  ]

  init(_ arguments: [String]) throws {
    guard let directory = arguments.first else {
      throw Unreadable(description: "usage: convene-bench cases DIRECTORY [--limit SECONDS]")
    }
    self.directory = directory
    limit = arguments.count > 2 && arguments[1] == "--limit" ? Double(arguments[2]) ?? 20 : 20
  }

  /// - Returns: whether every case that has to agree does.
  func run() throws -> Bool {
    let root = URL(fileURLWithPath: directory)
    let files = (FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? [])
      .filter { file in [".dzn", ".sm", ".sch"].contains { file.hasSuffix($0) } }.sorted()
    guard !files.isEmpty else { throw Unreadable(description: "There are no cases in '\(directory)'.") }
    print("case            status      value  bound   nodes   pivots  seconds  expected")
    var allAgree = true
    for file in files {
      let project = try ResourceProject(contentsOf: root.appendingPathComponent(file).path)
      let name = String((file as NSString).lastPathComponent.prefix { $0 != "." })
      if !solve(name, project) { allAgree = false }
    }
    return allAgree
  }

  private func solve(_ name: String, _ project: ResourceProject) -> Bool {
    let problem = project.problem
    let begin = ContinuousClock().now
    let deadline = begin + .seconds(limit)
    var optimizer = Optimizer(problem, options: SolveOptions(shouldStop: { ContinuousClock().now > deadline }))
    let outcome = optimizer.solve()
    let seconds = (ContinuousClock().now - begin).seconds
    let status: String
    var value: Int?
    var bound: Int?
    switch outcome {
    case .optimal(let solution, _): (status, value, bound) = ("optimal", solution.cost, solution.cost)
    case .feasible(let solution, let limit): (status, value, bound) = ("feasible", solution.cost, limit)
    case .infeasible: status = "infeasible"
    case .stopped(let limit): (status, bound) = ("stopped", limit)
    }
    var (wanted, agrees) = judge(name, outcome)
    let clash = outcome == .infeasible ? project.clash(options: SolveOptions()) : nil
    // No lags of these cases clash by themselves: a resource must be named.
    if outcome == .infeasible, clash.map({ $0.resources.isEmpty || !$0.isMinimal }) ?? true { agrees = false }
    let columns = [
      (name, 16), (status, 12), (value.map(String.init) ?? "-", 7), (bound.map(String.init) ?? "-", 8),
      (String(optimizer.statistics.nodes), 8), (String(optimizer.statistics.pivots), 8),
      (String(format: "%.2f", seconds), 9), (wanted, 9),
    ]
    let line = columns.map { $0.0.padding(toLength: max($0.1, $0.0.count + 1), withPad: " ", startingAt: 0) }
    print(line.joined() + (agrees ? "ok" : "FAIL"))
    if let clash { print("  \(clash.sentence)") }
    return agrees
  }

  /// What was expected, and whether the outcome agrees with it: never a value below a known optimum, nor a bound above it.
  private func judge(_ name: String, _ outcome: Outcome) -> (String, Bool) {
    let required = Self.expected.first { $0.name == name }
    let known = required?.makespan ?? Self.reported.first { $0.name == name }?.makespan
    let wanted = known.map(String.init) ?? (required == nil ? "-" : "none")
    switch outcome {
    case .optimal(let solution, _):
      if let required { return (wanted, solution.cost == required.makespan) }
      return (wanted, known == nil || solution.cost == known)
    case .infeasible: return (wanted, required != nil && required?.makespan == nil)
    case .feasible(let solution, let bound):
      let isPossible = known.map { bound <= $0 && $0 <= solution.cost } ?? true
      return (wanted, required == nil && isPossible)
    case .stopped(let bound): return (wanted, required == nil && (known.map { bound <= $0 } ?? true))
    }
  }
}
