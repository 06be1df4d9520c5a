public import CivilTime
import Planning

/// Several plans side by side; the first is what the others are held against.
public struct Comparison: Sendable {
  /// A meeting in one of the plans.
  public struct Meeting: Hashable, Sendable {
    public let id: String
    public let name: String
    /// nil when it does not take place.
    public let days: DayRange?
    /// The identifier of its place.
    public let place: String?
    /// Calendar days that it can be later while no other meeting moves.
    public let float: Int?

    public init(id: String, name: String, days: DayRange?, place: String?, float: Int?) {
      self.id = id
      self.name = name
      self.days = days
      self.place = place
      self.float = float
    }
  }

  /// One of the plans, or that there is none.
  public struct Column: Hashable, Sendable {
    /// What people call it: a file.
    public let name: String
    /// nil where the scenario has no plan, or none was found in time.
    public let cost: Int?
    /// Whether no plan costs less.
    public let isProven: Bool
    /// Cost points by rule as scenario files write it, without those of 0.
    public let costByRule: [String: Int]
    public let meetings: [Meeting]
    /// The names of the items of the longest path, in order.
    public let longestPath: [String]
    /// The chance that the documents of each meeting are ready in time, by identifier; empty where no work says how long it is likely
    /// to take, and for plan files, which do not say.
    public let ready: [String: Double]
    /// Why there is no plan, for people; nil where there is one.
    public let fault: String?

    public init(
      name: String, cost: Int?, isProven: Bool, costByRule: [String: Int], meetings: [Meeting], longestPath: [String],
      ready: [String: Double] = [:], fault: String? = nil
    ) {
      self.name = name
      self.cost = cost
      self.isProven = isProven
      self.costByRule = costByRule
      self.meetings = meetings
      self.longestPath = longestPath
      self.ready = ready
      self.fault = fault
    }

    public init(name: String, _ network: Network) {
      let context = network.context
      let risk = Risk(network)
      var points: [String: Int] = [:]
      for line in network.plan.costs { points[line.instance.rule.rawValue, default: 0] += line.points }
      self.init(
        name: name, cost: network.plan.cost, isProven: network.plan.proof.isOptimal, costByRule: points,
        meetings: network.plan.meetings.map { planned in
          Meeting(
            id: planned.id, name: context.meeting(planned.id)?.name ?? planned.id, days: planned.days,
            place: planned.place, float: network.dates(of: .meeting(planned.id))?.totalFloat)
        }, longestPath: network.longestPath.map { context.title(of: $0.item) },
        ready: risk.works.isEmpty
          ? [:] : Dictionary(uniqueKeysWithValues: risk.meetings.map { ($0.id, $0.ready.share) }))
    }
  }

  /// How a plan differs from the first.
  public struct Summary: Hashable, Sendable {
    /// Points more than the first; nil where one of the two has no plan.
    public let cost: Int?
    /// The meetings on other days or at another place, in canonical order.
    public let moved: [String]
    /// Calendar days between the starts of the meetings that moved, in sum.
    public let days: Int
    /// The meetings that only the first has, and those that only this one has, in canonical order.
    public let dropped: [String]
    public let added: [String]
  }

  public let columns: [Column]

  /// - Precondition: There is at least one column.
  public init(_ columns: [Column]) {
    precondition(!columns.isEmpty, "A comparison has at least one plan.")
    self.columns = columns
  }

  /// Every meeting that some plan has, in the order of its first days, then of its identifier.
  public var meetings: [(id: String, name: String)] {
    var first: [String: (day: Day, name: String)] = [:]
    for meeting in columns.flatMap(\.meetings) {
      guard let day = meeting.days?.first else { continue }
      if first[meeting.id] == nil { first[meeting.id] = (day, meeting.name) }
    }
    return first.sorted { ($0.value.day, $0.key) < ($1.value.day, $1.key) }.map { ($0.key, $0.value.name) }
  }

  /// Every rule that some plan pays for, in canonical order.
  public var rules: [String] { Set(columns.flatMap(\.costByRule.keys)).sorted() }

  public func summary(of column: Column) -> Summary {
    let before = Dictionary(columns[0].meetings.map { ($0.id, $0) }) { first, _ in first }
    let after = Dictionary(column.meetings.map { ($0.id, $0) }) { first, _ in first }
    let ids = column.cost == nil ? [] : Set(before.keys).union(after.keys).sorted()
    var (moved, dropped, added): ([String], [String], [String]) = ([], [], [])
    var days = 0
    for id in ids {
      switch (before[id]?.days, after[id]?.days) {
      case (let was?, let now?):
        guard was != now || before[id]?.place != after[id]?.place else { continue }
        moved.append(id)
        days += abs(now.first - was.first)
      case (_?, nil): dropped.append(id)
      case (nil, _?): added.append(id)
      case (nil, nil): break
      }
    }
    let cost = column.cost.flatMap { now in columns[0].cost.map { now - $0 } }
    return Summary(cost: cost, moved: moved, days: days, dropped: dropped, added: added)
  }
}
