extension LearningSearch {
  /// Gathers true literals from which an entry's bound follows, or a weaker one that is enough.
  func explain(_ entry: BoundTrail.Entry, _ needed: Int) {
    switch entry.reason.kind {
    case .decision: break
    case .clause:
      let clause = entry.reason.index
      clauses.use(clause, at: conflicts)
      for index in 0..<clauses.size(clause) {
        let literal = clauses.literal(clause, index)
        if literal != entry.literal { explanation.append(literal.negation) }
      }
    case .arc:
      let arc = rules.arcs[entry.reason.index]
      let cause = entry.side & 1 == 0 ? arc.cause(ofAtLeast: needed) : arc.cause(ofBelow: needed)
      if let cause { explanation.append(cause) }
    case .listed:
      let base = entry.reason.index
      for index in stride(from: 1, through: Int(trail.reasons.words[base]), by: 1) {
        explanation.append(BoundLiteral(code: Int(trail.reasons.words[base + index])))
      }
    }
  }

  /// Writes out the explanation at hand as a reason.
  func listExplanation() -> BoundReason {
    let base = trail.reasons.count
    trail.reasons.append(explanation.count)
    for literal in explanation { trail.reasons.append(literal.code) }
    explanation.removeAll(keepingCapacity: true)
    return .listed(base)
  }

  /// Adds to the explanation that an activity takes a value or a later one, where that is not always so.
  func needAtLeast(_ activity: Int, _ value: Int) {
    if value > model.first[activity] { explanation.append(.atLeast(value)) }
  }

  func needBelow(_ activity: Int, _ value: Int) {
    if value < model.first[activity + 1] { explanation.append(.below(value)) }
  }
}
