/// A part of a problem as a problem of its own: some activities, the values left to them, and the constraints among them
/// (step 4 of the method).
///
/// Every solution of the whole gives a solution of the part, so the least cost of the part is a bound for the whole.
struct Restriction {
  private(set) var problem: Problem
  /// The activity of the whole for each activity of the part, in order.
  let activities: [Int]
  /// The value of the whole for each value of the part.
  let values: [[Int]]
  /// False where the work was stopped: nothing else of it counts then.
  private(set) var isComplete = true
  /// The activity of the part for each activity of the whole, or -1.
  private let position: [Int]

  /// - Parameters:
  ///   - constraints: those of the whole that hold in the part; all their activities are in it.
  ///   - shouldStop: asked often.
  ///   - isLeft: whether a value, by activity and value, is left.
  init(
    of whole: Problem, to activities: [Int], constraints: [Constraint],
    shouldStop: @escaping () -> Bool = { false }, isLeft: (_ activity: Int, _ value: Int) -> Bool
  ) {
    var check = StopCheck(shouldStop)
    self.activities = activities
    var position = Array(repeating: -1, count: whole.activities.count)
    var values: [[Int]] = []
    problem = Problem(activities: [], constraints: [], setup: whole.setup)
    for (index, activity) in activities.enumerated() where !check.stops(after: whole.activities[activity].values.count)
    {
      position[activity] = index
      var item = whole.activities[activity]
      let left = item.values.indices.filter { isLeft(activity, $0) }
      item.values = left.map { whole.activities[activity].values[$0] }
      values.append(left)
      problem.activities.append(item)
    }
    self.position = position
    self.values = values
    problem.constraints.reserveCapacity(constraints.count)
    // About as many values as two activities have stand in a constraint.
    let size = activities.isEmpty ? 0 : 2 * values.reduce(0) { $0 + $1.count } / activities.count
    for constraint in constraints where !check.stops(after: size) { problem.constraints.append(restricted(constraint)) }
    isComplete = !check.isStopped
  }

  /// The values of the whole that a solution of the part takes, written into `target`.
  func write(_ solution: [Int], to target: inout [Int]) {
    for (index, activity) in activities.enumerated() { target[activity] = values[index][solution[index]] }
  }

  /// Puts other costs on the values, by activity of the part and value of the whole, and no second level.
  mutating func setCosts(_ cost: (_ activity: Int, _ value: Int) -> Int) {
    for (index, list) in values.enumerated() {
      for (place, value) in list.enumerated() {
        problem.activities[index].values[place].cost = cost(index, value)
        problem.activities[index].values[place].tie = 0
      }
    }
  }

  private func table<Element>(_ table: [Element], of activity: Int) -> [Element] {
    values[position[activity]].map { table[$0] }
  }

  private func restricted(_ relaxers: [Relaxer]) -> [Relaxer] {
    relaxers.map { restricted($0) }
  }

  private func restricted(_ relaxer: Relaxer) -> Relaxer {
    Relaxer(activity: position[relaxer.activity], slack: table(relaxer.slack, of: relaxer.activity))
  }

  private func restricted(_ constraint: Constraint) -> Constraint {
    switch constraint {
    case .precedence(let rule):
      return .precedence(
        Precedence(
          first: position[rule.first], tail: table(rule.tail, of: rule.first), second: position[rule.second],
          head: table(rule.head, of: rule.second), relaxers: restricted(rule.relaxers)))
    case .exclusion(var rule):
      if case .ready(let first, let second) = rule.separation {
        rule.separation = .ready(first: table(first, of: rule.first), second: table(second, of: rule.second))
      }
      rule.first = position[rule.first]
      rule.second = position[rule.second]
      rule.whenFirstLeads = restricted(rule.whenFirstLeads)
      rule.whenSecondLeads = restricted(rule.whenSecondLeads)
      return .exclusion(rule)
    case .capacity(let rule):
      return .capacity(
        Capacity(
          loads: rule.loads.map { Capacity.Load(activity: position[$0.activity], demand: $0.demand) },
          limit: rule.limit,
          reliefs: rule.reliefs.map {
            Capacity.Relief(start: $0.start, end: $0.end, relaxer: restricted($0.relaxer))
          }))
    case .link(let rule):
      return .link(
        Link(
          first: position[rule.first], firstKey: table(rule.firstKey, of: rule.first),
          second: position[rule.second], secondKey: table(rule.secondKey, of: rule.second)))
    case .succession(let rule):
      return .succession(
        Succession(
          members: rule.members.map {
            Succession.Member(
              activity: position[$0.activity], reach: table($0.reach, of: $0.activity),
              relaxers: restricted($0.relaxers))
          }))
    case .linear(let rule):
      return .linear(
        Linear(
          terms: rule.terms.map {
            Linear.Term(activity: position[$0.activity], coefficients: table($0.coefficients, of: $0.activity))
          }, upper: rule.upper))
    }
  }
}
