extension LearningSearch {
  /// Runs everything that is due to a fixpoint; false on a conflict, whose reasons are then the explanation at hand.
  func propagate() -> Bool {
    while true {
      if queues.head < trail.count {
        let entry = trail.entry(queues.head)
        queues.head += 1
        work += 1
        guard visitClauses(entry), followArcs(entry.side) else { return false }
        queues.touch(entry.side >> 1)
      } else if let pair = queues.nextPair() {
        work += 1
        guard decide(rules.pairs[pair]) else { return false }
      } else if queues.isCostDue {
        queues.isCostDue = false
        work += 1
        guard limitCost() else { return false }
      } else if let capacity = queues.nextCapacity() {
        work += 4
        guard fitLoads(rules.capacities[capacity]) else { return false }
      } else {
        return true
      }
    }
  }

  /// Makes a literal true that is neither true nor false.
  func push(_ literal: BoundLiteral, _ reason: BoundReason) { trail.push(literal, reason) }

  /// Leaves an activity only a value and later ones; false when it has none of these.
  func raise(_ a: Int, to value: Int, _ reason: () -> BoundReason) -> Bool {
    if value <= trail.low(a) { return true }
    if value <= trail.high(a) {
      trail.push(.atLeast(value), reason())
      return true
    }
    return contradict(side: 2 * a, value, reason())
  }

  /// Leaves an activity only values before one; false when it has none of these.
  func lower(_ a: Int, below value: Int, _ reason: () -> BoundReason) -> Bool {
    if value > trail.high(a) { return true }
    if value > trail.low(a) {
      trail.push(.below(value), reason())
      return true
    }
    return contradict(side: 2 * a + 1, value, reason())
  }

  /// The conflict of a bound that follows with the other bound of the activity.
  private func contradict(side: Int, _ value: Int, _ reason: BoundReason) -> Bool {
    explain(
      BoundTrail.Entry(side: side, before: 0, after: value, previous: -1, level: trail.level, reason: reason), value)
    if side & 1 == 0 { needBelow(side >> 1, value) } else { needAtLeast(side >> 1, value) }
    return false
  }

  private func visitClauses(_ entry: BoundTrail.Entry) -> Bool {
    if entry.side & 1 == 0 {
      for value in entry.before + 1...entry.after where !visit(.below(value)) { return false }
    } else {
      for value in entry.after..<entry.before where !visit(.atLeast(value)) { return false }
    }
    return true
  }

  private func visit(_ falsified: BoundLiteral) -> Bool {
    let found = clauses.visit(falsified, in: trail) { literal, clause in push(literal, .clause(clause)) }
    guard case .conflict(let clause) = found else { return true }
    clauses.use(clause, at: conflicts)
    for index in 0..<clauses.size(clause) { explanation.append(clauses.literal(clause, index).negation) }
    return false
  }

  private func followArcs(_ side: Int) -> Bool {
    let a = side >> 1
    if side & 1 == 0 {
      for arc in queues.arcsFrom[a] where !followForward(arc) { return false }
    } else {
      for arc in queues.arcsTo[a] where !followBackward(arc) { return false }
    }
    return true
  }

  private func followForward(_ index: Int) -> Bool {
    let arc = rules.arcs[index]
    return raise(arc.second, to: arc.least(trail.low(arc.first))) { .arc(index) }
  }

  private func followBackward(_ index: Int) -> Bool {
    let arc = rules.arcs[index]
    return lower(arc.first, below: arc.greatest(trail.high(arc.second)) + 1) { .arc(index) }
  }

  /// Follows every precedence, before any bound has changed.
  func followAllArcs() -> Bool {
    rules.arcs.indices.allSatisfy { followForward($0) && followBackward($0) }
  }

  /// Holds the one of two arcs whose other one can no longer be.
  private func decide(_ pair: LearningModel.Pair) -> Bool {
    hold(pair.backward, against: pair.forward) && hold(pair.forward, against: pair.backward)
  }

  private func hold(_ arc: LearningModel.Arc, against other: LearningModel.Arc) -> Bool {
    let least = other.least(trail.low(other.first))
    guard least > trail.high(other.second) else { return true }
    func needOther() {
      if let cause = other.cause(ofAtLeast: least) { explanation.append(cause) }
      needBelow(other.second, least)
    }
    let value = arc.least(trail.low(arc.first))
    let isRaised = raise(arc.second, to: value) {
      needOther()
      if let cause = arc.cause(ofAtLeast: value) { explanation.append(cause) }
      return listExplanation()
    }
    guard isRaised else { return false }
    let end = arc.greatest(trail.high(arc.second)) + 1
    return lower(arc.first, below: end) {
      needOther()
      if let cause = arc.cause(ofBelow: end) { explanation.append(cause) }
      return listExplanation()
    }
  }
}
