import Analysis
import CivilTime
import Planning
import Solver

extension DerivationBuilder {
  /// Possibilities of which one must hold.
  struct Split {
    var cases: [(assumption: Derivation.Assumption, state: State)]
    /// What the cases speak of.
    var activities: [Int]
    /// Whether propagation refutes every case.
    var isDecisive = false
  }

  /// The split of which propagation refutes most cases; nil when it refutes none of any.
  func bestSplit(of state: State) -> Split? {
    var best: (split: Split, open: Int)?
    for split in splits(of: state) where !shouldStop() {
      let open = split.cases.count { !isRefuted($0.state) }
      guard open < split.cases.count else { continue }
      if let best, (best.open, best.split.cases.count) <= (open, split.cases.count) { continue }
      best = (split, open)
      best?.split.isDecisive = open == 0
    }
    return best?.split
  }

  /// Whether propagation of all rules sees the clash.
  func isRefuted(_ state: State) -> Bool {
    if case .clash = unfolded.grouped.propagated(groups, within: state.alive, orders: state.orders) {
      true
    } else {
      false
    }
  }

  private func splits(of state: State) -> [Split] {
    var splits: [Split] = []
    for a in touching.keys.sorted() {
      guard let item = unfolded.items[a] else { continue }
      let alive = state.alive[a] ?? unfolded.everything(a)
      splits += [
        split(a, state, alive, most: 4) { option in option.way.map { .comesAbout(item, $0) } },
        split(a, state, alive, most: 4) { option in
          option.days == nil ? .isAbsent(item) : .isAt(item, place: option.place)
        },
        split(a, state, alive, most: 5) { option in option.days.map { .begins(item, $0.first) } ?? .isAbsent(item) },
      ].compactMap(\.self)
    }
    for group in groups { splits += orderSplits(group, state) }
    return splits
  }

  /// The values of an activity split by what they have in common; nil when that is one possibility, or too many.
  private func split(
    _ a: Int, _ state: State, _ alive: [Bool], most: Int,
    _ assumption: (UnfoldedProblem.Option) -> Derivation.Assumption?
  ) -> Split? {
    var kinds: [Derivation.Assumption] = []
    var members: [Derivation.Assumption: [Int]] = [:]
    for v in alive.indices where alive[v] {
      guard let kind = unfolded.option(a, v).flatMap(assumption) else { return nil }
      if members[kind] == nil { kinds.append(kind) }
      members[kind, default: []].append(v)
      if kinds.count > most { return nil }
    }
    guard kinds.count > 1 else { return nil }
    let cases = kinds.map { kind -> (assumption: Derivation.Assumption, state: State) in
      var narrowed = state
      var left = Array(repeating: false, count: alive.count)
      for v in members[kind] ?? [] { left[v] = true }
      narrowed.alive[a] = left
      return (kind, narrowed)
    }
    return Split(cases: cases, activities: [a])
  }

  /// Two items of a rule that keeps them apart: one goes first, or the other.
  private func orderSplits(_ group: Int, _ state: State) -> [Split] {
    switch unfolded.rules[group].rule {
    case .attendance, .spacing: break
    case .horizon, .dataDate, .duration, .window, .pin, .notBefore, .weekdays, .openDays, .order, .alongside, .capacity,
      .stages,
      .approval, .notice, .readiness, .due, .presence, .place, .blocking, .courtesy, .preference, .stability:
      return []
    }
    let items = unfolded.grouped.activities(of: group).filter { unfolded.items[$0] != nil }
    guard items.count <= 4 else { return [] }
    var splits: [Split] = []
    for (index, a) in items.enumerated() {
      for b in items[(index + 1)...]
      where !isOrdered(a, b, state) && isSurelyPresent(a, state) && isSurelyPresent(b, state) {
        guard let first = unfolded.items[a], let second = unfolded.items[b] else { continue }
        var (forward, backward) = (state, state)
        forward.orders.append((a, b))
        backward.orders.append((b, a))
        splits.append(
          Split(
            cases: [(.isBefore(first, second), forward), (.isBefore(second, first), backward)], activities: [a, b]))
      }
    }
    return splits
  }

  private func isOrdered(_ a: Int, _ b: Int, _ state: State) -> Bool {
    state.orders.contains { ($0.first, $0.second) == (a, b) || ($0.first, $0.second) == (b, a) }
  }

  private func isSurelyPresent(_ a: Int, _ state: State) -> Bool {
    guard let alive = state.alive[a] else {
      return unfolded.reach(a, unfolded.everything(a)).map { !$0.mayBeAbsent } ?? false
    }
    return unfolded.reach(a, alive).map { !$0.mayBeAbsent } ?? false
  }
}
