/// The load that is certain at each time, for one capacity at a time (step 6 of the method).
struct LoadProfile {
  let load: UnsafeMutablePointer<Int>
  /// The times at which each load of the capacity is certain, by its place.
  let cores: UnsafeMutablePointer<Range<Int>>

  init(_ rules: LearningModel) {
    load = .allocate(capacity: rules.model.longestProfile + 1)
    cores = .allocate(capacity: rules.capacities.reduce(1) { max($0, $1.activities.count) })
  }

  func deallocate() {
    load.deallocate()
    cores.deallocate()
  }
}

extension LearningSearch {
  /// Time-tabling with explanations by single times: what every value left covers is loaded, and no activity overloads it.
  ///
  /// Schutt, Feydy, Stuckey, Wallace (2011), Explaining the cumulative propagator, doi:10.1007/s10601-010-9103-2.
  func fitLoads(_ rule: CapacityRule) -> Bool {
    let greatest = fillProfile(rule)
    guard greatest.load > 0 else { return true }
    if greatest.load > rule.limit {
      needCores(rule, at: greatest.time, atLeast: rule.limit + 1, besides: -1)
      return false
    }
    for place in rule.activities.indices where greatest.load + rule.demands[place] > rule.limit {
      let a = rule.activities[place]
      if trail.isFixed(a) || !model.isPresent[trail.low(a)] { continue }
      guard fitEarliest(rule, place, a), fitLatest(rule, place, a) else { return false }
    }
    return true
  }

  /// The greatest load that is certain, and the first time that has it.
  private func fillProfile(_ rule: CapacityRule) -> (load: Int, time: Int) {
    let change = profile.load
    change.update(repeating: 0, count: rule.length + 1)
    for place in rule.activities.indices {
      let a = rule.activities[place]
      let from = model.start[trail.high(a)]
      let to = model.end[trail.low(a)]
      guard from < to, model.isPresent[trail.low(a)] else {
        profile.cores[place] = 0..<0
        continue
      }
      profile.cores[place] = from..<to
      change[from - rule.origin] += rule.demands[place]
      change[to - rule.origin] -= rule.demands[place]
    }
    var load = 0
    var greatest = (load: 0, time: 0)
    for index in 0..<rule.length {
      load += change[index]
      change[index] = load
      if load > greatest.load { greatest = (load, index + rule.origin) }
    }
    return greatest
  }

  private func load(_ rule: CapacityRule, _ time: Int, besides place: Int) -> Int {
    profile.load[time - rule.origin] - (profile.cores[place].contains(time) ? rule.demands[place] : 0)
  }

  /// Moves the first value of an activity past the times at which it does not fit.
  private func fitEarliest(_ rule: CapacityRule, _ place: Int, _ a: Int) -> Bool {
    let room = rule.limit - rule.demands[place]
    while true {
      let low = trail.low(a)
      var time = model.end[low] - 1
      while time >= model.start[low], load(rule, time, besides: place) <= room { time -= 1 }
      guard time >= model.start[low] else { return true }
      var next = low + 1
      while next < model.first[a + 1], model.start[next] <= time { next += 1 }
      let isRaised = raise(a, to: next) {
        needAtLeast(a, firstEnding(a, after: time, from: low))
        needCores(rule, at: time, atLeast: room + 1, besides: place)
        return listExplanation()
      }
      guard isRaised else { return false }
    }
  }

  /// Moves the last value of an activity before the times at which it does not fit.
  private func fitLatest(_ rule: CapacityRule, _ place: Int, _ a: Int) -> Bool {
    let room = rule.limit - rule.demands[place]
    while true {
      let high = trail.high(a)
      var time = model.start[high]
      while time < model.end[high], load(rule, time, besides: place) <= room { time += 1 }
      guard time < model.end[high] else { return true }
      var end = high
      while end > model.first[a], model.end[end - 1] > time { end -= 1 }
      let isLowered = lower(a, below: end) {
        needBelow(a, firstStarting(a, after: time, from: high))
        needCores(rule, at: time, atLeast: room + 1, besides: place)
        return listExplanation()
      }
      guard isLowered else { return false }
    }
  }

  /// Adds why enough is loaded at a time: the greatest loads that are certain then, but none that is not needed.
  private func needCores(_ rule: CapacityRule, at time: Int, atLeast need: Int, besides place: Int) {
    var surplus = -need
    for other in rule.activities.indices where other != place && profile.cores[other].contains(time) {
      surplus += rule.demands[other]
    }
    // Loads stand in order of demand, least first: what can be spared is.
    for other in rule.activities.indices where other != place && profile.cores[other].contains(time) {
      if rule.demands[other] <= surplus {
        surplus -= rule.demands[other]
        continue
      }
      let a = rule.activities[other]
      needAtLeast(a, firstEnding(a, after: time, from: trail.low(a)))
      needBelow(a, firstStarting(a, after: time, from: trail.high(a)))
    }
  }

  /// The first value that ends after a time, not after one that does.
  private func firstEnding(_ a: Int, after time: Int, from value: Int) -> Int {
    var value = value
    while value > model.first[a], model.end[value - 1] > time { value -= 1 }
    return value
  }

  /// The first value that starts after a time, after one that does not.
  private func firstStarting(_ a: Int, after time: Int, from value: Int) -> Int {
    var value = value
    while value < model.first[a + 1], model.start[value] <= time { value += 1 }
    return value
  }
}
