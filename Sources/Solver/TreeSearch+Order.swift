extension TreeSearch {
  /// Looks at the schedule in which every activity takes its first value, and branches on something that clashes in it.
  ///
  /// Where two activities clash, one goes before the other or not. Without a clash the schedule is a solution; it is the best below this
  /// node when every first value is a cheapest one.
  ///
  /// De Reyck, Herroelen (1998), A branch-and-bound procedure for the resource-constrained project scheduling problem with
  /// generalized precedence relations, European Journal of Operational Research 111.
  ///
  /// - Returns: nil when nothing is left to decide.
  func orderBranching() -> (first: Decision, second: Decision)? {
    if let pair = tightestClash() { return pair }
    for rule in model.rules {
      if case .capacity(let rule) = rule, rule.reliefs.isEmpty, let pair = overload(rule) { return pair }
    }
    let values = (0..<model.count).map { propagator.low[$0] - model.first[$0] }
    let violated = problem.violations(of: values)
    if violated.isEmpty { record(values) }
    for constraint in violated {
      if let a = problem.constraints[constraint].activities.first(where: { !propagator.isFixed($0) }) {
        return (.take(propagator.low[a]), .drop(propagator.low[a]))
      }
    }
    for a in 0..<model.count where !propagator.isFixed(a) {
      let least = propagator.leastPrice(a)
      if propagator.prices[propagator.low[a]] > least {
        let cheapest = (propagator.low[a]...propagator.high[a]).first {
          propagator.alive[$0] && propagator.prices[$0] == least
        }
        if let cheapest { return (.take(cheapest), .drop(cheapest)) }
      }
    }
    return nil
  }

  /// Of the pairs that exclude each other and overlap, the one with the least room.
  private func tightestClash() -> (first: Decision, second: Decision)? {
    var chosen: (room: Int, first: Int, second: Int)?
    for rule in model.rules {
      guard case .exclusion(let rule) = rule, rule.isStrict else { continue }
      let u = propagator.low[rule.first]
      let v = propagator.low[rule.second]
      guard model.need(rule, u, v) > 0, isOverlapping(u, v), isSurelyPresent(rule.first), isSurelyPresent(rule.second),
        !isOrdered(rule.first, rule.second), !isOrdered(rule.second, rule.first)
      else { continue }
      let forward = room(rule.first, before: rule.second)
      let backward = room(rule.second, before: rule.first)
      let room = min(forward, backward)
      if let chosen, chosen.room <= room { continue }
      chosen = forward >= backward ? (room, rule.first, rule.second) : (room, rule.second, rule.first)
    }
    guard let chosen else { return nil }
    return (
      .order(Propagator.Order(first: chosen.first, second: chosen.second, isBefore: true)),
      .order(Propagator.Order(first: chosen.second, second: chosen.first, isBefore: true))
    )
  }

  private func isOrdered(_ a: Int, _ b: Int) -> Bool {
    propagator.orders.contains { $0.first == a && $0.second == b }
  }

  /// Two of the loads that are too much together at the first overloaded time.
  private func overload(_ rule: CapacityRule) -> (first: Decision, second: Decision)? {
    let busy = rule.activities.indices.filter {
      let value = propagator.low[rule.activities[$0]]
      return model.isPresent[value] && model.start[value] < model.end[value]
    }
    for time in busy.map({ model.start[propagator.low[rule.activities[$0]]] }).sorted() {
      let covering = busy.filter {
        let value = propagator.low[rule.activities[$0]]
        return model.start[value] <= time && time < model.end[value]
      }
      guard covering.reduce(0, { $0 + rule.demands[$1] }) > rule.limit else { continue }
      var chosen: (room: Int, first: Int, second: Int)?
      for i in covering.map({ rule.activities[$0] }) where isSurelyPresent(i) {
        for j in covering.map({ rule.activities[$0] })
        where i != j && isSurelyPresent(j) && !isOrdered(i, j) {
          let room = room(i, before: j)
          if room < 0 { continue }
          if let chosen, chosen.room >= room { continue }
          chosen = (room, i, j)
        }
      }
      guard let chosen else { continue }
      return (
        .order(Propagator.Order(first: chosen.first, second: chosen.second, isBefore: true)),
        .order(Propagator.Order(first: chosen.first, second: chosen.second, isBefore: false))
      )
    }
    return nil
  }

  private func isOverlapping(_ u: Int, _ v: Int) -> Bool {
    model.start[u] < model.end[v] && model.start[v] < model.end[u]
  }

  private func isSurelyPresent(_ a: Int) -> Bool {
    propagator.refreshExtent(a)
    return !propagator.extent.mayBeAbsent[a]
  }

  /// By how much the first can end before the last start of the second.
  private func room(_ a: Int, before b: Int) -> Int {
    propagator.refreshExtent(a)
    propagator.refreshExtent(b)
    return propagator.extent.whole[b].greatestStart - propagator.extent.whole[a].leastEnd
  }
}
