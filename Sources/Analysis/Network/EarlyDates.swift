import CivilTime
import Planning

/// The forward pass: the least dates that satisfy every arc, found by raising them until nothing changes.
///
/// Arcs may form cycles (maximum gaps); since the plan itself satisfies them all, raising ends at or before its dates.
struct EarlyDates {
  private(set) var dates: [ItemID: Occupation] = [:]
  private(set) var drivers: [ItemID: Driver] = [:]

  init(_ plan: PlanIndex, _ mobilities: [ItemID: Mobility], _ arcs: [Arc], _ context: Context) {
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
          mobilities[item]?.earliest(start: dataDate, end: dataDate, context) ?? plan.occupation(item)
        waiting.append(item)
        continue
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
        guard let planned = plan.occupation(arc.to), let mobility = mobilities[arc.to] else { continue }
        if case .decided = mobility { continue }
        let current = dates[arc.to] ?? planned
        let bound = arc.earliest(occupation.instant(arc.fromPoint))
        guard bound > current.instant(arc.toPoint) else { continue }
        let start = arc.toPoint == .start ? max(bound, current.start) : current.start
        let end = arc.toPoint == .end ? max(bound, current.end) : current.end
        // Never past the plan, which satisfies every arc: an item that cannot follow by its own rules stays where it is.
        let raised = mobility.earliest(start: start, end: end, context) ?? planned
        guard raised.start > current.start else { continue }
        dates[arc.to] = raised.start > planned.start ? planned : raised
        drivers[arc.to] = .arc(arc)
        waiting.append(arc.to)
      }
    }
  }
}
