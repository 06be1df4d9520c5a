/// What an optimum gives up, without the rest of it: found long before the whole, where most activities cost nothing.
package enum PricedPart: Sendable {
  case part(Part)
  /// No solution costs less than `bound`, which is more than what is looked for; nil where there is no solution at all.
  case none(bound: Int?)
  /// Stopped at a limit; no solution costs less than `bound`.
  case stopped(bound: Int)

  /// Values that keep all constraints within a region; whether those outside can be kept at the same cost is open.
  package struct Part: Sendable {
    package var values: [Int]
    /// Whether each activity belongs to the region, which may have grown.
    package var region: [Bool]
    /// What the activities of the region cost.
    package var cost: Int
    /// No solution costs less; the cost itself, unless a limit ended the work.
    package var bound: Int
  }
}

extension Optimizer {
  /// Solves a region alone, then takes in what refuses its prices, until nothing that propagation sees does.
  ///
  /// The region is a relaxation of the whole, so its least cost is a bound.
  ///
  /// - Parameter region: Whether each activity belongs to it.
  package mutating func pricedPart(of region: [Bool]) -> PricedPart {
    run { $0.pricedPart(of: region) }
  }
}

extension Engine {
  func pricedPart(of region: [Bool]) -> PricedPart {
    guard model.isComplete else { return .stopped(bound: 0) }
    guard isFeasibleAtRoot else { return .none(bound: budget.options.dearest.map { $0 + 1 }) }
    var region = region
    // What costs something in any case belongs to it.
    for constraint in problem.constraints {
      let activities = constraint.activities
      guard activities.contains(where: { problem.activities[$0].rank == .switching && propagator.leastPrice($0) > 0 })
      else { continue }
      for a in activities { region[a] = true }
    }
    for a in region.indices where propagator.leastPrice(a) > 0 { region[a] = true }
    var bound = 0
    while !budget.stops() {
      let part = problem.restriction(to: region) { isLeft[$0][$1] }
      let found: Solution
      switch solved(part.problem) {
      case .infeasible: return .none(bound: nil)
      case .stopped(let least):
        if let dearest = budget.options.dearest, least > dearest { return .none(bound: dearest + 1) }
        return .stopped(bound: max(bound, least))
      case .feasible(let solution, let least):
        found = solution
        bound = max(bound, least)
      case .optimal(let solution, _):
        found = solution
        bound = solution.cost
      }
      var values = cheapest
      part.write(found.values, to: &values)
      let refusing = refusing(&values, within: region)
      if isInterrupted() { break }
      if refusing.isEmpty {
        return .part(PricedPart.Part(values: values, region: region, cost: found.cost, bound: bound))
      }
      budget.trace("region of cost \(found.cost) grows by \(refusing.count) activities")
      for a in refusing { region[a] = true }
    }
    return .stopped(bound: bound)
  }

  /// In turn, how far each search goes: most parts are decided by the orders of what clashes alone, others soon by the relaxation.
  private static let turns: [(emphasis: Emphasis, nodes: Int, pivots: Int)] = [
    (.orders, 600, .max), (.automatic, .max, 2000), (.orders, 6000, .max), (.automatic, .max, .max),
  ]

  private func solved(_ part: Problem) -> Outcome {
    var outcome = Outcome.stopped(bound: 0)
    for turn in Self.turns where !budget.stops() {
      var options = budget.left
      options.emphasis = turn.emphasis
      options.nodeLimit = min(options.nodeLimit, turn.nodes)
      options.pivotLimit = min(options.pivotLimit, turn.pivots)
      var optimizer = Optimizer(part, options: options)
      outcome = optimizer.solve()
      budget.statistics += optimizer.statistics
      switch outcome {
      case .optimal, .infeasible: return outcome
      case .stopped(let bound), .feasible(_, let bound): if bound > options.dearest ?? .max { return outcome }
      }
    }
    return outcome
  }

  /// Asks whether somebody waits; a limit of work does not end what is short.
  private func isInterrupted() -> Bool {
    budget.ask()
    return budget.isInterrupted
  }

  /// The activities outside a region that propagation needs to see that its prices cannot be all that is paid; none where it does not
  /// see that. Then the values become those that propagation leaves.
  private func refusing(_ values: inout [Int], within region: [Bool]) -> [Int] {
    let mark = propagator.mark
    defer {
      propagator.undo(to: mark)
      propagator.causes = nil
    }
    propagator.causes = Array(repeating: -1, count: mark)
    func isOpen(_ a: Int, _ v: Int) -> Bool {
      let price = problem.activities[a].values[values[a]].cost
      return isLeft[a][v] && (price > 0 ? v == values[a] : problem.activities[a].values[v].cost == 0)
    }
    for a in region.indices {
      for v in problem.activities[a].values.indices where isLeft[a][v] && !isOpen(a, v) {
        propagator.remove(model.first[a] + v)
      }
    }
    if propagator.propagate(shouldStop: isInterrupted) {
      for a in region.indices where !region[a] { values[a] = propagator.low[a] - model.first[a] }
      return []
    }
    let suspects = propagator.traceBack().activities.filter { !region[$0] }
    var wider = region
    for a in suspects { wider[a] = true }
    // What is looked at again and again is small.
    let all = problem.restriction(to: wider, isLeft: isOpen)
    let isInside = all.activities.map { region[$0] }
    let refusing = quickXplain(all.activities.indices.filter { !isInside[$0] }, shouldStop: isInterrupted) { suspects in
      var wider = isInside
      for a in suspects { wider[a] = true }
      let part = all.problem.restriction(to: wider) { _, _ in true }
      if part.values.contains(where: \.isEmpty) { return true }
      let model = Model(part.problem, shouldStop: isInterrupted)
      return !Propagator(model, prices: model.costs).propagateAll(shouldStop: isInterrupted)
    }
    return refusing.map { all.activities[$0] }
  }
}

extension Problem {
  /// What some activities have to keep among themselves; of a capacity, what their loads alone have to.
  fileprivate func restriction(to isIn: [Bool], isLeft: (Int, Int) -> Bool) -> Restriction {
    let constraints = constraints.compactMap { constraint -> Constraint? in
      if case .capacity(var rule) = constraint, rule.reliefs.allSatisfy({ isIn[$0.relaxer.activity] }) {
        rule.loads.removeAll { !isIn[$0.activity] }
        return rule.loads.isEmpty ? nil : .capacity(rule)
      }
      return constraint.activities.allSatisfy { isIn[$0] } ? constraint : nil
    }
    return Restriction(
      of: self, to: isIn.indices.filter { isIn[$0] }, constraints: constraints, isLeft: isLeft)
  }
}
