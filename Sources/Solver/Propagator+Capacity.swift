extension Propagator {
  /// Time-tabling: what every value left of an activity covers is loaded, and no other activity may overload it.
  func run(_ rule: CapacityRule) {
    guard fillProfile(rule) else { return fail() }
    for relief in rule.reliefs {
      demandSlack(of: relief)
      if left[relief.relaxer.activity] == 0 { return }
    }
    var demand = 0
    for (index, a) in rule.activities.enumerated() where left[a] > 1 {
      if rule.demands[index] != demand {
        demand = rule.demands[index]
        countFull(rule, demand)
      }
      refreshExtent(a)
      let whole = extent.whole[a]
      if whole.isEmpty || !isFull(whole.leastStart..<whole.greatestEnd, rule) { continue }
      filter(a, demand: demand, rule)
      if left[a] == 0 { return }
    }
  }

  /// Fills in the load that is certain and the limit at each time; false where one is above the other.
  private func fillProfile(_ rule: CapacityRule) -> Bool {
    for t in 0...rule.length {
      profile[t] = 0
      allowance[t] = rule.limit
    }
    for (index, a) in rule.activities.enumerated() {
      guard let core = compulsoryPart(a) else { continue }
      profile[core.lowerBound - rule.origin] += rule.demands[index]
      profile[core.upperBound - rule.origin] -= rule.demands[index]
    }
    for relief in rule.reliefs {
      let slack = greatestSlack(of: relief)
      for t in relief.times { allowance[t] += slack }
    }
    var load = 0
    for t in 0..<rule.length {
      load += profile[t]
      profile[t] = load
      if load > allowance[t] { return false }
    }
    return true
  }

  private func greatestSlack(of relief: CompiledRelief) -> Int {
    relief.isMonotone ? relief.relaxer.slack(of: high[relief.relaxer.activity]) : greatestSlack(relief.relaxer)
  }

  /// Counts, up to each time, those at which a demand does not fit.
  private func countFull(_ rule: CapacityRule, _ demand: Int) {
    fullBefore[0] = 0
    for t in 0..<rule.length { fullBefore[t + 1] = fullBefore[t] + (profile[t] + demand > allowance[t] ? 1 : 0) }
  }

  /// Whether the demand counted does not fit at one of the times.
  private func isFull(_ times: Range<Int>, _ rule: CapacityRule) -> Bool {
    let times = times.clamped(to: rule.origin..<rule.origin + rule.length)
    return fullBefore[times.upperBound - rule.origin] > fullBefore[times.lowerBound - rule.origin]
  }

  /// Removes the values of a relief that leave too little for the profile, whatever else gives slack there.
  private func demandSlack(of relief: CompiledRelief) {
    var excess = Int.min
    for t in relief.times { excess = max(excess, profile[t] - allowance[t]) }
    let need = excess + greatestSlack(of: relief)
    if need <= 0 { return }
    let a = relief.relaxer.activity
    for value in low[a]...high[a] where alive[value] && relief.relaxer.slack(of: value) < need {
      remove(value)
      if left[a] == 0 { return }
    }
  }

  /// The times covered by every value left; nil when there is none.
  private func compulsoryPart(_ a: Int) -> Range<Int>? {
    refreshExtent(a)
    let whole = extent.whole[a]
    if extent.mayBeAbsent[a] || whole.greatestStart >= whole.leastEnd { return nil }
    return whole.greatestStart..<whole.leastEnd
  }

  private func filter(_ a: Int, demand: Int, _ rule: CapacityRule) {
    let core = compulsoryPart(a) ?? 0..<0
    for value in low[a]...high[a] where alive[value] && model.isPresent[value] {
      let start = model.start[value]
      let end = model.end[value]
      guard start < end, isFull(start..<end, rule) else { continue }
      // The activity's own part of the profile does not count against it.
      for t in start..<end where profile[t - rule.origin] + (core.contains(t) ? 0 : demand) > allowance[t - rule.origin]
      {
        remove(value)
        break
      }
      if left[a] == 0 { return }
    }
  }
}
