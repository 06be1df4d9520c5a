/// One run of the method, steps 2 to 10, on one problem: clusters, merging, solutions for the whole, both levels.
final class Engine {
  let problem: Problem
  /// Values to stay close to; nil for the earliest.
  let near: [Int]?
  let budget: Budget
  var awareness: Awareness
  var clusters: [Cluster] = []
  /// The best solution so far.
  private(set) var incumbent: Solution?
  /// Clusters are searched only for what leaves the whole within this; nil for no such limit.
  var dearest: Int?
  /// Whether clusters go on from where they ended, with fewer values.
  private(set) var isRepairing = false
  /// The activities of the cluster that has no solution, once there is one.
  var clashing: [Int] = []
  /// What the relaxation of the whole says: no solution costs less.
  var wholeBound = 0
  private(set) var isLeft: [[Bool]]
  private(set) var solver: ClusterSolver
  let model: Model
  let propagator: Propagator
  let isFeasibleAtRoot: Bool

  /// - Parameter groundwork: That of a problem which differs in costs alone, where it is there.
  init(_ problem: Problem, near: [Int]? = nil, on groundwork: Groundwork? = nil, budget: Budget) {
    self.near = near
    self.budget = budget
    let model = groundwork?.model ?? Model(problem, shouldStop: budget.stops)
    // Nothing is built for a problem that nobody waits for.
    let problem = model.isComplete ? problem : model.problem
    self.problem = problem
    awareness = Awareness(problem)
    let propagator = Propagator(model, prices: groundwork == nil ? model.costs : problem.costs)
    if let dearest = budget.options.dearest { propagator.cutoff = dearest }
    isFeasibleAtRoot = propagator.propagateAll(shouldStop: budget.stops)
    let isLeft = propagator.isLeft
    self.isLeft = isLeft
    self.model = model
    self.propagator = propagator
    solver = ClusterSolver(problem: problem, budget: budget, isLeft: isLeft)
  }

  /// Takes up the values that the propagator leaves now, and forgets the best solution.
  func restart() {
    isLeft = propagator.isLeft
    solver = ClusterSolver(problem: problem, budget: budget, isLeft: isLeft)
    incumbent = nil
    wholeBound = 0
    isRepairing = true
  }

  /// Keeps a solution that keeps every constraint and is better than the best, in cost and then in tie.
  func offer(_ values: [Int]) {
    let solution = Solution(values: values, in: problem)
    if let incumbent, !solution.isBetter(than: incumbent) { return }
    incumbent = solution
    report()
  }

  func raiseBound(of index: Int, to bound: Int) { clusters[index].bound = max(clusters[index].bound, bound) }

  /// Tells where the solve stands, and ends it when the gap that was asked for is reached.
  func report() {
    if let incumbent, Double(incumbent.cost - bound) <= budget.options.gap * Double(incumbent.cost),
      incumbent.cost > bound
    {
      budget.finish()
    }
    budget.options.progress?(Progress(incumbent: incumbent?.cost, bound: bound, clusters: clusters.count))
  }

  /// Whether a solution and a bound of the whole are wanted before clusters are merged.
  var isLarge: Bool { model.count > budget.options.sizes.large }

  /// No solution costs less.
  var bound: Int { max(sumOfParts, wholeBound) }

  /// The bounds of the clusters together.
  var sumOfParts: Int { clusters.reduce(0) { $0 + $1.bound } }

  func run() -> Outcome {
    guard model.isComplete else { return .stopped(bound: 0) }
    guard isFeasibleAtRoot else { return infeasible }
    begin()
    if budget.isExhausted { return stopped() }
    if let near, let values = Construction(engine: self, plan: near, isLast: true).solution() {
      offer(values)
      budget.trace("near: \(incumbent?.cost ?? 0), tie \(incumbent?.tie ?? 0)")
    }
    var merging = Merging(engine: self, level: .cost)
    let ending = merging.run { offer($0) }
    if ending == .infeasible { return infeasible }
    guard let best = incumbent else { return stopped() }
    if ending == .stopped && best.cost > bound { return .feasible(Settling(engine: self).settled(best), bound: bound) }
    let isTieProven = budget.options.provesTie && (best.tie == 0 || ending == .proven && proveTie())
    return .optimal(Settling(engine: self).settled(incumbent ?? best), tieProven: isTieProven)
  }

  func begin() {
    budget.trace("propagated: \(isLeft.reduce(0) { $0 + $1.count { $0 } }) of \(model.valueCount) values left")
    clusters = startingClusters()
  }

  /// The end where no solution is as cheap as what is looked for; a bound above that says nothing of what was left out as too dear.
  private var infeasible: Outcome { budget.options.dearest.map { .stopped(bound: $0 + 1) } ?? .infeasible }

  /// The end without a solution, or with one that is found at once.
  private func stopped() -> Outcome {
    guard model.valueCount <= 40_000,
      let values = Construction(engine: self, plan: cheapest, isLast: true).solution()
    else { return .stopped(bound: bound) }
    let solution = Solution(values: values, in: problem)
    return .feasible(solution, bound: min(bound, solution.cost))
  }

  /// Each activity by itself as cheap as it can be.
  var cheapest: [Int] {
    problem.activities.indices.map { a in
      var cheapest: (cost: Int, value: Int)?
      for (index, value) in problem.activities[a].values.enumerated()
      where isLeft[a][index] && value.cost < cheapest?.cost ?? .max { cheapest = (value.cost, index) }
      return cheapest?.value ?? 0
    }
  }

  /// One cluster for each home, in order of homes.
  private func startingClusters() -> [Cluster] {
    var members: [Int: [Int]] = [:]
    for (index, activity) in problem.activities.enumerated() { members[activity.home, default: []].append(index) }
    return members.sorted { $0.key < $1.key }.map { Cluster(activities: $0.value) }
  }

  /// The second level: least tie at the proven cost.
  private func proveTie() -> Bool {
    clusters = clusters.flatMap { cluster in
      cluster.parts.isEmpty ? [cluster] : cluster.parts
    }
    for index in clusters.indices {
      clusters[index].cost = clusters[index].bound
      clusters[index].parts = []
    }
    budget.trace("second level: \(clusters.count) clusters")
    var merging = Merging(engine: self, level: .tie)
    return merging.run { offer($0) } == .proven
  }
}
