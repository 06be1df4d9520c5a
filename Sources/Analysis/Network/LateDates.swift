import CivilTime
import Planning

/// The backward pass: how late each item may be while no other meeting moves (total), and while nothing else moves (free).
///
/// How late an item may be rests only on what its arcs lead to. So the dates found while all meetings stand still hold for a
/// meeting that moves, too, but for the stages and tasks on a cycle of arcs with it: those alone are lowered anew.
struct LateDates {
  private(set) var total: [ItemID: Occupation] = [:]
  private(set) var free: [ItemID: Occupation] = [:]

  private let items: [ItemID]
  private let mobilities: [Mobility]
  private let planned: [Occupation]
  /// The close of the last day that each item may be on by the horizon, its due day, or for want of a successor the plan's end.
  private let ends: [Instant]
  /// By item, the arcs that leave it with the items that they lead to.
  private let outgoing: [[(arc: Arc, to: Int)]]
  /// By item, the items whose arcs lead to it.
  private let sources: [[Int]]
  /// By meeting, what is decided at it.
  private let decisions: [[Int]]
  private let isMovable: [Bool]
  private let context: Context
  /// The dates while all meetings stand still.
  private var dates: [Occupation]

  init(_ plan: PlanIndex, _ mobilities: [ItemID: Mobility], _ arcs: [Arc], _ context: Context) {
    self.context = context
    let items = mobilities.keys.filter { plan.occupation($0) != nil }.sorted()
    self.items = items
    self.mobilities = items.compactMap { mobilities[$0] }
    let planned = items.compactMap { plan.occupation($0) }
    self.planned = planned
    dates = planned
    let numbers = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($0.element, $0.offset) })
    var outgoing: [[(arc: Arc, to: Int)]] = Array(repeating: [], count: items.count)
    var sources: [[Int]] = Array(repeating: [], count: items.count)
    for arc in arcs {
      guard let from = numbers[arc.from], let to = numbers[arc.to] else { continue }
      outgoing[from].append((arc, to))
      sources[to].append(from)
    }
    self.outgoing = outgoing
    self.sources = sources
    var decisions: [[Int]] = Array(repeating: [], count: items.count)
    var isMovable = items.map { !LateDates.isMeeting($0) }
    for (item, mobility) in self.mobilities.enumerated() {
      guard case .decided(let session, _) = mobility else { continue }
      isMovable[item] = false
      if let session = numbers[session] { decisions[session].append(item) }
    }
    self.decisions = decisions
    self.isMovable = isMovable
    let planEnd = zip(items, planned).map { if case .event = $0 { 0 } else { $1.end } }.max() ?? 0
    ends = items.indices.map { item in
      // Whether anything waits for its close.
      let isAwaited = outgoing[item].contains { $0.arc.fromPoint == .end && !$0.arc.isMaximum }
      let last =
        LateDates.due(items[item], context)?.close
        ?? (LateDates.isMeeting(items[item]) || isAwaited ? Instant.max : planEnd)
      return max(min(context.horizon.last.close, last), planned[item].end)
    }
    for item in items.indices { free[items[item]] = lowered(alone: item) }
    lower(isMovable.indices.filter { isMovable[$0] })
    for item in items.indices { total[items[item]] = isMovable[item] ? dates[item] : planned[item] }
    for item in items.indices where LateDates.isMeeting(items[item]) {
      total[items[item]] = lowered(alone: item, with: cycle(through: item))
    }
  }

  private static func isMeeting(_ item: ItemID) -> Bool {
    switch item {
    case .meeting, .event: true
    case .task, .stage: false
    }
  }

  private static func due(_ item: ItemID, _ context: Context) -> Day? {
    context.due(of: item).flatMap { $0.note.soft == nil ? $0.value : nil }
  }

  /// The stages and tasks that a move of a meeting could put off and that the meeting waits for, however indirectly.
  private func cycle(through meeting: Int) -> [Int] {
    let moved = [meeting] + decisions[meeting]
    let after = reached(from: moved) { outgoing[$0].map(\.to) }
    return after.isEmpty ? [] : after.intersection(reached(from: moved) { sources[$0] }).sorted()
  }

  /// The stages and tasks that steps lead to from some items, through stages and tasks alone.
  private func reached(from items: [Int], by steps: (Int) -> [Int]) -> Set<Int> {
    var found: Set<Int> = []
    var waiting = items
    while let item = waiting.popLast() {
      for next in steps(item) where isMovable[next] && found.insert(next).inserted { waiting.append(next) }
    }
    return found
  }

  /// The latest dates of an item that move nothing but what is given; all other dates stay.
  private mutating func lowered(alone item: Int, with others: [Int] = []) -> Occupation {
    if case .decided = mobilities[item] { return planned[item] }
    let moved = [item] + others
    let kept = (moved + decisions[item]).map { ($0, dates[$0]) }
    lower(moved)
    let latest = dates[item]
    for (item, date) in kept { dates[item] = date }
    return latest
  }

  /// Gives some items the greatest dates that satisfy every arc while all others stay: lowered until nothing changes.
  ///
  /// What is decided at a meeting among them moves with it.
  private mutating func lower(_ moved: [Int]) {
    for item in moved {
      set(
        item,
        mobilities[item].latest(start: ends[item], end: ends[item], notBefore: planned[item].start, context)
          ?? planned[item])
    }
    // What is planned last first, so that most is lowered but once.
    let order = moved.sorted { (planned[$0].start, planned[$0].end, $0) > (planned[$1].start, planned[$1].end, $1) }
    var changed = true
    while changed {
      changed = false
      for item in order {
        let next = latest(item)
        guard next.start < dates[item].start else { continue }
        set(item, next)
        changed = true
      }
    }
  }

  private mutating func set(_ item: Int, _ occupation: Occupation) {
    dates[item] = occupation
    for decision in decisions[item] {
      dates[decision] = mobilities[decision].decided(session: occupation, context) ?? planned[decision]
    }
  }

  /// The latest an item may be when the others are where they are.
  private func latest(_ item: Int) -> Occupation {
    let (mobility, planned) = (mobilities[item], planned[item])
    if case .fixed = mobility { return planned }
    var (start, end) = (ends[item], ends[item])
    for (arc, to) in outgoing[item] {
      let bound = arc.latest(dates[to].instant(arc.toPoint))
      if arc.fromPoint == .start { start = min(start, bound) } else { end = min(end, bound) }
    }
    guard var result = mobility.latest(start: start, end: end, notBefore: planned.start, context) else {
      return planned
    }
    // What is decided at a meeting moves with it: the meeting goes back until all that follows the decisions holds.
    while result.start > planned.start, !decisions[item].allSatisfy({ holds($0, session: result) }) {
      guard
        let earlier = mobility.latest(start: result.start - 1, end: end, notBefore: planned.start, context)
      else { return planned }
      result = earlier
    }
    return result.start < planned.start ? planned : result
  }

  /// Whether everything that waits for a decision holds when its session is moved.
  private func holds(_ decision: Int, session: Occupation) -> Bool {
    guard let decided = mobilities[decision].decided(session: session, context),
      decided.end <= (LateDates.due(items[decision], context)?.close ?? context.horizon.last.close)
    else { return false }
    return outgoing[decision].allSatisfy { arc, to in
      decided.instant(arc.fromPoint) <= arc.latest(dates[to].instant(arc.toPoint))
    }
  }
}
