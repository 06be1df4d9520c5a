/// What a conflict needs, by side: the strongest bound, where it comes from, and how many of these stand at the level of the conflict (step 6 of the method).
struct ConflictAnalysis {
  /// By side: the bound that is needed, and the entry that made it true; -1 for none.
  let needed: UnsafeMutablePointer<Int>
  let cause: UnsafeMutablePointer<Int>
  /// The sides with a need, some perhaps no longer.
  var sides: [Int] = []
  var open = 0

  init(sides: Int) {
    needed = .allocate(capacity: sides)
    cause = .allocate(capacity: sides)
    cause.initialize(repeating: -1, count: sides)
  }

  func deallocate() {
    needed.deallocate()
    cause.deallocate()
  }
}

extension LearningSearch {
  /// Turns the conflict at hand into a clause, goes back as far as it still says something, and takes what it says.
  ///
  /// The clause ends at the first unique implication point: the last bound through which all that leads from the decision to
  /// the conflict passes (Marques-Silva, Sakallah 1999, GRASP, doi:10.1109/12.769433).
  ///
  /// - Returns: false when the conflict needs no decision.
  func learn() -> Bool {
    let level = explanation.reduce(0) { level, literal in
      let cause = trail.cause(of: literal)
      return cause < 0 ? level : max(level, trail.entry(cause).level)
    }
    if level == 0 { return false }
    undo(to: level)
    analysis.open = 0
    needExplanation()
    var index = trail.count
    while true {
      index -= 1
      let entry = trail.entry(index)
      guard analysis.cause[entry.side] == index else { continue }
      if analysis.open == 1 { break }
      analysis.open -= 1
      analysis.cause[entry.side] = -1
      explain(entry, analysis.needed[entry.side])
      needExplanation()
    }
    let asserting = trail.entry(index).side
    dropImplied(besides: asserting)
    assertClause(asserting)
    return true
  }

  /// Takes the explanation at hand up into what the conflict needs.
  private func needExplanation() {
    for literal in explanation {
      let cause = trail.cause(of: literal)
      guard cause >= 0 else { continue }
      let level = trail.entry(cause).level
      if level == 0 { continue }
      literals.bump(literal.value)
      let side = trail.side(of: literal)
      let known = analysis.cause[side]
      if known >= 0 {
        let isWeaker = literal.isUpper ? analysis.needed[side] <= literal.value : analysis.needed[side] >= literal.value
        if isWeaker { continue }
        if trail.entry(known).level == trail.level { analysis.open -= 1 }
      } else {
        analysis.sides.append(side)
      }
      if level == trail.level { analysis.open += 1 }
      analysis.needed[side] = literal.value
      analysis.cause[side] = cause
    }
    explanation.removeAll(keepingCapacity: true)
  }

  /// Leaves out what other needs imply by their reasons.
  private func dropImplied(besides asserting: Int) {
    // Reasons are older than what they explain, so nothing is left out because of itself.
    var dropped: [Int] = []
    for side in analysis.sides where side != asserting && analysis.cause[side] >= 0 {
      let index = analysis.cause[side]
      let entry = trail.entry(index)
      if entry.reason.kind == .decision { continue }
      explain(entry, analysis.needed[side])
      let isImplied = explanation.allSatisfy { literal in
        let cause = trail.cause(of: literal)
        if cause < 0 || trail.entry(cause).level == 0 { return true }
        let other = trail.side(of: literal)
        guard analysis.cause[other] >= 0, analysis.cause[other] < index else { return false }
        return literal.isUpper ? analysis.needed[other] <= literal.value : analysis.needed[other] >= literal.value
      }
      explanation.removeAll(keepingCapacity: true)
      if isImplied { dropped.append(side) }
    }
    for side in dropped { analysis.cause[side] = -1 }
  }

  private func assertClause(_ asserting: Int) {
    func negation(_ side: Int) -> BoundLiteral { BoundLiteral(code: 2 * analysis.needed[side] + (side & 1)).negation }
    var clause = [negation(asserting)]
    var levels: [Int] = []
    var back = 0
    for side in analysis.sides where side != asserting && analysis.cause[side] >= 0 {
      let level = trail.entry(analysis.cause[side]).level
      clause.append(negation(side))
      analysis.cause[side] = -1
      if !levels.contains(level) { levels.append(level) }
      if level > back {
        back = level
        clause.swapAt(1, clause.count - 1)
      }
    }
    analysis.cause[asserting] = -1
    analysis.sides.removeAll(keepingCapacity: true)
    onLearning?(clause)
    undo(to: back)
    literals.decay()
    if clause.count == 1 {
      push(clause[0], .decision)
    } else {
      push(clause[0], .clause(clauses.add(clause, joining: levels.count + 1, at: conflicts)))
    }
  }
}
