import Analysis
import CivilTime
import Planning
import Solver

extension DerivationBuilder {
  /// Some deductions with all that they rest on.
  mutating func closure(_ last: [Int]) -> Set<Int> {
    if tellsAll, let end = last.max() {
      for index in 0...end { settle(&log[index]) }
      return Set(0...end)
    }
    return withoutSuperseded(support(last))
  }

  /// Some deductions with all that they rest on, told or not.
  mutating func support(_ last: [Int]) -> Set<Int> {
    var needed = Set(last)
    var waiting = last
    while let index = waiting.popLast() {
      settle(&log[index])
      for earlier in 0..<index where !needed.contains(earlier) && rests(index, on: earlier) {
        needed.insert(earlier)
        waiting.append(earlier)
      }
    }
    return needed
  }

  private mutating func rests(_ index: Int, on earlier: Int) -> Bool {
    let deduction = log[index]
    let other = log[earlier]
    let rule = unfolded.rules[deduction.group].rule
    guard other.activity == deduction.activity || deduction.premises[other.activity] != nil,
      !isOvertaken(earlier, before: index)
    else { return false }
    if other.activity == deduction.activity {
      guard deduction.after == nil else { return false }
      // What pushes the same way as the last step is covered by it.
      let last = deduction.side
      return !(rule.pushesOneWay && last == other.side && last != [.earliest, .latest])
    }
    return !rule.pushesOneWay || !deduction.side.isDisjoint(with: other.side)
  }

  /// Whether another rule pushed the item further the same way in the meantime, by itself.
  private mutating func isOvertaken(_ earlier: Int, before index: Int) -> Bool {
    let side = log[earlier].side
    guard side == .earliest || side == .latest,
      let pushed = log[earlier].after.flatMap({ unfolded.reach(log[earlier].activity, $0) })
    else { return false }
    for later in earlier + 1..<max(index, earlier + 1)
    where log[later].activity == log[earlier].activity && log[later].side == side {
      settle(&log[later])
      guard let implied = log[later].implied else { continue }
      if side == .earliest, let from = pushed.earliestStart, let least = implied.earliestStart, least >= from {
        return true
      }
      if side == .latest, let to = pushed.latestStart, let most = implied.latestStart, most <= to { return true }
    }
    return false
  }

  /// Of deductions of one rule on one item, only the last that others rest on is told.
  private func withoutSuperseded(_ needed: Set<Int>) -> Set<Int> {
    needed.filter { index in
      !needed.contains { later in
        later > index && log[later].group == log[index].group && log[later].activity == log[index].activity
          && log[later].side.isSuperset(of: log[index].side)
          && !needed.contains { between in
            between > index && between < later && log[between].premises[log[index].activity] != nil
          }
      }
    }
  }

  func side(of deduction: Deduction) -> Derivation.Side {
    guard let before = unfolded.reach(deduction.activity, deduction.before) else { return [.earliest, .latest] }
    let after = deduction.after.flatMap { unfolded.reach(deduction.activity, $0) } ?? deduction.implied
    guard let after, let first = after.earliestStart, let last = after.latestStart, let from = before.earliestStart,
      let to = before.latestStart
    else { return [.earliest, .latest] }
    var side: Derivation.Side = []
    if first > from || (after.earliestEnd ?? from) > (before.earliestEnd ?? from) { side.insert(.earliest) }
    if last < to || (after.latestEnd ?? to) < (before.latestEnd ?? to) { side.insert(.latest) }
    return side.isEmpty ? [.earliest, .latest] : side
  }

  /// What the rule of a deduction leaves of the item by itself, at the places that it may have, given the others.
  func implied(_ deduction: Deduction) -> Reach? {
    var within = deduction.premises
    within[deduction.activity] = unfolded.anyTime(deduction.activity, deduction.before)
    guard
      case .left(let left) = unfolded.grouped.propagated([deduction.group], within: within, orders: deduction.orders)
    else { return nil }
    return left[deduction.activity].flatMap { unfolded.reach(deduction.activity, $0) }
  }

  /// The steps of the needed deductions from a mark on, each after what the frame says of its premises.
  func steps(_ needed: Set<Int>, from mark: Int) -> [Derivation.Step] {
    var steps: [Derivation.Step] = []
    var known = Set(log[..<mark].map(\.activity))
    for index in needed.sorted() where index >= mark {
      let deduction = log[index]
      guard let item = unfolded.items[deduction.activity] else { continue }
      var premises: [Derivation.Premise] = []
      for (a, alive) in deduction.premises.sorted(by: { $0.key < $1.key }) {
        guard let other = unfolded.items[a], let reach = unfolded.reach(a, alive) else { continue }
        premises.append(Derivation.Premise(item: other, reach: reach))
        if known.insert(a).inserted, matters(a, before: index, needed) {
          steps.append(
            Derivation.Step(
              rule: nil, item: other, side: deduction.side, before: nil, after: reach, implied: reach))
        }
      }
      known.insert(deduction.activity)
      steps.append(
        Derivation.Step(
          rule: unfolded.rules[deduction.group], item: item, side: deduction.side,
          before: unfolded.reach(deduction.activity, deduction.before),
          after: deduction.after.flatMap { unfolded.reach(deduction.activity, $0) }, implied: deduction.implied,
          premises: premises))
    }
    return steps
  }

  /// Whether the frame alone says what a step reads of an activity: no deduction that is told speaks of it before.
  private func matters(_ activity: Int, before index: Int, _ needed: Set<Int>) -> Bool {
    !needed.contains { $0 < index && log[$0].activity == activity }
  }
}

extension RuleName {
  /// Whether a rule between two items reads the earliest days of one to push the other later, and its latest to push it
  /// earlier, never both.
  fileprivate var pushesOneWay: Bool {
    switch self {
    case .stages, .approval, .notice, .readiness, .order: true
    case .horizon, .dataDate, .duration, .window, .pin, .notBefore, .weekdays, .openDays, .alongside, .attendance,
      .capacity, .due,
      .spacing, .presence, .place, .blocking, .courtesy, .preference, .stability:
      false
    }
  }
}
