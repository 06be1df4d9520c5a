import CivilTime
public import Planning

/// The network of a plan: its chosen sessions, places and calendars, and its order of items that share an exclusive party
/// or a team, with early and late dates.
///
/// - Early dates: forward from the data date, everything as early as its own rules and its predecessors allow.
/// - Late dates: backward, the other meetings at their planned dates, and the due day or the plan's end for what nothing
///   waits for.
public struct Network: Sendable {
  public let plan: Plan
  /// The present items in canonical order.
  public let items: [ItemDates]
  /// The rules between them.
  public let arcs: [Arc]

  private let positions: [ItemID: Int]
  private let stages: [String: [PlannedStage]]
  let outgoing: [ItemID: [Arc]]
  package let context: Context

  public init(_ plan: Plan, in context: Context) {
    self.plan = plan
    self.context = context
    let index = PlanIndex(plan, in: context)
    let mobilities = Network.mobilities(index, context)
    let arcs = ArcBuilder(index, mobilities, context).arcs
    let early = EarlyDates(index, mobilities, arcs, context)
    let late = LateDates(index, mobilities, arcs, context)
    items = mobilities.keys.sorted().compactMap { item in
      guard let planned = index.occupation(item) else { return nil }
      return ItemDates(
        item: item, planned: planned, early: early.dates[item] ?? planned, late: late.total[item] ?? planned,
        free: late.free[item] ?? planned, driver: early.drivers[item] ?? .ownRule,
        table: Network.ownTable(of: item, index, context))
    }
    self.arcs = arcs
    outgoing = Dictionary(grouping: arcs, by: \.from)
    stages = Dictionary(grouping: plan.stages, by: \.document)
    positions = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($0.element.item, $0.offset) })
  }

  public func dates(of item: ItemID) -> ItemDates? { positions[item].map { items[$0] } }

  /// The stages of a document in the plan, in its order.
  public func stages(of document: String) -> [PlannedStage] { stages[document] ?? [] }

  /// The path that fixes the early dates of an item, from its beginning to the item.
  public func path(to item: ItemID) -> [ItemDates] {
    var path: [ItemDates] = []
    var next: ItemID? = item
    while let current = next, let dates = dates(of: current), !path.contains(where: { $0.item == current }) {
      path.append(dates)
      next = dates.driver.predecessor
    }
    return path.reversed()
  }

  /// The path to the meeting that can be held last: the longest through the plan. Empty for a plan without meetings to come.
  public var longestPath: [ItemDates] {
    let last = items.filter { dates in
      if case .meeting(let id) = dates.item { context.meeting(id)?.status != .held } else { false }
    }.max { ($0.early.end, $1.item) < ($1.early.end, $0.item) }
    return last.map { path(to: $0.item) } ?? []
  }

  /// The work table in whose days an item's float is counted, nil for calendar days.
  private static func ownTable(of item: ItemID, _ plan: PlanIndex, _ context: Context) -> WorkTable? {
    switch item {
    case .meeting, .event: return nil
    case .task(let id):
      return context.task(id).flatMap { $0.takes.unit == .workingDays ? context.workTable(of: $0) : nil }
    case .stage(let document, _):
      guard let stage = context.stage(item), let document = context.document(document),
        stage.takes?.unit == .workingDays
      else { return nil }
      return context.workTable(of: stage, in: document)
    }
  }
}

/// What sets the early dates of an item.
public enum Driver: Sendable {
  /// A rule between it and its driving predecessor.
  case arc(Arc)
  /// Its own window, pin, open days, or the data date.
  case ownRule

  /// The driving predecessor.
  public var predecessor: ItemID? {
    if case .arc(let arc) = self { arc.from } else { nil }
  }
}

/// The planned, early and late dates of an item, and what follows from them.
public struct ItemDates: Sendable {
  public let item: ItemID
  public let planned: Occupation
  /// As early as its own rules and its predecessors allow.
  public let early: Occupation
  /// As late as it may be while no other meeting moves.
  public let late: Occupation
  /// As late as it may be while nothing else moves.
  let free: Occupation
  public let driver: Driver
  let table: WorkTable?

  /// Calendar days that the item can move later while no other meeting moves.
  public var totalFloat: Int { late.start - planned.start }
  /// Calendar days that the item can move later while nothing else moves.
  public var freeFloat: Int { free.start - planned.start }
  /// The total float in the item's own days: working days for an item that takes working days.
  public var totalFloatInOwnDays: Int { table?.workingDays(from: planned.start, to: late.start) ?? totalFloat }
  public var freeFloatInOwnDays: Int { table?.workingDays(from: planned.start, to: free.start) ?? freeFloat }
  /// Calendar days from the early start to the planned one.
  public var margin: Int { planned.start - early.start }
  /// Whether the item is held as early as it can be.
  public var isCritical: Bool { margin == 0 }
}
