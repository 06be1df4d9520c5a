/// What some activities may still do where all others stay as a solution has them (step 7 of the method): their constraints, with the values
/// that neighbours leave. It costs what is free, not what there is.
struct FreePart {
  private let problem: Problem
  private let awareness: Awareness
  /// The activities that are free, in order.
  private var free: [Int]
  private var isFree: [Bool]
  /// By free activity, the values that it may take.
  private var isOpen: [[Bool]]
  /// One value for each activity: those of the solution, but where only one is left.
  private(set) var values: [Int]
  /// What free activities have to keep among themselves, and with others in capacities and relaxers.
  private var constraints: [Constraint] = []

  /// - Parameters:
  ///   - isLeft: the values that may be taken at all, by activity.
  ///   - values: a solution of the whole.
  ///   - isFrugal: whether relaxers of capacities that cost nothing in the solution stay as they are.
  init(
    of problem: Problem, _ awareness: Awareness, isLeft: [[Bool]], around values: [Int], freeing activities: [Int],
    isFrugal: Bool
  ) {
    self.problem = problem
    self.awareness = awareness
    self.values = values
    isFree = Array(repeating: false, count: values.count)
    isOpen = Array(repeating: [], count: values.count)
    free = []
    let relaxers = Self.relaxers(of: activities, problem, awareness, isLeft)
      .filter { !isFrugal || problem.activities[$0].values[values[$0]].cost > 0 }
    for a in activities + relaxers where !isFree[a] {
      isFree[a] = true
      isOpen[a] = isLeft[a]
      free.append(a)
    }
    free.sort()
    gather()
  }

  /// The relaxers of the capacities that activities load, where they may load them.
  private static func relaxers(
    of activities: [Int], _ problem: Problem, _ awareness: Awareness, _ isLeft: [[Bool]]
  ) -> [Int] {
    let isLoading = Set(activities)
    return awareness.constraintsTouching(activities).flatMap { index -> [Int] in
      guard case .capacity(let rule) = problem.constraints[index], !rule.reliefs.isEmpty else { return [] }
      let spans = rule.loads.filter { isLoading.contains($0.activity) }.map { load in
        span(of: load.activity, problem, isLeft[load.activity])
      }
      return rule.reliefs.filter { relief in spans.contains { $0.overlaps(relief.start..<relief.end) } }
        .map(\.relaxer.activity)
    }
  }

  /// The times that the values of an activity may cover.
  private static func span(of a: Int, _ problem: Problem, _ isOpen: [Bool]) -> Range<Int> {
    var (from, to) = (Int.max, Int.min)
    for (value, isOpen) in zip(problem.activities[a].values, isOpen) where isOpen && value.isPresent {
      from = min(from, value.start)
      to = max(to, value.end)
    }
    return from < to ? from..<to : 0..<0
  }

  /// Collects the constraints of free activities; those that speak of a single one only close values of it.
  private mutating func gather() {
    constraints = []
    for index in awareness.constraintsTouching(free) {
      let constraint = problem.constraints[index]
      if case .capacity(let rule) = constraint {
        constraints.append(.capacity(near(rule)))
        continue
      }
      let activities = constraint.activities.filter { isFree[$0] }
      if let first = activities.first, activities.allSatisfy({ $0 == first }) {
        close(first, constraint)
      } else {
        constraints.append(constraint)
      }
    }
  }

  private mutating func close(_ a: Int, _ constraint: Constraint) {
    let value = values[a]
    for other in isOpen[a].indices where isOpen[a][other] {
      values[a] = other
      isOpen[a][other] = problem.isKept(constraint, by: values)
    }
    values[a] = value
  }

  /// A capacity with the loads and reliefs of the times that free activities may have a part in.
  private func near(_ rule: Capacity) -> Capacity {
    var rule = rule
    let spans =
      rule.loads.filter { isFree[$0.activity] }.map { Self.span(of: $0.activity, problem, isOpen[$0.activity]) }
      + rule.reliefs.filter { isFree[$0.relaxer.activity] }.map { $0.start..<$0.end }
    let from = spans.filter { !$0.isEmpty }.map(\.lowerBound).min() ?? 0
    let times = from..<max(from, spans.map(\.upperBound).max() ?? 0)
    rule.loads = rule.loads.filter { load in
      let value = problem.activities[load.activity].values[values[load.activity]]
      return isFree[load.activity]
        || value.isPresent && value.start < times.upperBound && times.lowerBound < value.end
    }
    rule.reliefs.removeAll { !times.overlaps($0.start..<$0.end) }
    return rule
  }

  /// Closes the values that propagation refuses.
  ///
  /// - Parameter cutoff: what the whole may cost; nil for any cost.
  /// - Returns: false where there is nothing that costs so little.
  mutating func narrow(cutoff: Int?, _ budget: Budget) -> Bool {
    let part = restriction()
    budget.spend(part.problem.activities.reduce(0) { $0 + $1.values.count })
    let model = Model(part.problem, shouldStop: budget.interrupts)
    guard model.isComplete else { return true }
    let propagator = Propagator(model, prices: model.costs)
    if let cutoff {
      let outside =
        Solution(values: values, in: problem).cost
        - part.activities.reduce(0) { $0 + problem.activities[$1].values[values[$1]].cost }
      propagator.cutoff = cutoff - outside
    }
    defer { budget.spend(2 * propagator.work) }
    guard propagator.propagateAll(shouldStop: budget.interrupts) else { return false }
    for (index, a) in part.activities.enumerated() where isFree[a] {
      for (place, value) in part.values[index].enumerated() where !propagator.alive[model.first[index] + place] {
        isOpen[a][value] = false
      }
      guard propagator.isFixed(index) else { continue }
      isFree[a] = false
      values[a] = part.values[index][propagator.low[index] - model.first[index]]
    }
    free.removeAll { !isFree[$0] }
    gather()
    return free.allSatisfy { isOpen[$0].contains(true) }
  }

  /// The part as a problem of its own; what is not free has the one value that it has.
  func restriction() -> Restriction {
    var isIn = isFree
    for constraint in constraints { for a in constraint.activities { isIn[a] = true } }
    return Restriction(of: problem, to: isIn.indices.filter { isIn[$0] }, constraints: constraints) { a, value in
      isFree[a] ? isOpen[a][value] : value == values[a]
    }
  }
}
