/// Solves one cluster: restricts the problem to it, folds, and searches (steps 2 to 6 of the method).
struct ClusterSolver {
  let problem: Problem
  let budget: Budget
  /// The values that propagation over the whole problem leaves, by activity.
  let isLeft: [[Bool]]

  enum Level { case cost, tie }

  enum Ending {
    /// The plan is proven least.
    case proven
    /// Stopped at a limit; `Cluster.bound` holds, the plan may be missing.
    case stopped
    case infeasible
  }

  /// Finds the plan of least cost, or least tie at the cost that is already proven.
  ///
  /// - Parameters:
  ///   - known: a plan that keeps all constraints inside the cluster, by activity of the whole.
  ///   - dearest: Only plans that cost at most this are looked for; the cluster is infeasible without one.
  ///   - pause: called often with the bound so far; returns the best plan known for the whole, if it is another than before.
  func solve(
    _ cluster: inout Cluster, _ constraints: [Constraint], level: Level, known: [Int]?,
    dearest: Int? = nil, pause: @escaping (_ bound: Int) -> [Int]?
  ) -> Ending {
    var known = known
    let (bound, free) = split(cluster.activities, constraints)
    let base = free.reduce(0) { $0 + price($1.activity, $1.value, level) }
    guard !bound.isEmpty else {
      cluster.plan = free.map(\.value)
      set(base, of: &cluster, level)
      return .proven
    }
    let part = Restriction(of: problem, to: bound, constraints: constraints, shouldStop: budget.interrupts) {
      isLeft[$0][$1]
    }
    guard part.isComplete else { return .stopped }
    budget.spend(part.problem.activities.reduce(0) { $0 + $1.values.count })
    let folding = Folding(part.problem, shouldStop: budget.interrupts)
    guard folding.isComplete else { return .stopped }
    guard folding.isFeasible else { return .infeasible }
    var target = folding.problem
    if level == .tie {
      target = target.secondLevel(cost: cluster.cost - free.reduce(0) { $0 + price($1.activity, $1.value, .cost) })
    }
    var cutoff = Propagator.noCutoff
    if let known { cutoff = objective(of: bound, known, level) - 1 }
    if let dearest { cutoff = min(cutoff, dearest - base) }
    let search = TreeSearch(target, cutoff: cutoff, budget: budget)
    search.knownBound = (level == .cost ? cluster.bound : cluster.tieBound) - base
    search.start = start(of: cluster, in: part, folding)
    let better = { [unowned search] (limit: Int) -> Int? in
      guard let better = pause(limit + base) else { return nil }
      let value = objective(of: bound, better, level)
      if value <= search.cutoff {
        known = better
        return value
      }
      return nil
    }
    search.listen = { better(0) }
    let ending = run(search, on: target, better: better)
    cluster.size = target.activities.count
    if let finish = search.finish { keep(finish, of: search, part, folding, in: &cluster) }
    var plan = known
    if let best = search.best {
      var values = plan ?? Array(repeating: 0, count: problem.activities.count)
      part.write(folding.unfold(best), to: &values)
      plan = values
    }
    for item in free { plan?[item.activity] = item.value }
    if let plan { cluster.plan = cluster.activities.map { plan[$0] } }
    if case .stopped(let limit) = ending {
      var limit = limit + base
      if let plan { limit = min(limit, objective(of: cluster.activities, plan, level)) }
      set(max(limit, search.knownBound + base), of: &cluster, level)
      return .stopped
    }
    guard let plan else { return .infeasible }
    set(objective(of: cluster.activities, plan, level), of: &cluster, level)
    return .proven
  }

  /// Runs the search in slices, and beside it another without linear programs: it proves what linear bounds do not see.
  ///
  /// - Parameter better: asked after each slice; the cost of a better solution that is known by now.
  private func run(_ search: TreeSearch, on target: Problem, better: (Int) -> Int?) -> TreeSearch.Ending {
    let priced = target.activities.count { activity in activity.values.contains { $0.cost != activity.values[0].cost } }
    let isMostlyFree =
      switch budget.options.emphasis {
      case .automatic: priced * 5 <= target.activities.count
      case .orders: true
      case .relaxation: false
      }
    guard case .stopped(var bound) = search.run(Allowance(nodes: budget.options.plainNodes, pivots: 0)) else {
      return .complete
    }
    if budget.isCalledOff { return .stopped(bound: bound) }
    let other: any OtherSearch =
      LearningSearch(target, on: search.model, cutoff: search.cutoff, budget: budget)
      ?? TreeSearch(target, on: search.model, cutoff: search.cutoff, budget: budget, strategy: .order)
    other.knownBound = search.knownBound
    var slice = isMostlyFree ? 5000 : 0
    var pair: PairedSearch?
    while !budget.isExhausted {
      if slice > 0 {
        guard case .stopped(let otherBound) = other.run(Allowance(nodes: slice)) else {
          if let best = other.takeBest() { search.adopt(best) }
          return .complete
        }
        if let best = other.takeBest() { search.adopt(best) }
        bound = max(bound, otherBound)
        if budget.isExhausted { break }
        hear(better, bound, search)
      }
      let ending: TreeSearch.Ending
      if isMostlyFree {
        ending = search.run(Allowance(nodes: 50, pivots: 2000))
      } else if let pair {
        ending = pair.run(Allowance(nodes: 400, work: budget.options.slice))
      } else {
        ending = search.run(Allowance(nodes: 400, work: budget.options.slice))
        pair = PairedSearch(search, budget: budget)
      }
      guard case .stopped(let searchBound) = ending else { return .complete }
      bound = max(bound, searchBound)
      if !budget.isExhausted { hear(better, bound, search) }
      other.lower(cutoff: search.cutoff)
      slice = isMostlyFree ? min(slice * 2, 40000) : 200
    }
    return .stopped(bound: bound)
  }

  private func hear(_ better: (Int) -> Int?, _ bound: Int, _ search: TreeSearch) {
    guard let value = better(bound) else { return }
    search.forgetBest()
    search.lower(cutoff: value - 1)
  }

  /// The activities that stand in constraints, in order, and the others, each with its best value.
  private func split(
    _ activities: [Int], _ constraints: [Constraint]
  ) -> (bound: [Int], free: [WholeValue]) {
    var isBound = Array(repeating: false, count: problem.activities.count)
    for constraint in constraints { for a in constraint.activities { isBound[a] = true } }
    let free = activities.filter { !isBound[$0] }.map { a -> WholeValue in
      let values = problem.activities[a].values
      let best = values.indices.filter { isLeft[a][$0] }
        .min { (values[$0].cost, values[$0].tie, $0) < (values[$1].cost, values[$1].tie, $1) }
      return WholeValue(activity: a, value: best ?? 0)
    }
    return (activities.filter { isBound[$0] }, free)
  }

  private func price(_ activity: Int, _ value: Int, _ level: Level) -> Int {
    let value = problem.activities[activity].values[value]
    return level == .cost ? value.cost : value.tie
  }

  private func set(_ bound: Int, of cluster: inout Cluster, _ level: Level) {
    switch level {
    case .cost: cluster.bound = bound
    case .tie: cluster.tieBound = bound
    }
  }

  func objective(of activities: [Int], _ values: [Int], _ level: Level) -> Int {
    activities.reduce(0) { $0 + price($1, values[$1], level) }
  }

  /// Keeps where a linear program ended, in values of the whole.
  func keep(
    _ finish: Relaxation.Start, of search: TreeSearch, _ part: Restriction, _ folding: Folding,
    in cluster: inout Cluster
  ) {
    cluster.cuts = finish.cuts.map { wholeCut($0, search.model, part, folding) }
    cluster.basics = finish.basics.map {
      BasicValue(value: wholeValue($0, search.model, part, folding), cost: search.propagator.prices[$0])
    }
  }

  private func wholeCut(_ cut: Cut, _ model: Model, _ part: Restriction, _ folding: Folding) -> WholeCut {
    let terms = cut.values.indices.map { index in
      let value = wholeValue(cut.values[index], model, part, folding)
      return WholeCut.Term(activity: value.activity, value: value.value, coefficient: cut.coefficients[index])
    }
    return WholeCut(terms: terms, upper: cut.upper)
  }

  private func wholeValue(_ value: Int, _ model: Model, _ part: Restriction, _ folding: Folding) -> WholeValue {
    let owner = model.owner[value]
    let origin = folding.origin(ofActivity: owner, value: value - model.first[owner])
    return WholeValue(activity: part.activities[origin.activity], value: part.values[origin.activity][origin.value])
  }

  /// Where the cluster, or its parts, ended, in values of the search; rows that speak of activities folded here are left out.
  func start(of cluster: Cluster, in part: Restriction, _ folding: Folding) -> Relaxation.Start {
    let translation = Translation(part, folding, count: problem.activities.count)
    var basics: [Int] = []
    var lost: [Relaxation.Start.Lost] = []
    var indexOfLost: [WholeValue: Int] = [:]
    for basic in cluster.basics {
      if let value = translation.value(basic.value.activity, basic.value.value) {
        basics.append(value)
      } else if let owner = translation.place(of: basic.value.activity), indexOfLost[basic.value] == nil {
        indexOfLost[basic.value] = lost.count
        lost.append(Relaxation.Start.Lost(owner: owner, cost: basic.cost))
      }
    }
    var cuts: [Cut] = []
    for whole in cluster.cuts where whole.terms.allSatisfy({ translation.place(of: $0.activity) != nil }) {
      var cut = Cut(upper: whole.upper)
      for term in whole.terms {
        if let value = translation.value(term.activity, term.value) {
          cut.add(value, term.coefficient)
        } else if let index = indexOfLost[WholeValue(activity: term.activity, value: term.value)] {
          lost[index].terms.append((cut: cuts.count, coefficient: term.coefficient))
        }
      }
      cuts.append(cut)
    }
    let plan = cluster.plan.map { plan in
      cluster.activities.indices.compactMap { translation.value(cluster.activities[$0], plan[$0]) }
    }
    return Relaxation.Start(cuts: cuts, basics: basics, lost: lost, plan: plan ?? [])
  }
}
