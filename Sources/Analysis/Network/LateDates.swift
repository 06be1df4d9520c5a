import CivilTime
import Planning

/// The backward pass: how late each item may be while no other meeting moves (total), and while nothing else moves (free).
struct LateDates {
  private(set) var total: [ItemID: Occupation] = [:]
  private(set) var free: [ItemID: Occupation] = [:]

  private let plan: PlanIndex
  private let mobilities: [ItemID: Mobility]
  private let incoming: [ItemID: [Arc]]
  private let outgoing: [ItemID: [Arc]]
  private let decisions: [ItemID: [ItemID]]
  private let planEnd: Instant
  private let context: Context

  init(_ plan: PlanIndex, _ mobilities: [ItemID: Mobility], _ arcs: [Arc], _ context: Context) {
    self.plan = plan
    self.mobilities = mobilities
    self.context = context
    outgoing = Dictionary(grouping: arcs, by: \.from)
    incoming = Dictionary(grouping: arcs, by: \.to)
    let items = mobilities.keys.sorted()
    var decisions: [ItemID: [ItemID]] = [:]
    for item in items {
      if case .decided(let session, _) = mobilities[item] { decisions[session, default: []].append(item) }
    }
    self.decisions = decisions
    planEnd =
      items.compactMap { item -> Instant? in
        if case .event = item { nil } else { plan.occupation(item)?.end }
      }.max() ?? 0
    // Stages and tasks together, all meetings standing still; then each meeting with the stages and tasks that it touches.
    let settled = lowered(moving: items.filter { !LateDates.isMeeting($0) && !isDecided($0) })
    for item in items {
      guard let planned = plan.occupation(item) else { continue }
      total[item] = (LateDates.isMeeting(item) ? lowered(moving: around(item)) : settled)[item] ?? planned
      free[item] = isDecided(item) ? planned : lowered(moving: [item])[item] ?? planned
    }
  }

  /// A meeting with the stages and tasks that could have to make way for it: those bound to it or to each other.
  private func around(_ meeting: ItemID) -> [ItemID] {
    var found: Set<ItemID> = [meeting]
    var waiting = [meeting] + (decisions[meeting] ?? [])
    while let item = waiting.popLast() {
      let neighbours = (outgoing[item] ?? []).map(\.to) + (incoming[item] ?? []).map(\.from)
      for next in neighbours where !LateDates.isMeeting(next) && !isDecided(next) && found.insert(next).inserted {
        waiting.append(next)
      }
    }
    return found.sorted()
  }

  private static func isMeeting(_ item: ItemID) -> Bool {
    switch item {
    case .meeting, .event: true
    case .task, .stage: false
    }
  }

  private func isDecided(_ item: ItemID) -> Bool {
    if case .decided = mobilities[item] { true } else { false }
  }

  /// The greatest dates of some items that satisfy every arc while all others stay: lowered until nothing changes.
  ///
  /// What is decided at a meeting among them moves with it.
  private func lowered(moving items: [ItemID]) -> [ItemID: Occupation] {
    var dates: [ItemID: Occupation] = [:]
    func set(_ item: ItemID, _ occupation: Occupation?) {
      dates[item] = occupation
      for decision in decisions[item] ?? [] {
        dates[decision] = occupation.flatMap { mobilities[decision]?.decided(session: $0, context) }
      }
    }
    for item in items { set(item, ceiling(item)) }
    var changed = true
    while changed {
      changed = false
      for item in items.reversed() {
        guard let current = dates[item], let next = latest(item, others: dates), next.start < current.start else {
          continue
        }
        set(item, next)
        changed = true
      }
    }
    return dates
  }

  /// The latest an item may be by its own rules and its due day alone.
  private func ceiling(_ item: ItemID) -> Occupation? {
    guard let planned = plan.occupation(item) else { return nil }
    let end = lastInstant(item, planned)
    return mobilities[item]?.latest(start: end, end: end, notBefore: planned.start, context) ?? planned
  }

  /// The close of the last day that an item may be on by the horizon, its due day, or for want of a successor the plan's end.
  private func lastInstant(_ item: ItemID, _ planned: Occupation) -> Instant {
    var end = context.horizon.last.close
    if let due = due(item) {
      end = min(end, due.close)
    } else if !LateDates.isMeeting(item), !isAwaited(item) {
      end = min(end, planEnd)
    }
    return max(end, planned.end)
  }

  /// Whether anything waits for the close of an item.
  private func isAwaited(_ item: ItemID) -> Bool {
    outgoing[item]?.contains { $0.fromPoint == .end && !$0.isMaximum } == true
  }

  private func due(_ item: ItemID) -> Day? {
    context.due(of: item).flatMap { $0.note.soft == nil ? $0.value : nil }
  }

  /// The latest an item may be when the others are at the dates given, or else where they are planned.
  private func latest(_ item: ItemID, others: [ItemID: Occupation]) -> Occupation? {
    guard let mobility = mobilities[item], let planned = plan.occupation(item) else { return nil }
    if case .fixed = mobility { return planned }
    let own = lastInstant(item, planned)
    var start = own
    var end = own
    func apply(_ arc: Arc, to point: Arc.Point) {
      guard let other = others[arc.to] ?? plan.occupation(arc.to) else { return }
      let bound = arc.latest(other.instant(arc.toPoint))
      if point == .start { start = min(start, bound) } else { end = min(end, bound) }
    }
    for arc in outgoing[item] ?? [] { apply(arc, to: arc.fromPoint) }
    guard var result = mobility.latest(start: start, end: end, notBefore: planned.start, context) else {
      return planned
    }
    // What is decided at a meeting moves with it: the meeting goes back until all that follows the decisions holds.
    while result.start > planned.start, !(decisions[item] ?? []).allSatisfy({ holds($0, session: result, others) }) {
      guard
        let earlier = mobility.latest(start: result.start - 1, end: end, notBefore: planned.start, context)
      else { return planned }
      result = earlier
    }
    return result.start < planned.start ? planned : result
  }

  /// Whether everything that waits for a decision holds when its session is moved.
  private func holds(_ decision: ItemID, session: Occupation, _ others: [ItemID: Occupation]) -> Bool {
    guard let decided = mobilities[decision]?.decided(session: session, context),
      decided.end <= (due(decision)?.close ?? context.horizon.last.close)
    else { return false }
    return (outgoing[decision] ?? []).allSatisfy { arc in
      guard let other = others[arc.to] ?? plan.occupation(arc.to) else { return true }
      return decided.instant(arc.fromPoint) <= arc.latest(other.instant(arc.toPoint))
    }
  }
}
