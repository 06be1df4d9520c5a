import Planning
import Scheduling
import Solver
import TestSupport
import Testing

/// Plans of random scenarios are as good as the best of all combinations.
@Suite struct OracleTests {
  /// Parts of plans to judge for a scenario; every scenario so far takes less.
  private static let limit = 5_000_000

  @Test func `the plan is the best of all combinations`() throws {
    var undecided: [UInt64] = []
    var infeasible = 0
    let seeds = seeds(16, release: 300)
    for seed in seeds {
      var random = RandomScenario(seed: seed)
      let context = random.context()
      var known: BruteForce.Worth?
      switch try plan(context) {
      case .infeasible: infeasible += 1
      case .planned(let plan, _):
        #expect(plan.proof == .optimal(tieProven: true), "seed \(seed)")
        known = BruteForce.Worth(cost: plan.cost, tie: Checker.verify(plan, in: context).tie)
      case .stopped(let bound, _): Issue.record("seed \(seed): stopped at \(bound)")
      }
      // The search must find a plan as good as the one known, and none better.
      let beaten = known.map { BruteForce.Worth(cost: $0.cost, tie: $0.tie + 1) }
      switch BruteForce.search(context, betterThan: beaten, limit: Self.limit) {
      case .unknown: undecided.append(seed)
      case let answer: #expect(answer == known.map { .better($0) } ?? .none, "seed \(seed)")
      }
    }
    #expect(undecided.count * 50 <= seeds.count, "undecided seeds: \(undecided)")
    guard seeds.count >= 200 else { return }
    #expect((15...25).contains(infeasible * 100 / seeds.count), "\(infeasible) of \(seeds.count) are infeasible")
  }
}
