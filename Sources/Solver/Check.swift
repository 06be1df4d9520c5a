extension Problem {
  /// The indexes of the constraints that a choice of one value for each activity breaks, in order; written from the statements alone.
  package func violations(of values: [Int]) -> [Int] {
    constraints.indices.filter { !isKept(constraints[$0], by: values) }
  }

  /// Whether a choice of one value for each activity keeps a constraint.
  package func isKept(_ constraint: Constraint, by values: [Int]) -> Bool {
    switch constraint {
    case .precedence(let rule):
      let tail = rule.tail[values[rule.first]]
      let head = rule.head[values[rule.second]]
      if tail <= -Problem.never || head >= Problem.never { return true }
      return tail <= saturatedSum(head, slack(of: rule.relaxers, by: values))
    case .exclusion(let rule): return isKept(rule, by: values)
    case .capacity(let rule): return overload(of: rule, by: values) == nil
    case .link(let rule):
      guard let key = rule.firstKey[values[rule.first]] else { return true }
      return rule.secondKey[values[rule.second]] == key
    case .succession(let rule): return isKept(rule, by: values)
    case .linear(let rule):
      return rule.terms.reduce(0) { $0 + $1.coefficients[values[$1.activity]] } <= rule.upper
    }
  }

  private func isKept(_ rule: Exclusion, by values: [Int]) -> Bool {
    let u = values[rule.first]
    let v = values[rule.second]
    let a = activities[rule.first].values[u]
    let b = activities[rule.second].values[v]
    guard a.isPresent, b.isPresent else { return true }
    if rule.sharesPlace, let place = a.place, place == b.place { return true }
    let firstLeads = a.start <= b.start
    let (leader, follower) = firstLeads ? (a, b) : (b, a)
    let ready: Int
    switch rule.separation {
    case .setup: ready = leader.end + setupTime(from: leader.place, to: follower.place)
    case .ready(let first, let second): ready = firstLeads ? first[u] : second[v]
    }
    let relaxers = firstLeads ? rule.whenFirstLeads : rule.whenSecondLeads
    return ready <= saturatedSum(follower.start, slack(of: relaxers, by: values))
  }

  /// The first time at which a capacity is overloaded; nil for none.
  func overload(of rule: Capacity, by values: [Int]) -> Int? {
    let busy = rule.loads.compactMap { load -> (value: Value, demand: Int)? in
      let value = activities[load.activity].values[values[load.activity]]
      return value.isPresent && value.start < value.end ? (value, load.demand) : nil
    }
    let most = busy.reduce(0) { $0 + $1.demand }
    if most <= rule.limit { return nil }
    var changes: [(time: Int, excess: Int)] = []
    for item in busy {
      changes.append((item.value.start, item.demand))
      changes.append((item.value.end, -item.demand))
    }
    for relief in rule.reliefs {
      let slack = min(relief.relaxer.slack[values[relief.relaxer.activity]], most)
      if slack == 0 { continue }
      changes.append((relief.start, -slack))
      changes.append((relief.end, slack))
    }
    changes.sort { $0.time < $1.time }
    var excess = -rule.limit
    for (index, change) in changes.enumerated() {
      excess += change.excess
      let isLast = index + 1 == changes.count || changes[index + 1].time > change.time
      if isLast && excess > 0 { return change.time }
    }
    return nil
  }

  private func isKept(_ rule: Succession, by values: [Int]) -> Bool {
    let present = rule.members.indices
      .filter { activities[rule.members[$0].activity].values[values[rule.members[$0].activity]].isPresent }
      .sorted { (start(of: rule.members[$0], by: values), $0) < (start(of: rule.members[$1], by: values), $1) }
    return zip(present, present.dropFirst()).allSatisfy { earlier, next in
      let member = rule.members[earlier]
      let reach = member.reach[values[member.activity]]
      return start(of: rule.members[next], by: values) <= saturatedSum(reach, slack(of: member.relaxers, by: values))
    }
  }

  private func start(of member: Succession.Member, by values: [Int]) -> Int {
    activities[member.activity].values[values[member.activity]].start
  }

  private func slack(of relaxers: [Relaxer], by values: [Int]) -> Int {
    relaxers.reduce(0) { saturatedSum($0, $1.slack[values[$1.activity]]) }
  }

  /// The time that must lie clear between two places; none where a value has no place.
  func setupTime(from: Int?, to: Int?) -> Int {
    guard let from, let to else { return 0 }
    return setup[from][to]
  }
}

/// A sum in which `Problem.never` stays never, so that no number of relaxers can overflow.
func saturatedSum(_ a: Int, _ b: Int) -> Int {
  max(-Problem.never, min(Problem.never, a + b))
}
