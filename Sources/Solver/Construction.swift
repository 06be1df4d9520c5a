/// Serial schedule generation around the clusters' plans (step 7 of the method): one activity after another takes the value of its plan, or
/// where propagation has removed that the cheapest. An activity that finds none goes to the front of the order, and all starts again.
///
/// Kolisch (1996), Serial and parallel resource-constrained project scheduling methods revisited, doi:10.1016/0377-2217(95)00357-6.
struct Construction {
  let engine: Engine
  /// The plan to stay close to, one value for each activity.
  let plan: [Int]
  /// When the meeting of each activity's home starts in the plan; never for meetings without a wish of their own.
  private let due: [Int]
  /// Whether there is one attempt alone, which hears no limit of work; nor the caller, where he has asked to stop already.
  private let isLast: Bool

  private static let restarts = 40
  private static let strictRestarts = 8
  private static let attempts = 25
  /// As many days away from the plan count as much as a cost point.
  private static let daysForPoint = 16

  init(engine: Engine, plan: [Int], isLast: Bool = false) {
    self.engine = engine
    self.plan = plan
    self.isLast = isLast
    let homes = Homes(engine.problem)
    var due = Array(repeating: 0, count: plan.count)
    for (time, members) in zip(homes.times(with: plan), homes.members) { for a in members { due[a] = time } }
    for (a, activity) in engine.problem.activities.enumerated()
    where activity.rank <= .meeting && Self.isIndifferent(activity) { due[a] = .max }
    self.due = due
  }

  /// One value for each activity that together keep every constraint, or nil.
  func solution() -> [Int]? {
    let propagator = engine.propagator
    let root = propagator.mark
    defer { propagator.undo(to: root) }
    let isDeaf = isLast && engine.budget.isCalledOff
    var urgency = Array(repeating: 0, count: engine.model.count)
    for restart in 0..<(isLast ? 1 : Self.restarts) {
      propagator.undo(to: root)
      let isStrict = !isLast && restart < Self.strictRestarts
      let blocked = place(in: order(urgency, isStrict: isStrict), all: isStrict, isDeaf: isDeaf)
      // Where it was called off, the last fixpoint may not have been reached.
      if !isDeaf && engine.budget.isCalledOff { return nil }
      if blocked.isEmpty { return propagator.solution }
      for a in blocked { urgency[a] += 1 }
      engine.budget.ask()
      if engine.budget.isExhausted { return nil }
    }
    return nil
  }

  /// The blocked ones first, then by rank, and those of a home when its meeting is due. Who has no wish of its own follows those who have,
  /// and who is absent from the plan those of its home who are not.
  ///
  /// - Parameter isStrict: whether the prices of breaches are decided first, so that only what was blocked breaks anything.
  private func order(_ urgency: [Int], isStrict: Bool) -> [Int] {
    let keys = engine.problem.activities.indices.map { a in
      let activity = engine.problem.activities[a]
      let isFirst = isStrict && activity.rank == .switching && activity.values.contains { $0.cost > 0 }
      let value = activity.values[plan[a]]
      let start = value.isPresent ? value.start : Int.max
      return (-urgency[a], isFirst ? -1 : activity.rank.rawValue, due[a], start, a)
    }
    return keys.sorted { $0 < $1 }.map { $0.4 }
  }

  /// Whether the cheapest values lie over most of the time there is, so that the plan says little of when it should be.
  private static func isIndifferent(_ activity: Activity) -> Bool {
    let present = activity.values.filter(\.isPresent)
    let least = present.reduce(Int.max) { min($0, $1.cost) }
    let cheapest = present.filter { $0.cost == least }
    return 2 * spread(cheapest) > spread(present)
  }

  /// The time between the first and the last start of values in order of start.
  private static func spread(_ values: [Value]) -> Int { (values.last?.start ?? 0) - (values.first?.start ?? 0) }

  /// Fixes the activities in order.
  ///
  /// - Parameters:
  ///   - all: whether to pass over an activity that finds no value, to see which others find none either.
  ///   - isDeaf: whether the caller is not heard.
  /// - Returns: the activities without a value, none when all have one.
  private func place(in order: [Int], all: Bool, isDeaf: Bool) -> [Int] {
    let shouldStop = isDeaf ? { false } : engine.budget.interrupts
    var blocked: [Int] = []
    for a in order where !engine.propagator.isFixed(a) {
      engine.budget.spend(100)
      if !isDeaf && engine.budget.isCalledOff || !isLast && engine.budget.isExhausted { return [a] }
      let mark = engine.propagator.mark
      if place(a, shouldStop) { continue }
      blocked.append(a)
      if !all { break }
      engine.propagator.undo(to: mark)
    }
    return blocked
  }

  private func place(_ a: Int, _ shouldStop: () -> Bool) -> Bool {
    let propagator = engine.propagator
    for _ in 0..<Self.attempts {
      let value = nearest(a)
      let mark = propagator.mark
      propagator.fix(value)
      if propagator.propagate(shouldStop: shouldStop) { return true }
      propagator.undo(to: mark)
      propagator.remove(value)
      if !propagator.propagate(shouldStop: shouldStop) { return false }
    }
    return propagator.isFixed(a)
  }

  /// The value left that costs least, and where two cost about the same, the nearer to the plan.
  private func nearest(_ a: Int) -> Int {
    let propagator = engine.propagator
    let model = engine.model
    let wanted = model.first[a] + plan[a]
    if propagator.alive[wanted] { return wanted }
    var best = propagator.low[a]
    var least = Int.max
    for v in propagator.low[a]...propagator.high[a] where propagator.alive[v] {
      let distance = model.isPresent[v] == model.isPresent[wanted] ? abs(model.start[v] - model.start[wanted]) : 30
      let price = Self.daysForPoint * propagator.prices[v] + distance
      if price < least {
        least = price
        best = v
      }
    }
    return best
  }
}
