import Solver
import Synchronization
import Testing

/// A solve that is asked to stop says only what holds.
@Suite struct StopTests {
  /// Says no a number of times, then yes.
  private final class Patience: Sendable {
    private let left: Atomic<Int>

    init(_ times: Int) { left = Atomic(times) }

    var isOver: Bool { left.subtract(1, ordering: .relaxed).newValue < 0 }
  }

  @Test(arguments: [0, 1, 2, 3, 5, 8, 20]) func aStoppedSolveIsSound(asks: Int) {
    var withoutProof = 0
    for seed in 1...60 {
      var random = RandomProblem(seed: seed)
      let problem = random.problem()
      let best = Oracle(problem).best
      let patience = Patience(asks)
      var optimizer = Optimizer(problem, options: SolveOptions(shouldStop: { patience.isOver }))
      switch optimizer.solve() {
      case .optimal(let solution, _): #expect(solution.cost == best?.cost, "seed \(seed)")
      case .feasible(let solution, let bound):
        withoutProof += 1
        #expect(problem.violations(of: solution.values).isEmpty, "seed \(seed)")
        #expect(bound <= best?.cost ?? -1 && solution.cost >= best?.cost ?? .max, "seed \(seed)")
      case .infeasible: #expect(best == nil, "seed \(seed)")
      case .stopped(let bound):
        withoutProof += 1
        #expect(bound <= best?.cost ?? .max, "seed \(seed)")
      }
    }
    #expect(asks > 0 || withoutProof > 0)
  }
}
