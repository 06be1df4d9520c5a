/// Large-neighbourhood search (step 7 of the method): frees the homes around some time, fixes everything else where the best solution has
/// it, and solves what is free with the same search as the clusters.
///
/// Shaw (1998), Using Constraint Programming and Local Search Methods to Solve Vehicle Routing Problems,
/// doi:10.1007/3-540-49481-2_30. Budgets are counts of work, never time.
final class Neighbourhood {
  let budget: Budget
  /// The best solution so far, to be read at any time.
  let found: Shared<Solution>
  private var best: Solution { didSet { found.value = best } }
  private let problem: Problem
  private let model: Model
  private let propagator: Propagator
  private let awareness: Awareness
  private let level: ClusterSolver.Level
  private let homes: Homes
  private var width = 8
  private var center = 0
  private var idle = 0
  private var steps = 0
  /// The homes with which each shares a link or a precedence.
  private let ties: [[Int]]

  /// - Parameter best: A solution that keeps every constraint.
  init(_ engine: Engine, level: ClusterSolver.Level, best: Solution, budget: Budget) {
    problem = engine.problem
    model = engine.model
    awareness = engine.awareness
    self.budget = budget
    self.best = best
    found = Shared(best)
    self.level = level
    propagator = Propagator(model, prices: engine.propagator.prices)
    for a in 0..<model.count {
      for (index, isLeft) in engine.isLeft[a].enumerated() where !isLeft { propagator.remove(model.first[a] + index) }
    }
    homes = Homes(problem)
    var home = Array(repeating: 0, count: model.count)
    for (index, members) in homes.members.enumerated() { for a in members { home[a] = index } }
    var ties = Array(repeating: [Int](), count: homes.members.count)
    for constraint in problem.constraints {
      let pair: (Int, Int)
      switch constraint {
      case .precedence(let rule): pair = (home[rule.first], home[rule.second])
      case .link(let rule): pair = (home[rule.first], home[rule.second])
      case .exclusion, .capacity, .succession, .linear: continue
      }
      if pair.0 == pair.1 || ties[pair.0].contains(pair.1) { continue }
      ties[pair.0].append(pair.1)
      ties[pair.1].append(pair.0)
    }
    self.ties = ties
  }

  /// Another search found a solution.
  func adopt(_ solution: Solution) {
    if solution.isBetter(than: best) {
      best = solution
      idle = 0
    }
  }

  /// Improves the best solution until so much work is done or a round of all homes brings nothing.
  func improve(work: Int) {
    let end = budget.work + work
    while budget.work < end, idle < 2 * homes.members.count, !budget.isExhausted {
      switch step() {
      case .improved: idle = 0
      case .proven:
        idle += 1
        width = min(width + 1 + width / 8, homes.members.count)
      case .stopped:
        idle += 1
        width = max(3, width * 3 / 4)
      }
      if width >= homes.members.count && idle > 0 { return }
    }
  }

  private enum Step { case improved, proven, stopped }

  /// Frees a window of time, and every other time what is linked to a home and lies near it in time.
  private func step() -> Step {
    let times = homes.times(with: best.values)
    let order = times.order
    steps += 1
    center = (center + 1 + width / 2) % order.count
    var isFree = Array(repeating: false, count: model.count)
    let chosen: [Int]
    if steps % 2 == 0 {
      chosen = related(to: order[center], times)
    } else {
      let from = max(0, min(center - width / 2, order.count - width))
      chosen = Array(order[from..<min(order.count, from + width)])
    }
    for home in chosen { for a in homes.members[home] { isFree[a] = true } }
    return solve(isFree)
  }

  /// The homes that links and precedences tie to one, nearest in time first, then those tied to these.
  private func related(to seed: Int, _ times: [Int]) -> [Int] {
    var isIn = Array(repeating: false, count: homes.members.count)
    isIn[seed] = true
    var result = [seed]
    var index = 0
    while index < result.count && result.count < width {
      let home = result[index]
      index += 1
      let next = ties[home].filter { !isIn[$0] }
        .sorted { (abs(times[$0] - times[seed]), $0) < (abs(times[$1] - times[seed]), $1) }
      for other in next.prefix(width - result.count) {
        isIn[other] = true
        result.append(other)
      }
    }
    return result
  }

  private func solve(_ isFree: [Bool]) -> Step {
    let root = propagator.mark
    defer { propagator.undo(to: root) }
    var mayFollow = isFree
    for rule in relieved(isFree) {
      for relief in rule.reliefs { mayFollow[relief.relaxer.activity] = true }
    }
    for a in 0..<model.count where !mayFollow[a] { propagator.fix(model.first[a] + best.values[a]) }
    let before = propagator.work
    defer { budget.spend(model.count / 2 + 2 * (propagator.work - before)) }
    guard propagator.propagate() else { return .stopped }
    for rule in relieved(isFree) {
      let spans = rule.loads.filter { isFree[$0.activity] }.map { span(of: [$0.activity]) }
      for relief in rule.reliefs where !spans.contains(where: { $0.overlaps(relief.start..<relief.end) }) {
        propagator.fix(model.first[relief.relaxer.activity] + best.values[relief.relaxer.activity])
      }
    }
    guard propagator.propagate() else { return .stopped }
    let free = (0..<model.count).filter { propagator.left[$0] > 1 }
    guard !free.isEmpty else { return .proven }
    let (constraints, activities) = involved(free)
    let part = Restriction(of: problem, to: activities, constraints: constraints, shouldStop: budget.interrupts) {
      propagator.alive[model.first[$0] + $1]
    }
    guard part.isComplete else { return .stopped }
    budget.spend(part.problem.activities.reduce(0) { $0 + $1.values.count })
    let folding = Folding(part.problem, shouldStop: budget.interrupts)
    guard folding.isComplete, folding.isFeasible else { return .stopped }
    var target = folding.problem
    if level == .tie {
      target = target.secondLevel(cost: objective(of: activities, .cost))
    }
    let search = TreeSearch(
      target, cutoff: objective(of: activities, level) - 1, budget: budget)
    let ending = search.run(Allowance(nodes: 120, pivots: 3000))
    if let found = search.best {
      var values = best.values
      for a in 0..<model.count where propagator.isFixed(a) { values[a] = propagator.low[a] - model.first[a] }
      part.write(folding.unfold(found), to: &values)
      adopt(Solution(values: values, in: problem))
      return .improved
    }
    return ending == .complete ? .proven : .stopped
  }

  private func objective(of activities: [Int], _ level: ClusterSolver.Level) -> Int {
    activities.reduce(0) { sum, a in
      let value = problem.activities[a].values[best.values[a]]
      return sum + (level == .cost ? value.cost : value.tie)
    }
  }

  /// The capacities with reliefs that free activities load.
  private func relieved(_ isFree: [Bool]) -> [Capacity] {
    problem.constraints.compactMap { constraint in
      guard case .capacity(let rule) = constraint, !rule.reliefs.isEmpty else { return nil }
      return rule.loads.contains { isFree[$0.activity] } ? rule : nil
    }
  }

  /// The constraints that free activities stand in, as far as propagation has not settled them, and their activities.
  private func involved(_ free: [Int]) -> ([Constraint], [Int]) {
    var isFree = Array(repeating: false, count: model.count)
    for a in free { isFree[a] = true }
    var isIn = isFree
    var constraints: [Constraint] = []
    for index in awareness.constraintsTouching(free) {
      let constraint = problem.constraints[index]
      let activities = constraint.activities
      let freeCount = activities.count { isFree[$0] }
      switch constraint {
      case .precedence(let rule) where rule.relaxers.isEmpty && freeCount < 2: continue
      case .exclusion(let rule)
      where rule.whenFirstLeads.isEmpty && rule.whenSecondLeads.isEmpty && freeCount < 2:
        continue
      case .link where freeCount < 2: continue
      case .capacity(var rule):
        let span = span(of: rule.loads.map(\.activity).filter { isFree[$0] })
        rule.loads = rule.loads.filter {
          isFree[$0.activity] || !rule.reliefs.isEmpty || overlaps($0.activity, span)
        }
        for relief in rule.reliefs { isIn[relief.relaxer.activity] = true }
        constraints.append(.capacity(rule))
        for load in rule.loads { isIn[load.activity] = true }
        continue
      case .precedence, .exclusion, .link, .succession, .linear: break
      }
      constraints.append(constraint)
      for a in activities { isIn[a] = true }
    }
    return (constraints, isIn.indices.filter { isIn[$0] })
  }

  private func span(of activities: [Int]) -> Range<Int> {
    var from = Int.max
    var to = Int.min
    for a in activities {
      propagator.refreshExtent(a)
      from = min(from, propagator.extent.whole[a].leastStart)
      to = max(to, propagator.extent.whole[a].greatestEnd)
    }
    return from < to ? from..<to : 0..<0
  }

  private func overlaps(_ a: Int, _ span: Range<Int>) -> Bool {
    let value = propagator.low[a]
    return model.isPresent[value] && model.start[value] < span.upperBound
      && span.lowerBound < model.end[value]
  }
}
