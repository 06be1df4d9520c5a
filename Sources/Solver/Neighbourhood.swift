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
  private let awareness: Awareness
  private let isLeft: [[Bool]]
  private let level: ClusterSolver.Level
  private let homes: Homes
  /// When the meeting of each home starts in the best solution.
  private var times: [Int]
  private var order: [Int]
  private var width = 8
  private var center = 0
  private var idle = 0
  private var steps = 0
  /// What each home cost when it was last chosen for its cost.
  private var tried: [Int]
  /// Of so many pairs of neighbourhoods one may begin to pay for more of a capacity: amounts by the day are what makes parts large.
  private static let frugal = 4
  /// The homes with which each shares a link or a precedence.
  private let ties: [[Int]]

  /// - Parameter best: A solution that keeps every constraint.
  init(_ engine: Engine, level: ClusterSolver.Level, best: Solution, budget: Budget) {
    problem = engine.problem
    awareness = engine.awareness
    isLeft = engine.isLeft
    self.budget = budget
    self.best = best
    found = Shared(best)
    self.level = level
    homes = Homes(problem)
    times = homes.times(with: best.values)
    order = times.order
    tried = Array(repeating: 0, count: times.count)
    var home = Array(repeating: 0, count: problem.activities.count)
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
    guard solution.isBetter(than: best) else { return }
    best = solution
    times = homes.times(with: best.values)
    order = times.order
    idle = 0
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

  /// Frees a window of time, and every other time what is linked to a home and lies near it in time: one home after another, every third
  /// time the dearest that was not looked at as dear as it is.
  private func step() -> Step {
    steps += 1
    var home: Int?
    if steps % 3 == 0 { home = dearest() }
    if home == nil { center = (center + 1 + width / 2) % order.count }
    let seed = home ?? order[center]
    return solve(steps % 2 == 0 ? related(to: seed) : window(around: seed))
  }

  /// The dearest home, if it was not looked at as dear as it is.
  private func dearest() -> Int? {
    let costs = homes.costs(with: best.values)
    let home = costs.indices.filter { costs[$0] != tried[$0] }.max { (costs[$0], $1) < (costs[$1], $0) }
    if let home { tried[home] = costs[home] }
    return home
  }

  private func window(around seed: Int) -> [Int] {
    let place = order.firstIndex(of: seed) ?? 0
    let from = max(0, min(place - width / 2, order.count - width))
    return Array(order[from..<min(order.count, from + width)])
  }

  /// The homes that links and precedences tie to one, nearest in time first, then those tied to these.
  private func related(to seed: Int) -> [Int] {
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

  /// Looks for something better with the homes given free and all else as it is.
  private func solve(_ chosen: [Int]) -> Step {
    var part = FreePart(
      of: problem, awareness, isLeft: isLeft, around: best.values, freeing: chosen.flatMap { homes.members[$0] },
      isFrugal: steps / 2 % Self.frugal > 0)
    guard part.narrow(cutoff: level == .cost ? best.cost - 1 : nil, budget) else { return .proven }
    let restriction = part.restriction()
    budget.spend(restriction.problem.activities.reduce(0) { $0 + $1.values.count })
    let folding = Folding(restriction.problem, shouldStop: budget.interrupts)
    guard folding.isComplete, folding.isFeasible else { return .stopped }
    let (cost, tie) = room(in: restriction.activities, part.values)
    let target = level == .cost ? folding.problem : folding.problem.secondLevel(cost: cost)
    let search = TreeSearch(target, cutoff: (level == .cost ? cost : tie) - 1, budget: budget)
    let ending = search.run(Allowance(nodes: 120, pivots: 3000))
    if let found = search.best {
      var values = part.values
      restriction.write(folding.unfold(found), to: &values)
      adopt(Solution(values: values, in: problem))
      return .improved
    }
    return ending == .complete ? .proven : .stopped
  }

  /// What some activities may cost, and their ties, to be as good as the best solution, all others having the values given.
  private func room(in activities: [Int], _ values: [Int]) -> (cost: Int, tie: Int) {
    let all = Solution(values: values, in: problem)
    var room = (cost: best.cost - all.cost, tie: best.tie - all.tie)
    for a in activities {
      let value = problem.activities[a].values[values[a]]
      room.cost += value.cost
      room.tie += value.tie
    }
    return room
  }
}
