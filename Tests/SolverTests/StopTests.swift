import Synchronization
import Testing

@testable import Solver

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

  /// Counts how often it is asked, and says yes from one ask on.
  private final class Counter: Sendable {
    private let asked = Atomic(0)
    private let last: Int

    init(until last: Int = .max) { self.last = last }

    var count: Int { asked.load(ordering: .relaxed) }
    var isOver: Bool { asked.add(1, ordering: .relaxed).newValue > last }
  }

  /// Whoever was told once to stop asks no more, so that what follows is short: one ask for each search that is under way.
  @Test func aSolveEndsWhereverItIsStopped() throws {
    let problem = SeasonTests.season(seed: 1, meetings: 8)
    func solve(_ counter: Counter) -> (Outcome, SolveStatistics) {
      var options = SolveOptions(threads: 1, shouldStop: { counter.isOver })
      options.slice = 3000
      var optimizer = Optimizer(problem, options: options)
      return (optimizer.solve(), optimizer.statistics)
    }
    let whole = Counter()
    guard case (.optimal(let best, _), let work) = solve(whole) else {
      Issue.record("not proven")
      return
    }
    try #require(whole.count > 100)
    for asks in Array(0..<10) + stride(from: 10, to: whole.count, by: whole.count / 20) {
      let counter = Counter(until: asks)
      let (outcome, done) = solve(counter)
      #expect(counter.count <= asks + 6, "after \(asks) asks")
      #expect(done.nodes <= work.nodes && done.pivots <= work.pivots, "after \(asks) asks")
      switch outcome {
      case .optimal(let solution, _): #expect(solution.cost == best.cost, "after \(asks) asks")
      case .feasible(let solution, let bound):
        #expect(problem.violations(of: solution.values).isEmpty, "after \(asks) asks")
        #expect(bound <= best.cost && solution.cost >= best.cost, "after \(asks) asks")
      case .infeasible: Issue.record("infeasible after \(asks) asks")
      case .stopped(let bound): #expect(bound <= best.cost, "after \(asks) asks")
      }
    }
  }

  /// Activities with many values each, a chain of precedences and links.
  private static let large: Problem = {
    let values = (0..<2000).map { Value(start: $0, end: $0 + 1, cost: $0 % 7) }
    let activities = (0..<100).map { Activity(name: "\($0)", rank: .other, home: $0, values: values) }
    let starts = values.map(\.start)
    let constraints = (1..<100).flatMap { next -> [Constraint] in
      [
        .precedence(Precedence(first: next - 1, tail: starts, second: next, head: starts)),
        .link(Link(first: next - 1, firstKey: starts, second: next, secondKey: starts)),
      ]
    }
    return Problem(activities: activities, constraints: constraints, setup: [])
  }()

  @Test func whatIsBuiltAsksOftenAndIsNotUsedByHalves() {
    let problem = Self.large
    let values = problem.activities.count * 2000
    func restriction(_ counter: Counter) -> Restriction {
      Restriction(
        of: problem, to: Array(problem.activities.indices), constraints: problem.constraints,
        shouldStop: { counter.isOver }, isLeft: { _, _ in true })
    }
    let builders: [(name: String, build: (Counter) -> Bool)] = [
      ("model", { counter in Model(problem, shouldStop: { counter.isOver }).isComplete }),
      ("restriction", { restriction($0).isComplete }),
      ("folding", { counter in Folding(problem, shouldStop: { counter.isOver }).isComplete }),
    ]
    for (name, build) in builders {
      let whole = Counter()
      #expect(build(whole), "\(name)")
      #expect(whole.count >= values / StopCheck.grain, "\(name)")
      for asks in stride(from: 0, to: whole.count, by: 5) {
        let counter = Counter(until: asks)
        #expect(!build(counter), "\(name) after \(asks) asks")
        #expect(counter.count <= asks + 2, "\(name) after \(asks) asks")
      }
    }
    let stopped = Model(problem, shouldStop: { true })
    #expect(stopped.count == 0 && stopped.valueCount == 0 && stopped.rules.isEmpty)
  }

  @Test func aSolveStoppedBeforeItsModelIsBuiltKnowsNothing() {
    let counter = Counter(until: 3)
    var optimizer = Optimizer(Self.large, options: SolveOptions(shouldStop: { counter.isOver }))
    #expect(optimizer.solve() == .stopped(bound: 0))
    #expect(optimizer.statistics == SolveStatistics())
  }
}
