/// What an optimum gives up, without the rest of it: found long before the whole, where most activities cost nothing.
package enum PricedPart: Sendable {
  /// No solution costs less than `cost`, which is what the `priced` activities cost at these values, the others nothing. All constraints
  /// within the region are kept, which may have grown; whether those outside can be kept at this cost is open.
  case part(values: [Int], priced: [Bool], region: [Bool], cost: Int)
  /// No solution costs less than `bound`, which is more than what is looked for; nil where there is no solution at all.
  case none(bound: Int?)
  /// Stopped at a limit; no solution costs less than `bound`.
  case stopped(bound: Int)
}

extension Optimizer {
  /// Merges clusters only where they clash within a region.
  ///
  /// - Parameter region: Whether each activity belongs to it.
  package mutating func pricedPart(of region: [Bool]) -> PricedPart {
    run { $0.pricedPart(of: region) }
  }
}

extension Engine {
  func pricedPart(of region: [Bool]) -> PricedPart {
    guard isFeasibleAtRoot else { return .none(bound: leastAboveLimit) }
    begin()
    if budget.isExhausted { return .stopped(bound: bound) }
    var values: [Int]?
    var merging = Merging(engine: self, level: .cost, region: region)
    let ending = merging.run { values = $0 }
    switch (ending, values) {
    case (.infeasible, _): return .none(bound: leastAboveLimit)
    case (.proven, let values?):
      var priced = Array(repeating: false, count: problem.activities.count)
      for cluster in clusters where cluster.bound > 0 { for a in cluster.activities { priced[a] = true } }
      return .part(values: values, priced: priced, region: merging.region ?? region, cost: bound)
    default: return .stopped(bound: bound)
    }
  }

  /// What a solution costs at least when none is as cheap as what is looked for; nil when no limit was set.
  var leastAboveLimit: Int? { budget.options.dearest.map { max(bound, $0 + 1) } }
}
