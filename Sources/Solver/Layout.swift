/// Lays out constraints for propagation (step 2 of the method) and leaves out the exclusions that no values can break.
struct Layout {
  let problem: Problem
  let values: FlatValues
  let longestDistance: Int

  private var first: [Int] { values.first }
  private var start: [Int] { values.start }
  private var end: [Int] { values.end }
  private var isPresent: [Bool] { values.isPresent }

  /// The rules of all constraints with the constraint that each comes from; nil when it was asked to stop.
  func rules(_ check: inout StopCheck) -> (rules: [Model.Rule], origin: [Int])? {
    var rules: [Model.Rule] = []
    var origin: [Int] = []
    for (index, constraint) in problem.constraints.enumerated() {
      if check.stops(after: size(constraint)) { return nil }
      switch constraint {
      case .precedence(let rule): rules.append(.precedence(compiled(rule)))
      case .exclusion(let rule): if canClash(rule) { rules.append(.exclusion(compiled(rule))) }
      case .capacity(let rule): rules += capacity(rule)
      case .link(let rule): rules.append(.link(compiled(rule)))
      case .succession(let rule): rules.append(.succession(compiled(rule)))
      case .linear(let rule): rules.append(.linear(compiled(rule)))
      }
      origin += repeatElement(index, count: rules.count - origin.count)
    }
    return (rules, origin)
  }

  /// About how many values are looked at for a constraint.
  private func size(_ constraint: Constraint) -> Int {
    switch constraint {
    case .precedence(let rule): rule.tail.count + rule.head.count
    case .exclusion(let rule):
      if case .ready(let first, let second) = rule.separation { first.count + second.count } else { 0 }
    case .capacity(let rule): rule.loads.reduce(0) { $0 + count($1.activity) }
    case .link(let rule): rule.firstKey.count + rule.secondKey.count
    case .succession(let rule): rule.members.count
    case .linear(let rule): rule.terms.count
    }
  }

  private func count(_ activity: Int) -> Int { first[activity + 1] - first[activity] }

  private func compiled(_ relaxers: [Relaxer]) -> [CompiledRelaxer] {
    relaxers.map { CompiledRelaxer(activity: $0.activity, offset: first[$0.activity], slack: $0.slack) }
  }

  private func compiled(_ rule: Precedence) -> PrecedenceRule {
    PrecedenceRule(
      first: rule.first, second: rule.second, firstOffset: first[rule.first], secondOffset: first[rule.second],
      tail: rule.tail, head: rule.head, relaxers: compiled(rule.relaxers),
      isMonotone: isSorted(rule.tail) && isSorted(rule.head))
  }

  private func isSorted(_ keys: [Int]) -> Bool { zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 } }

  private func compiled(_ rule: Exclusion) -> ExclusionRule {
    var ready: (first: [Int], second: [Int])?
    if case .ready(let first, let second) = rule.separation { ready = (first, second) }
    return ExclusionRule(
      first: rule.first, second: rule.second, firstOffset: first[rule.first], secondOffset: first[rule.second],
      ready: ready, longestGap: longestGap(rule), sharesPlace: rule.sharesPlace, isStrict: isStrict(rule),
      whenFirstLeads: compiled(rule.whenFirstLeads),
      whenSecondLeads: compiled(rule.whenSecondLeads))
  }

  private func longestGap(_ rule: Exclusion) -> Int {
    guard case .ready(let ready, let otherReady) = rule.separation else { return longestDistance }
    func gap(_ a: Int, _ ready: [Int]) -> Int {
      ready.indices.reduce(0) { isPresent[first[a] + $1] ? max($0, ready[$1] - end[first[a] + $1]) : $0 }
    }
    return max(gap(rule.first, ready), gap(rule.second, otherReady))
  }

  private func isStrict(_ rule: Exclusion) -> Bool {
    guard !rule.sharesPlace, rule.whenFirstLeads.isEmpty, rule.whenSecondLeads.isEmpty else { return false }
    guard case .ready(let ready, let otherReady) = rule.separation else { return true }
    return ready.indices.allSatisfy { ready[$0] >= end[first[rule.first] + $0] }
      && otherReady.indices.allSatisfy { otherReady[$0] >= end[first[rule.second] + $0] }
  }

  /// False only where every pair of values keeps the exclusion.
  private func canClash(_ rule: Exclusion) -> Bool {
    guard case .setup = rule.separation, rule.first != rule.second else { return true }
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      // Where one is never present, there is nothing to clash.
      guard values.latest[a] > Int.min, values.earliest[b] < Int.max else { return true }
      return values.latest[a] + longestDistance < values.earliest[b]
    }
    return !isBefore(rule.first, rule.second) && !isBefore(rule.second, rule.first)
  }

  /// The capacity itself, and an exclusion for each pair of loads that is too much together.
  private func capacity(_ rule: Capacity) -> [Model.Rule] {
    var demand: [Int: Int] = [:]
    for load in rule.loads { demand[load.activity, default: 0] += load.demand }
    let loads = demand.filter { $0.value > 0 }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      .map { Capacity.Load(activity: $0.key, demand: $0.value) }
    var low = Int.max
    var high = Int.min
    for load in loads {
      for value in first[load.activity]..<first[load.activity + 1] where isPresent[value] && start[value] < end[value] {
        low = min(low, start[value])
        high = max(high, end[value])
      }
    }
    guard low < high, loads.reduce(0, { $0 + $1.demand }) > rule.limit else { return [] }
    var result: [Model.Rule] = [
      .capacity(
        CapacityRule(
          activities: loads.map(\.activity), demands: loads.map(\.demand), limit: rule.limit, origin: low,
          length: high - low, reliefs: reliefs(rule, low..<high)))
    ]
    if !rule.reliefs.isEmpty { return result }
    for (index, a) in loads.enumerated() {
      for b in loads[(index + 1)...]
      where a.demand + b.demand > rule.limit && takesTime(a.activity) && takesTime(b.activity) {
        let pair = Exclusion(
          first: a.activity, second: b.activity,
          separation: .ready(
            first: Array(end[first[a.activity]..<first[a.activity + 1]]),
            second: Array(end[first[b.activity]..<first[b.activity + 1]])))
        result.append(.exclusion(compiled(pair)))
      }
    }
    return result
  }

  /// The reliefs within the times that any load may cover, counted from the first; none gives more than all loads need.
  private func reliefs(_ rule: Capacity, _ times: Range<Int>) -> [CompiledRelief] {
    let most = rule.loads.reduce(0) { $0 + $1.demand }
    return rule.reliefs.compactMap { relief in
      let common = times.clamped(to: relief.start..<relief.end)
      guard !common.isEmpty else { return nil }
      let slack = relief.relaxer.slack.map { min($0, most) }
      return CompiledRelief(
        times: common.lowerBound - times.lowerBound..<common.upperBound - times.lowerBound,
        relaxer: CompiledRelaxer(
          activity: relief.relaxer.activity, offset: first[relief.relaxer.activity], slack: slack),
        isMonotone: isSorted(slack))
    }
  }

  private func takesTime(_ activity: Int) -> Bool {
    (first[activity]..<first[activity + 1]).allSatisfy { !isPresent[$0] || start[$0] < end[$0] }
  }

  private func compiled(_ rule: Link) -> LinkRule {
    let keys = Array(Set((rule.firstKey + rule.secondKey).compactMap { $0 })).sorted()
    var number: [Int: Int] = [:]
    for (index, key) in keys.enumerated() { number[key] = index }
    func numbered(_ keys: [Int?]) -> [Int] { keys.map { $0.flatMap { number[$0] } ?? -1 } }
    return LinkRule(
      first: rule.first, second: rule.second, firstOffset: first[rule.first], secondOffset: first[rule.second],
      firstKey: numbered(rule.firstKey), secondKey: numbered(rule.secondKey), keyCount: keys.count)
  }

  private func compiled(_ rule: Succession) -> SuccessionRule {
    SuccessionRule(
      activities: rule.members.map(\.activity), offsets: rule.members.map { first[$0.activity] },
      reach: rule.members.map(\.reach), relaxers: rule.members.map { compiled($0.relaxers) })
  }

  private func compiled(_ rule: Linear) -> LinearRule {
    LinearRule(
      activities: rule.terms.map(\.activity), offsets: rule.terms.map { first[$0.activity] },
      coefficients: rule.terms.map(\.coefficients), upper: rule.upper)
  }
}
