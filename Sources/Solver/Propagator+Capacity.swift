extension Propagator {
  /// Time-tabling: what every value left of an activity covers is loaded, and no other activity may overload it.
  func run(_ rule: CapacityRule) {
    for t in 0...rule.length { profile[t] = 0 }
    var hasLoad = false
    for (index, a) in rule.activities.enumerated() {
      guard let core = compulsoryPart(a) else { continue }
      profile[core.lowerBound - rule.origin] += rule.demands[index]
      profile[core.upperBound - rule.origin] -= rule.demands[index]
      hasLoad = true
    }
    var load = 0
    var peak = 0
    for t in 0..<rule.length {
      load += profile[t]
      profile[t] = load
      peak = max(peak, load)
    }
    for t in 0..<rule.length { allowance[t] = rule.limit }
    for relief in rule.reliefs {
      let slack = greatestSlack(relief.relaxer)
      for t in relief.times { allowance[t] += slack }
    }
    if peak > rule.limit {
      for t in 0..<rule.length where profile[t] > allowance[t] { return fail() }
      for relief in rule.reliefs {
        demandSlack(of: relief)
        if left[relief.relaxer.activity] == 0 { return }
      }
    }
    for (index, a) in rule.activities.enumerated() where left[a] > 1 || !hasLoad {
      let demand = rule.demands[index]
      if peak + demand <= rule.limit { continue }
      filter(a, demand: demand, rule)
      if left[a] == 0 { return }
    }
  }

  /// Removes the values of a relief that leave too little for the profile, whatever else gives slack there.
  private func demandSlack(of relief: CompiledRelief) {
    let greatest = greatestSlack(relief.relaxer)
    var need = 0
    for t in relief.times { need = max(need, profile[t] - allowance[t] + greatest) }
    if need == 0 { return }
    let a = relief.relaxer.activity
    for value in low[a]...high[a] where alive[value] && relief.relaxer.slack(of: value) < need {
      remove(value)
      if left[a] == 0 { return }
    }
  }

  /// The times covered by every value left; nil when there is none.
  private func compulsoryPart(_ a: Int) -> Range<Int>? {
    var from = Int.min
    var to = Int.max
    for value in low[a]...high[a] where alive[value] {
      guard model.isPresent[value] else { return nil }
      from = max(from, model.start[value])
      to = min(to, model.end[value])
      if from >= to { return nil }
    }
    return from..<to
  }

  private func filter(_ a: Int, demand: Int, _ rule: CapacityRule) {
    let core = compulsoryPart(a) ?? 0..<0
    // The next time at or after t at which the demand does not fit, walked along with the values' starts.
    for value in low[a]...high[a] where alive[value] && model.isPresent[value] {
      for t in model.start[value]..<model.end[value] {
        let own = core.contains(t) ? demand : 0
        if profile[t - rule.origin] - own + demand > allowance[t - rule.origin] {
          remove(value)
          break
        }
      }
      if left[a] == 0 { return }
    }
  }
}
