import CivilTime
import Planning

/// The forward pass: the least dates that satisfy every arc, found by raising them until nothing changes.
///
/// Arcs may form cycles (maximum gaps); since the plan itself satisfies them all, raising ends at or before its dates.
struct EarlyDates {
  private(set) var dates: [ItemID: Occupation] = [:]
  private(set) var drivers: [ItemID: Driver] = [:]

  private let plan: PlanIndex
  private let mobilities: [ItemID: Mobility]
  private let context: Context

  init(_ plan: PlanIndex, _ mobilities: [ItemID: Mobility], _ arcs: [Arc], _ context: Context) {
    self.plan = plan
    self.mobilities = mobilities
    self.context = context
    let items = mobilities.keys.sorted()
    let outgoing = Dictionary(grouping: arcs, by: \.from)
    var decisions: [ItemID: [ItemID]] = [:]
    for item in items {
      if case .decided(let session, _) = mobilities[item] { decisions[session, default: []].append(item) }
    }
    var waiting: [ItemID] = []
    for item in items {
      guard let mobility = mobilities[item], case .decided = mobility else {
        let dataDate = context.scenario.dataDate.morning
        dates[item] =
          mobilities[item]?.earliest(start: dataDate, end: max(dataDate, leastEnd(of: item)), context)
          ?? plan.occupation(item)
        waiting.append(item)
        continue
      }
    }
    for session in decisions.keys.sorted() {
      for decision in decisions[session] ?? [] where leastEnd(of: decision) > 0 {
        guard let mobility = mobilities[decision] else { continue }
        let held = raised(session) {
          ($0.start, $0.end)
        } until: {
          mobility.decided(session: $0, context).map { $0.end >= leastEnd(of: decision) } ?? false
        }
        if let held { dates[held.item] = held.occupation }
      }
    }
    var head = 0
    while head < waiting.count {
      let item = waiting[head]
      head += 1
      guard let occupation = dates[item] else { continue }
      for decision in decisions[item] ?? [] {
        guard let decided = mobilities[decision]?.decided(session: occupation, context) else { continue }
        if dates[decision].map({ $0.end < decided.end }) ?? true {
          dates[decision] = decided
          drivers[decision] = .arc(
            Arc(
              item, .end, decision, .end, .atLeast(.days(0), isOrdered: true), table: context.workTable(nil),
              rule: RuleInstance(.approval, "\(decision)", "\(item)", at: context.stage(decision)?.source)))
          waiting.append(decision)
        }
      }
      for arc in outgoing[item] ?? [] {
        let bound = arc.earliest(occupation.instant(arc.fromPoint))
        guard let raised = raised(arc, to: bound) else { continue }
        dates[raised.item] = raised.occupation
        drivers[raised.item] = .arc(arc)
        waiting.append(raised.item)
      }
    }
  }

  /// The instant before which a stage does not close; 0 where nothing is said.
  private func leastEnd(of item: ItemID) -> Instant {
    guard case .stage = item else { return 0 }
    return context.notBefore(of: item)?.value.close ?? 0
  }

  /// The item that an arc moves and where to, or nil when its bound is kept already. What is decided at a session is moved
  /// by moving the session.
  private func raised(_ arc: Arc, to bound: Instant) -> (item: ItemID, occupation: Occupation)? {
    guard let mobility = mobilities[arc.to] else { return nil }
    guard case .decided(let session, _) = mobility else {
      return raised(arc.to) {
        arc.toPoint == .start ? (bound, $0.end) : ($0.start, bound)
      } until: {
        $0.instant(arc.toPoint) >= bound
      }
    }
    return raised(session) {
      ($0.start, $0.end)
    } until: { occupation in
      mobility.decided(session: occupation, context).map { $0.instant(arc.toPoint) >= bound } ?? false
    }
  }

  /// The next dates of an item that satisfy a condition, never past the plan, which satisfies every arc.
  private func raised(
    _ item: ItemID, from first: (Occupation) -> (start: Instant, end: Instant), until holds: (Occupation) -> Bool
  ) -> (item: ItemID, occupation: Occupation)? {
    guard let planned = plan.occupation(item), let mobility = mobilities[item] else { return nil }
    let current = dates[item] ?? planned
    guard !holds(current), current.start < planned.start else { return nil }
    var (start, end) = first(current)
    while let next = mobility.earliest(start: max(start, current.start), end: max(end, current.end), context),
      next.start < planned.start
    {
      if holds(next) { return (item, next) }
      (start, end) = (next.start + 1, next.end)
    }
    return (item, planned)
  }
}
