import Analysis
import CivilTime
import Planning
import Solver

/// Derives step by step why rules clash: each rule in turn takes days away from the items it speaks of, until one has none. Where
/// that comes to a halt, what is left is split into cases.
struct DerivationBuilder {
  let unfolded: UnfoldedProblem
  let groups: [Int]
  let shouldStop: () -> Bool
  /// The groups that speak of each activity.
  let touching: [Int: [Int]]
  /// The deductions of the branch at hand.
  var log: [Deduction] = []
  private var leaves = 0
  /// Whether every deduction is told, needed or not.
  private(set) var tellsAll = false
  /// Whether a sum of days may end a derivation.
  private(set) var sumsUp = true

  static let longestBranch = 120
  /// How often one rule may push one item before it counts as a circle.
  static let mostRounds = 3
  static let mostLeaves = 16
  static let mostDepth = 4

  /// What is left of activities, by value; all of an activity that is not there.
  struct State {
    var alive: [Int: [Bool]] = [:]
    /// Pairs of activities of which the first closes before the second starts.
    var orders: [(first: Int, second: Int)] = []
  }

  /// A rule that took values away.
  struct Deduction {
    let group: Int
    let activity: Int
    let before: [Bool]
    /// nil when nothing is left.
    let after: [Bool]?
    /// What was left of the other activities of the group; once settled, of those alone without which it would not follow.
    var premises: [Int: [Bool]]
    var isSettled = false
    let orders: [(first: Int, second: Int)]
    /// What the rule leaves of the item by itself, given the others; known once settled.
    var implied: Reach?
    var side: Derivation.Side = [.earliest, .latest]
  }

  /// How a branch ended, and the deductions that matter for it.
  struct Finding {
    var ending: Derivation.Ending
    var needed: Set<Int>
  }

  /// - Parameter shouldStop: asked often; when it says so, the derivation ends with what is left so far.
  init(_ unfolded: UnfoldedProblem, _ groups: [Int], shouldStop: @escaping () -> Bool) {
    self.unfolded = unfolded
    self.groups = groups
    self.shouldStop = shouldStop
    var touching: [Int: [Int]] = [:]
    for group in groups {
      for a in unfolded.grouped.activities(of: group) { touching[a, default: []].append(group) }
    }
    self.touching = touching
  }

  /// The derivation of the clash of all groups, which have been proven to clash.
  mutating func derivation() -> Derivation {
    // Each rule is needed, so a derivation that leaves one out has lost a step.
    if let sum = attempt(), isWhole(sum) { return sum }
    sumsUp = false
    if let derivation = attempt() {
      if isWhole(derivation) { return derivation }
      tellsAll = true
      if let whole = attempt() { return whole }
    }
    return exhaustion()
  }

  private func isWhole(_ derivation: Derivation) -> Bool {
    Set(derivation.rules).isSuperset(of: groups.map { unfolded.rules[$0] })
  }

  private mutating func attempt() -> Derivation? {
    log = []
    leaves = 0
    return derive(State(), groups, depth: 0).map { Derivation(steps: steps($0.needed, from: 0), ending: $0.ending) }
  }

  /// What is left when no derivation is short enough to be told.
  private mutating func exhaustion() -> Derivation {
    log = []
    let state = fixpoint()
    let left = touching.keys.sorted().compactMap { a -> Derivation.Exhaustion? in
      guard let item = unfolded.items[a], let reach = unfolded.reach(a, state.alive[a] ?? unfolded.everything(a)) else {
        return nil
      }
      return Derivation.Exhaustion(item: item, reach: reach)
    }
    for index in log.indices { settle(&log[index]) }
    return Derivation(steps: steps(Set(log.indices), from: 0), ending: .exhausted(left.sorted { $0.item < $1.item }))
  }

  /// Applies rules until an item has no day, then cases; nil when that gets too long.
  ///
  /// People think forward, so first the rules only push items later; what they need from the other end follows when that is not
  /// enough.
  private mutating func derive(_ state: State, _ first: [Int], depth: Int) -> Finding? {
    var state = state
    if let last = exhaust(&state, first, onlyForward: true) { return last }
    if let sum = summedUp(state, groups) { return sum }
    var split = isRefuted(state) ? nil : bestSplit(of: state)
    if split.map({ !$0.isDecisive }) ?? true {
      if let last = exhaust(&state, groups, onlyForward: false) { return last }
      if let sum = summedUp(state, groups) { return sum }
      split = bestSplit(of: state)
    }
    guard depth < Self.mostDepth, !shouldStop(), let split else { return nil }
    leaves += split.cases.count - 1
    guard leaves <= Self.mostLeaves else { return nil }
    var needed: Set<Int> = []
    var cases: [Derivation.Case] = []
    let start = log.count
    for possibility in split.cases {
      log.removeLast(log.count - start)
      guard let finding = derive(possibility.state, touchedGroups(split.activities), depth: depth + 1) else {
        return nil
      }
      cases.append(
        Derivation.Case(
          possibility.assumption, Derivation(steps: steps(finding.needed, from: start), ending: finding.ending)))
      needed.formUnion(finding.needed.filter { $0 < start })
    }
    log.removeLast(log.count - start)
    // Whatever left only these possibilities matters, too.
    needed.formUnion(closure(log.indices.filter { split.activities.contains(log[$0].activity) }))
    return Finding(ending: .cases(cases), needed: needed)
  }

  private func touchedGroups(_ activities: [Int]) -> [Int] {
    groups.filter { group in activities.contains { touching[$0]?.contains(group) ?? false } }
  }

  /// What all groups leave when each is applied until nothing changes.
  private mutating func fixpoint() -> State {
    var state = State()
    _ = exhaust(&state, groups, onlyForward: false)
    return state
  }

  /// Applies groups, first those that speak of one item only, until nothing changes; the ending when an item has no day left.
  private mutating func exhaust(_ state: inout State, _ first: [Int], onlyForward: Bool) -> Finding? {
    let grouped = unfolded.grouped
    let mark = log.count
    func isLink(_ group: Int) -> Bool { grouped.activities(of: group).count > 1 }
    var queue = first.filter { !isLink($0) }.sorted { order(ofLoneRule: $0) < order(ofLoneRule: $1) }
    queue += first.filter(isLink)
    var isQueued = Set(queue)
    var rounds: [[Int]: Int] = [:]
    while !queue.isEmpty, log.count - mark <= Self.longestBranch, !shouldStop() {
      let group = queue.remove(at: onlyForward ? firstInOrder(queue) : 0)
      isQueued.remove(group)
      let activities = grouped.activities(of: group)
      let orders = state.orders.filter { activities.contains($0.first) && activities.contains($0.second) }
      let before = state
      func deduction(_ a: Int, leaving after: [Bool]?) -> Deduction {
        deduced(group, a, activities, before, orders, leaving: after)
      }
      switch grouped.propagated([group], within: state.alive, orders: orders) {
      case .clash(let emptied):
        if let sum = summedUp(before, [group]) { return sum }
        var last = deduction(target(of: group, activities, emptied), leaving: nil)
        if let emptied, emptied != last.activity, unfolded.items[emptied] != nil, leavesDays(last) {
          let other = deduction(emptied, leaving: nil)
          if !leavesDays(other) { last = other }
        }
        last.implied = withoutRefuted(last)
        log.append(last)
        let item = unfolded.items[last.activity] ?? .meeting(unfolded.rules[group].item)
        return Finding(ending: .noDay(item), needed: closure([log.count - 1]))
      case .left(var left):
        if onlyForward && isLink(group) {
          for a in activities {
            left[a] = left[a].map { pushedLater(a, state.alive[a] ?? unfolded.everything(a), to: $0) }
          }
        }
        let changed = activities.filter { a in
          left[a].map { $0 != state.alive[a] ?? unfolded.everything(a) } ?? false
        }
        for a in changed {
          rounds[[group, a], default: 0] += 1
          log.append(deduction(a, leaving: left[a]))
        }
        for a in changed where rounds[[group, a], default: 0] > Self.mostRounds {
          if let circle = circle(group, a) { return circle }
        }
        for a in changed {
          state.alive[a] = left[a]
          for next in touching[a] ?? [] where next != group && isQueued.insert(next).inserted { queue.append(next) }
        }
      }
    }
    return nil
  }

  /// The first link of which nothing that it reads is still to be pushed later by another, so that each step is told with its last
  /// dates.
  private func firstInOrder(_ queue: [Int]) -> Int {
    let pushed = queue.map { ends(of: $0).then }
    return queue.indices.first { index in
      let read = ends(of: queue[index]).first
      return !queue.indices.contains { other in other != index && (pushed[other].map(read.contains) ?? false) }
    } ?? 0
  }

  /// The activities that a rule reads, and the one that it pushes later; none where it pushes all of them.
  private func ends(of group: Int) -> (first: [Int], then: Int?) {
    let rule = unfolded.rules[group]
    let activities = unfolded.grouped.activities(of: group)
    guard activities.count > 1 else { return ([], activities.first) }
    let name: String?
    switch rule.rule {
    case .stages, .readiness, .notice, .approval: name = rule.item
    case .order: name = rule.other
    case .horizon, .dataDate, .duration, .window, .pin, .notBefore, .weekdays, .openDays, .alongside, .attendance,
      .capacity, .due, .spacing, .presence, .place, .blocking, .courtesy, .preference, .stability:
      name = nil
    }
    let then = activities.first { a in unfolded.items[a].map { "\($0)" == name } ?? false }
    return (activities.filter { $0 != then }, then)
  }

  private func deduced(
    _ group: Int, _ a: Int, _ activities: [Int], _ state: State, _ orders: [(first: Int, second: Int)],
    leaving after: [Bool]?
  ) -> Deduction {
    var premises: [Int: [Bool]] = [:]
    for other in activities where other != a { premises[other] = state.alive[other] ?? unfolded.everything(other) }
    var deduction = Deduction(
      group: group, activity: a, before: state.alive[a] ?? unfolded.everything(a), after: after, premises: premises,
      orders: orders)
    if after == nil { settle(&deduction) }
    deduction.side = side(of: deduction)
    return deduction
  }

  /// Leaves a deduction only the premises that it needs: many deductions are made that nothing rests on.
  func settle(_ deduction: inout Deduction) {
    guard !deduction.isSettled else { return }
    let (all, settling) = (deduction.premises, deduction)
    let needed = quickXplain(all.keys.sorted(by: >), shouldStop: shouldStop) { fewer in
      var premises = [settling.activity: settling.before]
      for other in fewer { premises[other] = all[other] }
      switch (
        unfolded.grouped.propagated([settling.group], within: premises, orders: settling.orders), settling.after
      ) {
      case (.clash, nil): return true
      case (.left(let left), let after?):
        return left[settling.activity].map { zip($0, after).allSatisfy { !$0 || $1 } } ?? false
      case (.clash, _), (.left, _): return false
      }
    }
    deduction.premises = all.filter { needed.contains($0.key) }
    deduction.isSettled = true
    deduction.implied = implied(deduction)
  }

  /// What the rule of a clash leaves of the item by itself, but for the days that were left: those it has just refuted.
  private func withoutRefuted(_ clash: Deduction) -> Reach? {
    guard var implied = clash.implied, let before = unfolded.reach(clash.activity, clash.before) else {
      return clash.implied
    }
    let refuted = Set(before.starts)
    implied.starts.removeAll { refuted.contains($0) }
    return implied.starts.isEmpty ? nil : implied
  }

  /// Whether the bounds that the rule of a deduction gives by itself leave days of the item: then they do not show the clash.
  private func leavesDays(_ deduction: Deduction) -> Bool {
    guard let implied = deduction.implied, let before = unfolded.reach(deduction.activity, deduction.before) else {
      return false
    }
    return !Set(implied.starts).isDisjoint(with: before.starts)
  }

  /// The activity of which a clash is told: the one the rule is about where it speaks of two, else the one without a day.
  private func target(of group: Int, _ activities: [Int], _ emptied: Int?) -> Int {
    let named = activities.first { a in unfolded.items[a].map { "\($0)" == unfolded.rules[group].item } ?? false }
    let items = activities.filter { unfolded.items[$0] != nil }
    if let named, items.count == 2 || emptied == nil { return named }
    return emptied ?? items.first ?? activities[0]
  }

  /// The order in which rules on one item are told.
  private func order(ofLoneRule group: Int) -> Int {
    let order: [RuleName] = [
      .place, .pin, .notBefore, .window, .due, .alongside, .weekdays, .openDays, .blocking, .attendance,
    ]
    return order.firstIndex(of: unfolded.rules[group].rule) ?? order.count
  }

  /// Of the values left before, those that are not too early for what is left now.
  private func pushedLater(_ a: Int, _ before: [Bool], to left: [Bool]) -> [Bool] {
    guard let reach = unfolded.reach(a, left), let first = reach.earliestStart, let end = reach.earliestEnd else {
      return left
    }
    return before.indices.map { v in
      before[v] && (left[v] || unfolded.option(a, v)?.days.map { $0.first >= first && $0.last >= end } ?? true)
    }
  }

  /// Rules that keep pushing each other's items: the first round of what the last push of an item rests on; nil where that does not
  /// rest on the push before, which then only came too soon.
  private mutating func circle(_ group: Int, _ a: Int) -> Finding? {
    let round = log.indices.filter { log[$0].group == group && log[$0].activity == a }
    guard let last = round.last, round.count > 1 else { return nil }
    let before = round[round.count - 2]
    guard support([last]).contains(before) else { return nil }
    let members = closure([last]).filter { $0 > before }
    let kinds = Set(members.map { [log[$0].group, log[$0].activity] })
    var seen: Set<[Int]> = []
    let told = log.indices.filter {
      let kind = [log[$0].group, log[$0].activity]
      return kinds.contains(kind) && seen.insert(kind).inserted
    }
    let items = Set(members.compactMap { unfolded.items[log[$0].activity] }).sorted()
    return Finding(ending: .circle(items), needed: closure(told))
  }
}
