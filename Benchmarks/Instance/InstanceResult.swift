import Solver

/// What a solve of an instance brought, and the work that it took.
struct InstanceResult {
  var status: String
  var best: Solution?
  var bound: Int?
  var work: SolveStatistics

  var isProven: Bool { status.hasPrefix("optimal") || status == "infeasible" }

  init(_ outcome: Outcome, work: SolveStatistics) {
    self.work = work
    switch outcome {
    case .optimal(let solution, let tieProven):
      (status, best, bound) = (tieProven ? "optimal" : "optimal in cost", solution, solution.cost)
    case .feasible(let solution, let limit): (status, best, bound) = ("feasible", solution, limit)
    case .infeasible: status = "infeasible"
    case .stopped(let limit): (status, bound) = ("stopped", limit)
    }
  }

  /// - Parameter seconds: of compiling and solving.
  func record(of instance: String, seconds: Duration) -> SolveRecord {
    var record = SolveRecord(
      instance: instance, status: status, objective: best?.cost, bound: bound,
      seconds: SolveRecord.rounded(seconds.seconds, to: 4), memory: SolveRecord.peakMemory(), tie: best?.tie,
      nodes: work.nodes, lps: work.linearPrograms, pivots: work.pivots, rows: work.rows, clusters: work.clusters,
      merges: work.merges)
    record.setGap()
    return record
  }
}

extension CompiledInstance {
  func solve(_ options: SolveOptions) -> InstanceResult {
    // A task without a day leaves nothing to solve.
    guard hopeless == nil else { return InstanceResult(.infeasible, work: SolveStatistics()) }
    var optimizer = Optimizer(problem, options: options)
    let outcome = optimizer.solve()
    return InstanceResult(outcome, work: optimizer.statistics)
  }
}
