import Planning
import Scheduling
import Solver
import TestSupport
import Testing

/// Plans of random scenarios are as good as the best of all combinations.
@Suite struct OracleTests {
  @Test func `no combination is better than the plan`() throws {
    var proven = 0
    var infeasible = 0
    let seeds = seeds(40)
    for seed in seeds {
      var random = RandomScenario(seed: seed)
      let context = Context(random.scenario())
      switch try plan(context) {
      case .infeasible:
        let answer = BruteForce.search(context, betterThan: nil, limit: 5_000)
        if answer == .none { infeasible += 1 }
        if case .better = answer { Issue.record("seed \(seed): infeasible, but \(answer)") }
      case .planned(let plan, _):
        #expect(plan.proof == .optimal(tieProven: true), "seed \(seed)")
        let worth = BruteForce.Worth(cost: plan.cost, tie: Checker.verify(plan, in: context).tie)
        let answer = BruteForce.search(context, betterThan: worth, limit: 5_000)
        if answer == .none { proven += 1 }
        if case .better = answer { Issue.record("seed \(seed): \(worth), but \(answer)") }
      case .stopped(let bound, _): Issue.record("seed \(seed): stopped at \(bound)")
      }
    }
    // The other searches have too many combinations.
    #expect(proven >= seeds.count / 3, "\(proven) plans proven best")
    #expect(infeasible >= seeds.count / 8, "\(infeasible) scenarios proven infeasible")
  }
}
