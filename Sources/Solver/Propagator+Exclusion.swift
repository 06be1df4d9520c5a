/// The earliest and latest times of what an activity may still be, by place; brought up to date when it is read (step 2 of the method).
struct ExtentCache {
  struct Extent {
    var leastStart = Int.max
    var greatestStart = Int.min
    var leastEnd = Int.max
    var greatestEnd = Int.min

    var isEmpty: Bool { leastStart == Int.max }
  }

  let places: Int
  /// By activity and place.
  let byPlace: UnsafeMutablePointer<Extent>
  /// Over all places.
  let whole: UnsafeMutablePointer<Extent>
  let mayBeAbsent: UnsafeMutablePointer<Bool>
  let isStale: UnsafeMutablePointer<Bool>

  init(activities: Int, places: Int) {
    self.places = places
    byPlace = .allocate(capacity: activities * places)
    whole = .allocate(capacity: activities)
    mayBeAbsent = .allocate(capacity: activities)
    isStale = .allocate(capacity: activities)
    byPlace.initialize(repeating: Extent(), count: activities * places)
    whole.initialize(repeating: Extent(), count: activities)
    mayBeAbsent.initialize(repeating: false, count: activities)
    isStale.initialize(repeating: true, count: activities)
  }

  func deallocate() {
    byPlace.deallocate()
    whole.deallocate()
    mayBeAbsent.deallocate()
    isStale.deallocate()
  }
}

extension Propagator {
  func refreshExtent(_ a: Int) {
    guard extent.isStale[a] else { return }
    extent.isStale[a] = false
    extent.mayBeAbsent[a] = false
    let base = a * extent.places
    for p in 0..<extent.places { extent.byPlace[base + p] = ExtentCache.Extent() }
    var whole = ExtentCache.Extent()
    for value in low[a]...high[a] where alive[value] {
      guard model.isPresent[value] else {
        extent.mayBeAbsent[a] = true
        continue
      }
      let start = model.start[value]
      let end = model.end[value]
      let p = base + model.place[value]
      if start < extent.byPlace[p].leastStart { extent.byPlace[p].leastStart = start }
      if start > extent.byPlace[p].greatestStart { extent.byPlace[p].greatestStart = start }
      if end < extent.byPlace[p].leastEnd { extent.byPlace[p].leastEnd = end }
      whole.leastStart = min(whole.leastStart, start)
      whole.greatestStart = max(whole.greatestStart, start)
      whole.leastEnd = min(whole.leastEnd, end)
      whole.greatestEnd = max(whole.greatestEnd, end)
    }
    extent.whole[a] = whole
  }

  /// Removes the values of either activity that exclude everything the other may still be.
  func run(_ rule: ExclusionRule) {
    let a = rule.first
    let b = rule.second
    refreshExtent(a)
    refreshExtent(b)
    if extent.whole[a].isEmpty || extent.whole[b].isEmpty { return }
    if areFarApart(a, b, rule.longestGap) { return }
    let firstSlack = greatestSlack(rule.whenFirstLeads)
    let secondSlack = greatestSlack(rule.whenSecondLeads)
    if !extent.mayBeAbsent[b] && !leavesRoom(b, for: a, rule) {
      filter(a, against: b, rule, leadSlack: firstSlack, followSlack: secondSlack, isFirst: true)
      if left[a] == 0 { return }
      refreshExtent(a)
    }
    if !extent.mayBeAbsent[a] && !leavesRoom(a, for: b, rule) {
      filter(b, against: a, rule, leadSlack: secondSlack, followSlack: firstSlack, isFirst: false)
      if left[b] == 0 { return }
    }
    if rule.isRelaxed && isFixed(a) && isFixed(b) { demandSlack(rule) }
  }

  /// Whether one activity is over, and ready, before the other can start.
  private func areFarApart(_ a: Int, _ b: Int, _ longestGap: Int) -> Bool {
    let x = extent.whole[a]
    let y = extent.whole[b]
    return x.greatestEnd + longestGap < y.leastStart || y.greatestEnd + longestGap < x.leastStart
  }

  /// Whether every value of `a`, wherever it is, goes before the last start or after the first end of `b`.
  private func leavesRoom(_ b: Int, for a: Int, _ rule: ExclusionRule) -> Bool {
    extent.whole[b].greatestStart > extent.whole[b].leastEnd + 2 * rule.longestGap + model.longest[a]
  }

  private func filter(
    _ a: Int, against b: Int, _ rule: ExclusionRule, leadSlack: Int, followSlack: Int, isFirst: Bool
  ) {
    var leastReady = Int.max
    if let ready = rule.ready {
      let table = isFirst ? ready.second : ready.first
      let offset = isFirst ? rule.secondOffset : rule.firstOffset
      for v in low[b]...high[b] where alive[v] && model.isPresent[v] { leastReady = min(leastReady, table[v - offset]) }
    }
    for u in low[a]...high[a] where alive[u] && model.isPresent[u] {
      if !hasPartner(u, in: b, rule, leastReady, leadSlack, followSlack, isFirst: isFirst) {
        remove(u)
        if left[a] == 0 { return }
      }
    }
  }

  /// Whether some value left of `b` may stand beside the value `u`; never wrong when it says no.
  private func hasPartner(
    _ u: Int, in b: Int, _ rule: ExclusionRule, _ leastReady: Int, _ leadSlack: Int, _ followSlack: Int, isFirst: Bool
  ) -> Bool {
    let start = model.start[u]
    let place = model.place[u]
    let base = b * extent.places
    for p in 0..<extent.places where !extent.byPlace[base + p].isEmpty {
      if rule.sharesPlace && place > 0 && p == place { return true }
      let other = extent.byPlace[base + p]
      let ready: Int
      let otherReady: Int
      if let table = rule.ready {
        ready = isFirst ? table.first[u - rule.firstOffset] : table.second[u - rule.secondOffset]
        otherReady = leastReady
      } else {
        ready = model.end[u] + model.distance[place][p]
        otherReady = other.leastEnd + model.distance[p][place]
      }
      // On equal starts the first activity leads.
      let leads = start + (isFirst ? 0 : 1) <= other.greatestStart
      if leads && ready <= saturatedSum(other.greatestStart, leadSlack) { return true }
      let follows = other.leastStart + (isFirst ? 1 : 0) <= start
      if follows && otherReady <= saturatedSum(start, followSlack) { return true }
    }
    return false
  }

  /// Both activities are fixed: what their relaxers must give is known.
  private func demandSlack(_ rule: ExclusionRule) {
    let u = low[rule.first]
    let v = low[rule.second]
    guard model.isPresent[u], model.isPresent[v] else { return }
    if rule.sharesPlace && model.place[u] > 0 && model.place[u] == model.place[v] { return }
    let firstLeads = model.start[u] <= model.start[v]
    let (leader, follower) = firstLeads ? (u, v) : (v, u)
    let ready: Int
    if let table = rule.ready {
      ready = firstLeads ? table.first[u - rule.firstOffset] : table.second[v - rule.secondOffset]
    } else {
      ready = model.end[leader] + model.distance[model.place[leader]][model.place[follower]]
    }
    demand(ready - model.start[follower], of: firstLeads ? rule.whenFirstLeads : rule.whenSecondLeads)
  }
}
