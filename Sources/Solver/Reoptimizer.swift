/// Where the clusters of a solve ended: a start for the same problem with fewer values, or with lower prices.
package struct WarmStart: Sendable {
  let clusters: [Cluster]
  /// What they know of the constraints.
  let awareness: Awareness
}

/// Solves one problem again and again, each time with other values left out (warm re-solves, step 9 of the method).
///
/// Propagation refutes most questions, and a construction near the known solution answers most others. For the rest the clusters go
/// on from where they ended: leaving values out raises no cluster's bound falsely, so that only those are solved again whose plans
/// are gone.
package final class Reoptimizer {
  package enum Answer {
    /// A solution within the limit; none costs less than `bound`, in cost points.
    case solution(Solution, bound: Int)
    /// There is none within the limit.
    case none(Refutation)
    /// A limit of work came first; no solution costs less than `bound`, in cost points.
    case unknown(bound: Int)
  }

  /// How it is shown that there is no solution.
  package enum Refutation {
    /// Propagation leaves some activity no value; the constraint that took the last one, nil where a price did.
    case propagation(constraint: Int?, emptied: Int?)
    /// All solutions cost more than the limit, or the exact search found none.
    case search
  }

  private let engine: Engine
  private let start: WarmStart
  private let known: [Int]

  /// - Parameters:
  ///   - known: A solution to stay close to.
  ///   - start: Where the clusters of the problem ended with prices at least as high, and all these values.
  ///   - drop: By how much the prices are lower at most, in sum, by activity.
  package init(
    _ problem: Problem, known: [Int], from start: WarmStart, lowered drop: [Int: Int] = [:],
    options: SolveOptions = SolveOptions()
  ) {
    engine = Engine(problem, budget: Budget(options))
    self.known = known
    self.start = WarmStart(
      clusters: start.clusters.map { cluster in
        var cluster = cluster
        cluster.bound = max(0, cluster.bound - cluster.activities.reduce(0) { $0 + (drop[$1] ?? 0) })
        return cluster
      }, awareness: start.awareness)
  }

  /// The work of all questions so far.
  package private(set) var statistics = SolveStatistics()

  /// Whether a value of an activity is left before anything is asked.
  package func isLeft(_ activity: Int, _ value: Int) -> Bool {
    !engine.model.isComplete || engine.propagator.alive[engine.model.first[activity] + value]
  }

  /// A solution in which some activities take only the values that are kept.
  ///
  /// - Parameters:
  ///   - kept: The activities that are restricted, each with what it may take.
  ///   - dearest: What it may cost at most.
  ///   - isBest: Whether the best such solution is asked for, not just any.
  package func solution(
    keeping kept: [(activity: Int, isKept: (Int) -> Bool)], dearest: Int? = nil, isBest: Bool = false
  ) -> Answer {
    guard engine.model.isComplete else { return .unknown(bound: bound) }
    guard engine.isFeasibleAtRoot else { return .none(.search) }
    // Each question has the whole budget, so that its answer does not depend on those before it.
    engine.budget.begin()
    defer { statistics += engine.budget.statistics }
    let propagator = engine.propagator
    let root = propagator.mark
    let cutoff = propagator.cutoff
    defer {
      propagator.undo(to: root)
      propagator.cutoff = cutoff
      engine.dearest = nil
    }
    propagator.cutoff = dearest ?? cutoff
    for (a, isKept) in kept {
      for value in engine.problem.activities[a].values.indices where !isKept(value) {
        propagator.remove(engine.model.first[a] + value)
      }
    }
    guard propagator.propagate() else {
      let rule = propagator.running
      return .none(
        .propagation(
          constraint: rule < 0 ? nil : engine.model.origin[rule],
          emptied: (0..<engine.model.count).first { propagator.left[$0] == 0 }))
    }
    let near = Construction(engine: engine, plan: known, isLast: true).solution()
    if let near {
      let repaired = Solution(values: near, in: engine.problem)
      let bound = min(self.bound, repaired.cost)
      if !isBest || bound == repaired.cost { return .solution(repaired, bound: bound) }
    }
    return searched(dearest, from: near)
  }

  /// What every solution costs at least, whatever is left out: the bounds of all clusters together.
  private var bound: Int { start.clusters.reduce(0) { $0 + $1.bound } }

  /// The exact search, from where the clusters ended.
  private func searched(_ dearest: Int?, from near: [Int]?) -> Answer {
    engine.restart()
    if let near { engine.offer(near) }
    engine.dearest = dearest
    engine.clusters = start.clusters
    engine.awareness = start.awareness
    var merging = Merging(engine: engine, level: .cost)
    let ending = merging.run { engine.offer($0) }
    switch (ending, engine.incumbent) {
    case (.infeasible, _): return .none(.search)
    case (.proven, let best?): return .solution(best, bound: best.cost)
    case (.stopped, let best?) where best.cost <= dearest ?? .max:
      return .solution(best, bound: min(engine.bound, best.cost))
    default:
      // The clusters looked at nothing dearer than the limit.
      return .unknown(bound: min(engine.bound, dearest.map { $0 + 1 } ?? .max))
    }
  }
}
