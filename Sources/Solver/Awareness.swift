/// Which constraints the clusters know: those inside a cluster, but capacities and links only after they were violated once (step 4 of
/// the method).
///
/// Leaving out a constraint, or some loads of a capacity, only relaxes a cluster, so that its least cost stays a bound.
struct Awareness: Sendable {
  private let problem: Problem
  /// By activity: whether the links of which it is the first are looked at; one that is refused a key goes for the next.
  private var isLinked: [Bool]
  /// By constraint and load: whether the load of a capacity is counted.
  private var isCounted: [[Bool]]
  /// How often each capacity was violated.
  private var strikes: [Int]
  /// How many links and loads are looked at.
  private(set) var lessons = 0
  /// The constraints of each activity, in order.
  private let incident: [[Int]]

  /// - Parameter knowsAll: Whether all links and loads are looked at from the start.
  init(_ problem: Problem, knowsAll: Bool = false) {
    self.problem = problem
    isLinked = Array(repeating: knowsAll, count: problem.activities.count)
    strikes = Array(repeating: 0, count: problem.constraints.count)
    isCounted = problem.constraints.map { constraint in
      if case .capacity(let rule) = constraint { return Array(repeating: knowsAll, count: rule.loads.count) }
      return []
    }
    var incident = Array(repeating: [Int](), count: problem.activities.count)
    for (index, constraint) in problem.constraints.enumerated() {
      for a in constraint.activities where incident[a].last != index { incident[a].append(index) }
    }
    self.incident = incident
  }

  /// The constraints that speak of any of the activities, in order.
  func constraintsTouching(_ activities: [Int]) -> [Int] {
    var indexes: [Int] = []
    for a in activities { indexes += incident[a] }
    indexes.sort()
    return indexes.indices.filter { $0 == 0 || indexes[$0] != indexes[$0 - 1] }.map { indexes[$0] }
  }

  /// The constraints that a cluster knows.
  func constraints(of cluster: Cluster) -> [Constraint] {
    var isInside = Array(repeating: false, count: problem.activities.count)
    for a in cluster.activities { isInside[a] = true }
    var result: [Constraint] = []
    for index in constraintsTouching(cluster.activities) {
      switch problem.constraints[index] {
      case .capacity(var rule):
        // Without the reliefs the limit would bind more than it does.
        guard rule.reliefs.allSatisfy({ isInside[$0.relaxer.activity] }) else { continue }
        rule.loads = rule.loads.indices.filter { isCounted[index][$0] && isInside[rule.loads[$0].activity] }
          .map { rule.loads[$0] }
        guard rule.loads.reduce(0, { $0 + $1.demand }) > rule.limit else { continue }
        rule.reliefs = needed(rule)
        result.append(.capacity(rule))
      case .link(let rule):
        if isLinked[rule.first] && isInside[rule.first] && isInside[rule.second] { result.append(.link(rule)) }
      case .precedence, .exclusion, .succession, .linear:
        if problem.constraints[index].activities.allSatisfy({ isInside[$0] }) {
          result.append(problem.constraints[index])
        }
      }
    }
    return result
  }

  /// Takes note of a violated constraint.
  ///
  /// - Returns: the activities that have to come together for it.
  mutating func learn(_ index: Int, from values: [Int], sizes: [Int]) -> [Int] {
    switch problem.constraints[index] {
    case .link(let rule):
      if !isLinked[rule.first] { lessons += 1 }
      isLinked[rule.first] = true
      return [rule.first, rule.second]
    case .capacity(let rule):
      strikes[index] += 1
      let covering = overload(rule, values, sizes: sizes)
      for load in covering { count(load, of: index) }
      return covering.map { rule.loads[$0].activity } + rule.reliefs.map(\.relaxer.activity)
    case .precedence, .exclusion, .succession, .linear: return problem.constraints[index].activities
    }
  }

  /// Counts all loads of a capacity within the given activities: it was violated again and again.
  mutating func countAll(_ index: Int, least: Int, within isInside: (Int) -> Bool) {
    guard case .capacity(let rule) = problem.constraints[index], strikes[index] >= least else { return }
    for (load, item) in rule.loads.enumerated() where isInside(item.activity) { count(load, of: index) }
  }

  private mutating func count(_ load: Int, of index: Int) {
    if !isCounted[index][load] { lessons += 1 }
    isCounted[index][load] = true
  }

  /// A few loads that are too much together at the first overloaded time, those of small clusters first.
  private func overload(_ rule: Capacity, _ values: [Int], sizes: [Int]) -> [Int] {
    guard let time = problem.overload(of: rule, by: values) else { return [] }
    let covering = rule.loads.indices.filter {
      let value = problem.activities[rule.loads[$0].activity].values[values[rule.loads[$0].activity]]
      return value.isPresent && value.start <= time && time < value.end
    }
    let limit = rule.reliefs.reduce(rule.limit) { limit, relief in
      guard relief.start <= time && time < relief.end else { return limit }
      return saturatedSum(limit, relief.relaxer.slack[values[relief.relaxer.activity]])
    }
    var chosen: [Int] = []
    var load = 0
    for item in covering.sorted(by: { (sizes[rule.loads[$0].activity], $0) < (sizes[rule.loads[$1].activity], $1) }) {
      chosen.append(item)
      load += rule.loads[item].demand
      if load > limit { break }
    }
    return chosen
  }

  /// The reliefs of the times at which the loads can be too much.
  private func needed(_ rule: Capacity) -> [Capacity.Relief] {
    var changes: [(time: Int, demand: Int)] = []
    for load in rule.loads {
      let values = problem.activities[load.activity].values.filter(\.isPresent)
      guard let start = values.map(\.start).min(), let end = values.map(\.end).max() else { continue }
      changes.append((start, load.demand))
      changes.append((end, -load.demand))
    }
    changes.sort { $0.time < $1.time }
    return rule.reliefs.filter { relief in
      var most = 0
      var load = 0
      for (index, change) in changes.enumerated() where change.time < relief.end {
        load += change.demand
        let next = index + 1 < changes.count ? changes[index + 1].time : change.time
        if next > relief.start && next > change.time { most = max(most, load) }
      }
      return most > rule.limit
    }
  }
}
