/// Large-neighbourhood search (step 7 of the method): frees the homes around some time, fixes everything else where the best solution has
/// it, and solves what is free with the same search as the clusters.
///
/// Shaw (1998), Using Constraint Programming and Local Search Methods to Solve Vehicle Routing Problems,
/// doi:10.1007/3-540-49481-2_30. Budgets are counts of nodes and pivots, never time.
final class Neighbourhood {
  private let engine: Engine
  private let level: ClusterSolver.Level
  private let homes: [[Int]]
  private var width = 8
  private var center = 0

  init(_ engine: Engine, level: ClusterSolver.Level) {
    self.engine = engine
    self.level = level
    var members: [Int: [Int]] = [:]
    for (index, activity) in engine.problem.activities.enumerated() {
      members[activity.home, default: []].append(index)
    }
    homes = members.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Improves the engine's best solution until `pivots` are used or a round of all homes brings nothing.
  func improve(pivots: Int) {
    let statistics = engine.budget.statistics
    var idle = 0
    var rounds = 0
    while engine.budget.statistics.pivots - statistics.pivots + 40 * rounds < pivots, idle < 2 * homes.count {
      guard let best = engine.incumbent, !engine.budget.isExhausted else { return }
      rounds += 1
      switch step(best) {
      case .improved: idle = 0
      case .proven:
        idle += 1
        if idle % 4 == 0 { width = min(width + 1, homes.count) }
      case .stopped:
        idle += 1
        width = max(3, width - 1)
      }
      if width >= homes.count && idle > 0 { return }
    }
  }

  private enum Step { case improved, proven, stopped }

  private func step(_ best: Solution) -> Step {
    let order = homesByTime(best)
    center = (center + 1 + width / 2) % order.count
    let from = max(0, min(center - width / 2, order.count - width))
    var isFree = Array(repeating: false, count: engine.model.count)
    for home in order[from..<min(order.count, from + width)] {
      for a in homes[home] { isFree[a] = true }
    }
    return solve(isFree, best)
  }

  /// The homes in order of the time of their meeting in the best solution.
  private func homesByTime(_ best: Solution) -> [Int] {
    let times = homes.map { members -> Int in
      let leading = members.min {
        (engine.problem.activities[$0].rank, $0) < (engine.problem.activities[$1].rank, $1)
      }
      return leading.map { engine.problem.activities[$0].values[best.values[$0]].start } ?? 0
    }
    return homes.indices.sorted { (times[$0], $0) < (times[$1], $1) }
  }

  private func solve(_ isFree: [Bool], _ best: Solution) -> Step {
    let propagator = engine.propagator
    let model = engine.model
    let root = propagator.mark
    defer { propagator.undo(to: root) }
    var mayFollow = isFree
    for rule in relieved(isFree) {
      for relief in rule.reliefs { mayFollow[relief.relaxer.activity] = true }
    }
    for a in 0..<model.count where !mayFollow[a] { propagator.fix(model.first[a] + best.values[a]) }
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
    let part = Restriction(of: engine.problem, to: activities, constraints: constraints) {
      propagator.alive[model.first[$0] + $1]
    }
    let folding = Folding(part.problem)
    guard folding.isFeasible else { return .stopped }
    var target = folding.problem
    if level == .tie {
      target = target.secondLevel(cost: engine.solver.objective(of: activities, best.values, .cost))
    }
    let search = TreeSearch(
      target, cutoff: engine.solver.objective(of: activities, best.values, level) - 1, budget: engine.budget)
    let ending = search.run(Allowance(nodes: 120, pivots: 3000))
    if let found = search.best {
      var values = best.values
      for a in 0..<model.count where propagator.isFixed(a) { values[a] = propagator.low[a] - model.first[a] }
      part.write(folding.unfold(found), to: &values)
      engine.offer(values)
      return .improved
    }
    return ending == .complete ? .proven : .stopped
  }

  /// The capacities with reliefs that free activities load.
  private func relieved(_ isFree: [Bool]) -> [Capacity] {
    engine.problem.constraints.compactMap { constraint in
      guard case .capacity(let rule) = constraint, !rule.reliefs.isEmpty else { return nil }
      return rule.loads.contains { isFree[$0.activity] } ? rule : nil
    }
  }

  /// The constraints that free activities stand in, as far as propagation has not settled them, and their activities.
  private func involved(_ free: [Int]) -> ([Constraint], [Int]) {
    var isFree = Array(repeating: false, count: engine.model.count)
    for a in free { isFree[a] = true }
    var isIn = isFree
    var constraints: [Constraint] = []
    for index in engine.awareness.constraintsTouching(free) {
      let constraint = engine.problem.constraints[index]
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
      engine.propagator.refreshExtent(a)
      from = min(from, engine.propagator.extent.whole[a].leastStart)
      to = max(to, engine.propagator.extent.whole[a].greatestEnd)
    }
    return from < to ? from..<to : 0..<0
  }

  private func overlaps(_ a: Int, _ span: Range<Int>) -> Bool {
    let value = engine.propagator.low[a]
    return engine.model.isPresent[value] && engine.model.start[value] < span.upperBound
      && span.lowerBound < engine.model.end[value]
  }
}
