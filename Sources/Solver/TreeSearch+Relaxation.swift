import GLPK

extension TreeSearch {
  enum Relaxed {
    /// Nothing below this node costs at most the cutoff.
    case pruned
    /// The exact bound of the node, rounded up.
    case bounded(Int)
    /// The simplex method gave no basis; only propagation speaks.
    case unknown
  }

  /// Solves the relaxation of the node to the end: columns until none is missing, rows until none is broken.
  func relax(_ relaxation: Relaxation) -> Relaxed {
    do { return try solve(relaxation) } catch {
      // The linear program is lost; the search goes on without one.
      self.relaxation = nil
      return .unknown
    }
  }

  private func solve(_ relaxation: Relaxation) throws -> Relaxed {
    try relaxation.synchronise()
    var method = LinearProgram.Method.dualThenPrimal
    var best = 0
    var rounds = 0
    var stalled = 0
    while true {
      switch try relaxation.optimise(method) {
      case .optimal: break
      case .beyondCutoff: return .pruned
      case .unknown: return best > 0 ? .bounded(best) : .unknown
      }
      if let value = listen?() {
        forgetBest()
        lower(cutoff: value - 1)
      }
      let scaled = relaxation.safeBound()
      let bound = ceilingDivision(scaled, relaxation.scale)
      if bound > propagator.cutoff { return .pruned }
      if bound > best { stalled = 0 } else { stalled += 1 }
      best = max(best, bound)
      switch fixByPrices(relaxation, scaled) {
      case .none: break
      case .some(false): return .pruned
      case .some(true):
        try relaxation.synchronise()
        method = .dualThenPrimal
        continue
      }
      if try relaxation.addMissingColumns() {
        method = .primal
        continue
      }
      rounds += 1
      if rounds > 60 || (stalled > 12 && rounds > 20) || budget.statistics.pivots > lastPivot { break }
      guard try addBrokenRows(relaxation) else { break }
      method = .dualThenPrimal
    }
    try relaxation.dropSlackRows()
    return .bounded(best)
  }

  func addBrokenRows(_ relaxation: Relaxation) throws -> Bool {
    var cuts = Separation(model, x: relaxation.x).cuts()
    if let graph { cuts += CliqueSeparation(graph: graph, x: relaxation.x).cuts(limit: max(30, model.count / 4)) }
    if cuts.isEmpty { return false }
    try relaxation.add(cuts)
    return true
  }

  /// Removes values whose reduced cost lifts the bound above the cutoff.
  ///
  /// - Returns: nil when the solution of the relaxation stands, true when it has to be solved again, false on a conflict.
  private func fixByPrices(_ relaxation: Relaxation, _ scaled: Int) -> Bool? {
    guard propagator.cutoff < Int.max / 8 / relaxation.scale else { return nil }
    let room = (propagator.cutoff + 1) * relaxation.scale - 1 - scaled
    let mark = propagator.mark
    for a in 0..<model.count where propagator.left[a] > 1 {
      for v in propagator.low[a]...propagator.high[a]
      where propagator.alive[v] && relaxation.priced[v] - relaxation.least[a] > room { propagator.remove(v) }
    }
    if propagator.mark == mark { return nil }
    guard propagator.propagate() else { return false }
    return propagator.hasRemoved(since: mark) { relaxation.x[$0] > 1e-6 } ? true : nil
  }

  /// Splits the values of an activity at the weighted median: sessions first, then meetings, then the rest; the likelier side first.
  func fractionalBranching(_ relaxation: Relaxation) -> (first: Decision, second: Decision)? {
    var chosen: (rank: Int, score: Double, value: Int, below: Double)?
    for a in 0..<model.count where propagator.left[a] > 1 {
      var heaviest = 0.0
      var total = 0.0
      var first = -1
      var last = -1
      for v in propagator.low[a]...propagator.high[a] where propagator.alive[v] && relaxation.x[v] > 1e-5 {
        heaviest = max(heaviest, relaxation.x[v])
        total += relaxation.x[v]
        if first < 0 { first = v }
        last = v
      }
      guard heaviest < 0.999, first < last else { continue }
      var sum = 0.0
      var median = first
      for v in first..<last where propagator.alive[v] {
        if sum + relaxation.x[v] > total / 2 && sum > 0 { break }
        sum += relaxation.x[v]
        if relaxation.x[v] > 1e-5 { median = v }
      }
      let rank = problem.activities[a].rank.rawValue
      let spread = Double(last - first) / Double(model.first[a + 1] - model.first[a])
      let score = min(sum, total - sum) * (0.2 + spread)
      if let old = chosen, (old.rank, -old.score) <= (rank, -score) { continue }
      chosen = (rank, score, median, sum / total)
    }
    guard let chosen else { return nil }
    return chosen.below >= 0.5
      ? (.atMost(chosen.value), .above(chosen.value)) : (.above(chosen.value), .atMost(chosen.value))
  }

  /// Fixes what is decided in the relaxation, then activity after activity at its likeliest value; what propagation refuses is dropped.
  func dive(_ relaxation: Relaxation) {
    let mark = propagator.mark
    defer { propagator.undo(to: mark) }
    var failures = 0
    for a in 0..<model.count where propagator.left[a] > 1 {
      let taken = (propagator.low[a]...propagator.high[a]).first { propagator.alive[$0] && relaxation.x[$0] > 0.999 }
      if let taken { propagator.fix(taken) }
    }
    if !propagator.propagate() { propagator.undo(to: mark) }
    while let value = likeliestValue(relaxation), !budget.isExhausted {
      budget.spend(model.valueCount / 100)
      let step = propagator.mark
      propagator.fix(value)
      if propagator.propagate() {
        if let values = completion { return record(values) }
        continue
      }
      propagator.undo(to: step)
      propagator.remove(value)
      failures += 1
      guard failures < 20, propagator.propagate() else { return }
    }
    if isDecided { record(propagator.solution) }
  }

  private func likeliestValue(_ relaxation: Relaxation) -> Int? {
    var chosen: (weight: Double, price: Int, value: Int)?
    for a in 0..<model.count where propagator.left[a] > 1 {
      var best: (weight: Double, price: Int, value: Int)?
      for v in propagator.low[a]...propagator.high[a] where propagator.alive[v] {
        let weight = relaxation.x[v]
        let price = relaxation.priced[v] - relaxation.least[a]
        if let old = best, (-old.weight, old.price) <= (-weight, price) { continue }
        best = (weight, price, v)
      }
      guard let best else { continue }
      if let old = chosen, (-old.weight, old.price) <= (-best.weight, best.price) { continue }
      chosen = best
    }
    return chosen?.value
  }
}

extension Relaxation {
  /// The values taken, by place in their activity, where the solution is integral.
  var integralValues: [Int]? {
    var result: [Int] = []
    for a in 0..<model.count {
      guard
        let value = (propagator.low[a]...propagator.high[a]).first(where: { propagator.alive[$0] && x[$0] > 0.999 })
      else { return nil }
      result.append(value - model.first[a])
    }
    return result
  }
}

func ceilingDivision(_ a: Int, _ b: Int) -> Int { a >= 0 ? (a + b - 1) / b : -(-a / b) }
