import Solver
import Testing

/// Warm re-solves against all solutions by brute force: some values of an activity are gone.
@Suite struct ReoptimizerTests {
  /// A problem, a solution of it that need not be the best, and where its clusters ended.
  private struct Kept {
    let problem: Problem
    let known: [Int]
    let start: WarmStart
    var random: RandomProblem

    init?(seed: Int, _ options: SolveOptions) {
      random = RandomProblem(seed: seed)
      problem = random.problem()
      var optimizer = Optimizer(problem, options: options)
      guard case (.optimal(let best, _), let start) = optimizer.solveForReuse() else { return nil }
      known = best.values
      self.start = start
    }

    /// An activity that loses the value it took and some others, and what is left of the problem.
    mutating func slip() -> (activity: Int, isKept: [Bool], left: Oracle)? {
      let activity = random.next(0...(problem.activities.count - 1))
      let isKept = problem.activities[activity].values.indices.map { $0 != known[activity] && random.chance(80) }
      guard isKept.contains(true) else { return nil }
      var changed = problem
      // What may not be taken is made dearer than all else together, so that the tables stay as they are.
      for (value, isKept) in isKept.enumerated() where !isKept {
        changed.activities[activity].values[value].cost = 100_000
      }
      return (activity, isKept, Oracle(changed))
    }
  }

  private static func options(_ change: (inout SolveOptions) -> Void) -> SolveOptions {
    var options = SolveOptions(threads: 1)
    change(&options)
    return options
  }

  @Test(arguments: OracleTests.searches.map(\.name)) func proves(search: String) throws {
    let change = try #require(OracleTests.searches.first { $0.name == search }).change
    var repaired = 0
    var refuted = 0
    for seed in 1...250 {
      guard var kept = Kept(seed: seed, Self.options(change)), let slip = kept.slip() else { continue }
      let warm = Reoptimizer(kept.problem, known: kept.known, from: kept.start, options: Self.options(change))
      let question = [(activity: slip.activity, isKept: { (value: Int) in slip.isKept[value] })]
      let best = slip.left.best.map(\.cost).flatMap { $0 < 100_000 ? $0 : nil }
      if case .solution(let solution, let bound) = warm.solution(keeping: question) {
        let best = try #require(best, "seed \(seed)")
        #expect(bound <= best && best <= solution.cost, "seed \(seed)")
      }
      switch warm.solution(keeping: question, isBest: true) {
      case .solution(let solution, let bound):
        #expect([solution.cost, bound] == [best, best], "seed \(seed)")
        #expect(kept.problem.violations(of: solution.values).isEmpty, "seed \(seed)")
        #expect(slip.isKept[solution.values[slip.activity]], "seed \(seed)")
        repaired += 1
      case .none:
        #expect(best == nil, "seed \(seed)")
        refuted += 1
      case .unknown: Issue.record("seed \(seed): unknown")
      }
    }
    #expect(repaired > 100 && refuted > 5, "\(repaired) and \(refuted)")
  }

  /// An answer that a limit cuts short has a bound, and what is found has one at once.
  @Test(arguments: [1, 2]) func boundsWhatIsCutShort(nodes: Int) throws {
    var open = 0
    for seed in 1...250 {
      guard var kept = Kept(seed: seed, Self.options { $0.plainNodes = 0 }), let slip = kept.slip() else { continue }
      var limited = Self.options { $0.plainNodes = 0 }
      limited.nodeLimit = nodes
      let warm = Reoptimizer(kept.problem, known: kept.known, from: kept.start, options: limited)
      let best = slip.left.best.map(\.cost).flatMap { $0 < 100_000 ? $0 : nil }
      let limits: [Int?] = [nil] + (best.map { [$0 - 1, $0] } ?? [])
      for dearest in limits {
        let question = [(activity: slip.activity, isKept: { (value: Int) in slip.isKept[value] })]
        switch warm.solution(keeping: question, dearest: dearest, isBest: true) {
        case .solution(let solution, let bound):
          let best = try #require(best, "seed \(seed)")
          #expect(bound <= best && best <= solution.cost, "seed \(seed)")
          if bound < solution.cost { open += 1 }
        case .none: #expect(best.map { best in dearest.map { $0 < best } ?? false } ?? true, "seed \(seed)")
        case .unknown(let bound):
          #expect(bound <= best ?? .max, "seed \(seed)")
          open += 1
        }
      }
    }
    #expect(open > 0)
  }
}
