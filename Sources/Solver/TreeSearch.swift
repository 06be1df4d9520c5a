/// Branch and bound over one problem (step 6 of the method): least sum of `Value.cost`, depth first.
///
/// Each node propagates to a fixpoint before anything else. The search looks only for solutions that cost at most `cutoff`, which falls
/// below each solution it finds.
final class TreeSearch {
  enum Ending: Equatable {
    /// The best solution is proven best; without one, nothing costs at most the first cutoff.
    case complete
    /// Stopped early: no solution costs less than this, unless it is the best one found.
    case stopped(bound: Int)
  }

  let problem: Problem
  let model: Model
  let propagator: Propagator
  let budget: Budget
  private let allowance: Allowance
  private(set) var best: [Int]?
  private var nodes = 0
  private var stack: [Node] = []

  /// What a node adds to its parent.
  enum Decision {
    case root
    case take(Int)
    case drop(Int)
    case atMost(Int)
    case above(Int)
  }

  private struct Node {
    let mark: Int
    let decision: Decision
    let bound: Int
  }

  init(_ problem: Problem, cutoff: Int, budget: Budget, allowance: Allowance = .unlimited) {
    self.problem = problem
    self.budget = budget
    self.allowance = allowance
    model = Model(problem)
    propagator = Propagator(model, prices: model.costs)
    propagator.cutoff = cutoff
  }

  func run() -> Ending {
    guard propagator.propagateAll() else { return .complete }
    stack = [Node(mark: propagator.mark, decision: .root, bound: sumOfLeast())]
    while let node = stack.popLast() {
      propagator.undo(to: node.mark)
      if node.bound > propagator.cutoff { continue }
      nodes += 1
      budget.statistics.nodes += 1
      let before = propagator.work
      explore(node)
      budget.spend(10 + propagator.work - before)
      if budget.isExhausted || nodes >= allowance.nodes {
        return stack.isEmpty ? .complete : .stopped(bound: stack.reduce(Int.max) { min($0, $1.bound) })
      }
    }
    return .complete
  }

  private func explore(_ node: Node) {
    apply(node.decision)
    guard propagator.propagate() else { return }
    let bound = sumOfLeast()
    if bound > propagator.cutoff { return }
    guard let value = choice() else {
      record(propagator.solution)
      return
    }
    stack.append(Node(mark: propagator.mark, decision: .drop(value), bound: bound))
    stack.append(Node(mark: propagator.mark, decision: .take(value), bound: bound))
  }

  private func apply(_ decision: Decision) {
    switch decision {
    case .root: break
    case .take(let value): propagator.fix(value)
    case .drop(let value): propagator.remove(value)
    case .atMost(let value):
      let a = model.owner[value]
      for other in propagator.low[a]...propagator.high[a] where other > value { propagator.remove(other) }
    case .above(let value):
      let a = model.owner[value]
      for other in propagator.low[a]...propagator.high[a] where other <= value { propagator.remove(other) }
    }
  }

  private func record(_ values: [Int]) {
    let solution = Solution(values: values, in: problem)
    guard solution.cost <= propagator.cutoff else { return }
    best = values
    propagator.cutoff = solution.cost - 1
  }

  private func sumOfLeast() -> Int {
    (0..<model.count).reduce(0) { $0 + propagator.leastPrice($1) }
  }

  /// The cheapest value of the activity to decide next: by rank, then the one with the fewest values.
  private func choice() -> Int? {
    var chosen: (rank: Int, left: Int, activity: Int)?
    for a in 0..<model.count where propagator.left[a] > 1 {
      let key = (problem.activities[a].rank.rawValue, propagator.left[a], a)
      if let old = chosen, (old.rank, old.left, old.activity) <= key { continue }
      chosen = (key.0, key.1, key.2)
    }
    guard let a = chosen?.activity else { return nil }
    let least = propagator.leastPrice(a)
    return (propagator.low[a]...propagator.high[a]).first {
      propagator.alive[$0] && propagator.prices[$0] == least
    }
  }
}
