extension Separation {
  /// At each time the loads under way are at most the limit and what the reliefs give.
  func cuts(_ rule: CapacityRule) -> [Cut] {
    var load = Array(repeating: 0.0, count: rule.length + 1)
    for (index, a) in rule.activities.enumerated() {
      for v in support[a] where model.isPresent[v] && model.start[v] < model.end[v] {
        load[model.start[v] - rule.origin] += Double(rule.demands[index]) * x[v]
        load[model.end[v] - rule.origin] -= Double(rule.demands[index]) * x[v]
      }
    }
    for relief in rule.reliefs {
      for v in support[relief.relaxer.activity] {
        let slack = Double(relief.relaxer.slack(of: v)) * x[v]
        load[relief.times.lowerBound] -= slack
        load[relief.times.upperBound] += slack
      }
    }
    // The excess is greatest where it rises last.
    var found: [(violation: Double, time: Int)] = []
    var sum = -Double(rule.limit)
    for t in 0..<rule.length {
      let rises = load[t] > 0
      sum += load[t]
      if rises && sum > Self.tolerance { found.append((sum, t)) }
    }
    found.sort { ($1.violation, $0.time) < ($0.violation, $1.time) }
    return found.prefix(rule.reliefs.isEmpty ? 4 : 40).map { row(rule, at: $0.time) }
  }

  private func row(_ rule: CapacityRule, at time: Int) -> Cut {
    var cut = Cut(upper: rule.limit)
    let instant = time + rule.origin
    for (index, a) in rule.activities.enumerated() {
      for v in model.values(of: a)
      where model.isPresent[v] && model.start[v] <= instant && instant < model.end[v] {
        cut.add(v, rule.demands[index])
      }
    }
    for relief in rule.reliefs where relief.times.contains(time) {
      let a = relief.relaxer.activity
      for v in model.values(of: a) where relief.relaxer.slack(of: v) > 0 {
        cut.add(v, -relief.relaxer.slack(of: v))
      }
    }
    if !rule.reliefs.isEmpty { cut.combine() }
    return cut
  }
}
