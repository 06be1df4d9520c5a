import GLPK

/// Branch and bound over one problem (step 6 of the method): least sum of `Value.cost`, depth first.
///
/// Each node propagates to a fixpoint, then solves the linear relaxation, and is pruned when the exact bound is above the cutoff. The search looks
/// only for solutions that cost at most `cutoff`, which falls below each solution it finds. Few nodes are tried without the
/// relaxation first, since many clusters need no more.
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
  private let strategy: Strategy
  private(set) var best: [Int]?
  private var nodes = 0
  private var stack: [Node] = []
  /// Asked after each linear program: the cost of a better solution that is known elsewhere by now.
  var listen: (() -> Int?)?
  /// What a partner gave away, to begin with instead of the whole.
  private var gift: Gift?
  private var root = 0
  /// The pivots at which the relaxation of a node is cut short.
  private(set) var lastPivot = Int.max
  private var isPlainDone = false
  private var isStarted = false
  var relaxation: Relaxation?
  var graph: ConflictGraph?
  /// Where the relaxation starts: what is known from smaller problems.
  var start = Relaxation.Start()
  /// Where the relaxation of the root ended: a better start for a problem nearby than that of any node below.
  private(set) var finish: Relaxation.Start?
  /// What is known before the search: no solution costs less.
  var knownBound = 0

  /// What a node adds to its parent.
  enum Decision {
    case root
    case take(Int)
    case drop(Int)
    case atMost(Int)
    case above(Int)
    case order(Propagator.Order)
  }

  /// How a search bounds and branches.
  enum Strategy {
    /// By the linear relaxation, splitting values.
    case relaxation
    /// By propagation alone, deciding the order of what clashes when everything is as early as possible.
    case order
  }

  /// An open node of another search of the same problem: the values removed above it, and what it adds.
  struct Gift {
    let removed: [Int]
    let decision: Decision
    let bound: Int
  }

  struct Node {
    let mark: Int
    let orders: Int
    let decision: Decision
    let bound: Int
    var basis: Basis?
    var generation = -1
  }

  /// - Parameter model: That of the problem, where it is there.
  init(
    _ problem: Problem, on model: Model? = nil, cutoff: Int, budget: Budget, strategy: Strategy = .relaxation
  ) {
    self.problem = problem
    self.strategy = strategy
    self.budget = budget
    let model = model ?? Model(problem, shouldStop: budget.interrupts)
    self.model = model
    propagator = Propagator(model, prices: model.costs)
    propagator.cutoff = cutoff
  }

  /// Looks only for solutions that cost at most this from now on, where it looked for dearer ones.
  func lower(cutoff: Int) { propagator.cutoff = min(propagator.cutoff, cutoff) }

  var cutoff: Int { propagator.cutoff }

  /// Another search found a solution of the same problem; it is kept when it is better.
  func adopt(_ values: [Int]) { record(values) }

  /// The best solution found since it was last taken.
  func takeBest() -> [Int]? {
    defer { best = nil }
    return best
  }

  /// A better solution is known elsewhere.
  func forgetBest() { best = nil }

  /// The open node nearest to the root, which this search no longer looks at; nil where it has too few.
  func give() -> Gift? {
    guard stack.count > 1, strategy == .relaxation else { return nil }
    let node = stack.removeFirst()
    return Gift(removed: Array(propagator.removed[..<node.mark]), decision: node.decision, bound: node.bound)
  }

  /// Goes on with what another search gives away, after the end of its own.
  func take(_ gift: Gift) {
    guard isStarted else {
      isPlainDone = true
      self.gift = gift
      return
    }
    propagator.undo(to: root)
    for value in gift.removed { propagator.remove(value) }
    // What this search removed at its root may leave nothing of the gift.
    guard propagator.propagate() else {
      stack = []
      return
    }
    stack = [Node(mark: propagator.mark, orders: 0, decision: gift.decision, bound: gift.bound)]
  }

  /// Searches until the end or until the allowance is used up; then another run goes on.
  func run(_ allowance: Allowance = .unlimited) -> Ending {
    guard model.isComplete else { return .stopped(bound: knownBound) }
    if isStarted { return search(allowance) }
    guard propagator.propagateAll(shouldStop: budget.interrupts) else { return .complete }
    root = propagator.mark
    if strategy == .order {
      isStarted = true
      plantRoot()
      return search(allowance)
    }
    if !isPlainDone {
      plantRoot()
      let plain = search(Allowance(nodes: budget.options.plainNodes))
      isPlainDone = true
      propagator.undo(to: root)
      propagator.orders.removeAll()
      if plain == .complete || budget.isExhausted || allowance.pivots == 0 { return plain }
    }
    isStarted = true
    propagator.undo(to: root)
    guard propagator.propagateAll(shouldStop: budget.interrupts) else {
      stack = []
      return .complete
    }
    if !budget.isCalledOff { prepareRelaxation() }
    root = propagator.mark
    if let gift { take(gift) } else { plantRoot() }
    return search(allowance)
  }

  func prepareRelaxation() {
    relaxation = Relaxation(model, propagator: propagator, budget: budget)
    graph = relaxation == nil ? nil : ConflictGraph(model)
    try? relaxation?.begin(start)
  }

  private func plantRoot() {
    stack = [
      Node(
        mark: propagator.mark, orders: propagator.orders.count, decision: .root, bound: max(knownBound, sumOfLeast()))
    ]
  }

  private func search(_ allowance: Allowance) -> Ending {
    nodes = 0
    let pivots = budget.statistics.pivots
    lastPivot = allowance.pivots == .max ? .max : pivots + allowance.pivots
    let lastWork = allowance.work == .max ? .max : budget.work + allowance.work
    while let node = stack.last {
      if node.bound > propagator.cutoff {
        stack.removeLast()
        continue
      }
      if budget.isExhausted || nodes >= allowance.nodes || budget.statistics.pivots > lastPivot
        || budget.work > lastWork
      {
        return .stopped(bound: stack.reduce(node.bound) { min($0, $1.bound) })
      }
      stack.removeLast()
      propagator.undo(to: node.mark)
      propagator.orders.removeLast(propagator.orders.count - node.orders)
      nodes += 1
      budget.statistics.nodes += 1
      let before = propagator.work
      explore(node)
      budget.spend(10 + propagator.work - before)
    }
    return .complete
  }

  private func explore(_ node: Node) {
    apply(node.decision)
    guard propagator.propagate(shouldStop: budget.interrupts) else { return }
    // Nothing is known of a node without its fixpoint: it stays open.
    if budget.isCalledOff { return stack.append(node) }
    var bound = max(node.bound, sumOfLeast())
    if bound > propagator.cutoff { return }
    if let values = completion { return record(values) }
    var branching: (first: Decision, second: Decision)?
    if let relaxation {
      if node.generation == relaxation.generation, let basis = node.basis { relaxation.restore(basis) }
      let relaxed = relax(relaxation)
      if finish == nil { finish = relaxation.finish }
      switch relaxed {
      case .pruned: return
      case .unknown: break
      case .bounded(let better):
        bound = max(bound, better)
        if let values = relaxation.integralValues, problem.violations(of: values).isEmpty { record(values) }
        if isTimeToDive { dive(relaxation) }
        if bound > propagator.cutoff { return }
        branching = fractionalBranching(relaxation)
      }
    }
    if isDecided { return record(propagator.solution) }
    if strategy == .order {
      branching = orderBranching()
      if branching == nil { return }
    }
    let decisions = branching ?? plainBranching()
    var second = Node(mark: propagator.mark, orders: propagator.orders.count, decision: decisions.second, bound: bound)
    if let relaxation {
      second.basis = relaxation.basis
      second.generation = relaxation.generation
    }
    stack.append(second)
    stack.append(Node(mark: propagator.mark, orders: propagator.orders.count, decision: decisions.first, bound: bound))
  }

  private var isTimeToDive: Bool { nodes < 4 || nodes % 16 == 0 }

  var isDecided: Bool { (0..<model.count).allSatisfy { propagator.left[$0] == 1 } }

  /// The cheapest values left, where only switches are left to decide and these values keep every constraint: nothing below the
  /// node costs less.
  var completion: [Int]? {
    var isOpen = false
    for a in 0..<model.count where propagator.left[a] > 1 {
      if problem.activities[a].rank != .switching { return nil }
      isOpen = true
    }
    guard isOpen else { return propagator.solution }
    let values = (0..<model.count).map { cheapest($0) - model.first[$0] }
    return problem.violations(of: values).isEmpty ? values : nil
  }

  private func cheapest(_ a: Int) -> Int {
    let least = propagator.leastPrice(a)
    var value = propagator.low[a]
    while !propagator.alive[value] || propagator.prices[value] > least { value += 1 }
    return value
  }

  private func apply(_ decision: Decision) {
    switch decision {
    case .root: break
    case .take(let value): propagator.fix(value)
    case .drop(let value): propagator.remove(value)
    case .atMost(let value):
      let a = model.owner[value]
      for other in propagator.low[a]...propagator.high[a] where other > value { propagator.remove(other) }
    case .order(let order):
      propagator.orders.append(order)
    case .above(let value):
      let a = model.owner[value]
      for other in propagator.low[a]...propagator.high[a] where other <= value { propagator.remove(other) }
    }
  }

  /// Keeps a solution that is better than the best and looks only for better ones from now on.
  func record(_ values: [Int]) {
    let solution = Solution(values: values, in: problem)
    guard solution.cost <= propagator.cutoff else { return }
    best = values
    propagator.cutoff = solution.cost - 1
  }

  private func sumOfLeast() -> Int {
    (0..<model.count).reduce(0) { $0 + propagator.leastPrice($1) }
  }

  /// The cheapest value of the activity to decide next: by rank, then the one with the fewest values.
  private func plainBranching() -> (first: Decision, second: Decision) {
    var chosen = (rank: Int.max, left: Int.max, activity: 0)
    for a in 0..<model.count where propagator.left[a] > 1 {
      let key = (rank: problem.activities[a].rank.rawValue, left: propagator.left[a], activity: a)
      if key < chosen { chosen = key }
    }
    let value = cheapest(chosen.activity)
    return (.take(value), .drop(value))
  }
}
