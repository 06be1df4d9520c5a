extension GroupedProblem {
  /// What propagation of some groups leaves.
  package enum Propagation {
    /// By activity that the groups speak of, whether each value is left.
    case left([Int: [Bool]])
    /// The groups clash; the activity that has no value left, where one can be named.
    case clash(Int?)
  }

  /// Propagates some groups alone to a fixpoint.
  ///
  /// - Parameters:
  ///   - alive: By activity, the values left so far; all of an activity that is not there.
  ///   - orders: Pairs of activities of which the first closes before the second starts.
  package func propagated(
    _ groups: [Int], within alive: [Int: [Bool]], orders: [(first: Int, second: Int)] = []
  ) -> Propagation {
    let part = part(groups, within: alive)
    if let emptied = part.emptied.first { return .clash(emptied) }
    let activities = part.restriction.activities
    let model = Model(part.restriction.problem)
    let propagator = Propagator(model, prices: Array(repeating: 0, count: model.valueCount))
    propagator.orders = orders.compactMap { order in
      guard let first = activities.firstIndex(of: order.first), let second = activities.firstIndex(of: order.second)
      else { return nil }
      return Propagator.Order(first: first, second: second, isBefore: true)
    }
    guard propagator.propagateAll() else {
      return .clash((0..<model.count).first { propagator.left[$0] == 0 }.map { activities[$0] })
    }
    var left: [Int: [Bool]] = [:]
    for (index, a) in activities.enumerated() {
      var values = Array(repeating: false, count: problem.activities[a].values.count)
      for (v, original) in zip(model.values(of: index), part.restriction.values[index]) where propagator.alive[v] {
        values[original] = true
      }
      left[a] = values
    }
    return .left(left)
  }
}
