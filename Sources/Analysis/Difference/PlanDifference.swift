public import CivilTime
public import Planning

/// What changes from one plan of a scenario to another; what stays is left out. A positive number means that the second plan has
/// more, or is later.
public struct PlanDifference: Hashable, Sendable {
  /// One thing that is not the same in the second plan.
  public enum Change: Hashable, Sendable {
    case moved(ItemID, from: DayRange, to: DayRange)
    case replaced(meeting: String, from: String?, to: String?)
    case rerouted(ItemID, from: PlannedStage.Way, to: PlannedStage.Way)
    case dropped(ItemID, from: DayRange)
    case held(ItemID, on: DayRange)
    case excused(party: String, meeting: String)
    case attends(party: String, meeting: String)

    /// The item that changes.
    public var item: ItemID {
      switch self {
      case .moved(let item, _, _), .rerouted(let item, _, _), .dropped(let item, _), .held(let item, _): item
      case .replaced(let meeting, _, _), .excused(_, let meeting), .attends(_, let meeting): .meeting(meeting)
      }
    }
  }

  /// Points of one rule.
  public struct RuleCost: Hashable, Sendable {
    public let rule: RuleName
    public let points: Int
  }

  /// Meetings first, then stages, then tasks, each in canonical order.
  public let changes: [Change]
  /// Points that the second plan costs more, by rule, for the rules whose cost is not the same, in canonical order.
  public let costByRule: [RuleCost]

  /// Points that the second plan costs more.
  public var cost: Int { costByRule.reduce(0) { $0 + $1.points } }

  public init(from first: Plan, to second: Plan) {
    var changes: [Change] = []
    func compare(_ item: ItemID, _ before: DayRange?, _ after: DayRange?) {
      switch (before, after) {
      case (let before?, let after?) where before != after: changes.append(.moved(item, from: before, to: after))
      case (let before?, nil): changes.append(.dropped(item, from: before))
      case (nil, let after?): changes.append(.held(item, on: after))
      case (nil, nil), (_?, _?): break
      }
    }
    for (before, after) in zip(first.meetings, second.meetings) {
      compare(.meeting(before.id), before.days, after.days)
      guard before.days != nil, after.days != nil else { continue }
      if before.place != after.place {
        changes.append(.replaced(meeting: before.id, from: before.place, to: after.place))
      }
      changes += after.absentParties.filter { !before.absentParties.contains($0) }
        .map { .excused(party: $0, meeting: before.id) }
      changes += before.absentParties.filter { !after.absentParties.contains($0) }
        .map { .attends(party: $0, meeting: before.id) }
    }
    for (before, after) in zip(first.stages, second.stages) {
      compare(before.id, before.days, after.days)
      if before.days != nil, after.days != nil, before.way != after.way {
        changes.append(.rerouted(before.id, from: before.way, to: after.way))
      }
    }
    for (before, after) in zip(first.tasks, second.tasks) { compare(.task(before.id), before.days, after.days) }
    self.changes = changes
    var points: [RuleName: Int] = [:]
    for line in first.costs { points[line.instance.rule, default: 0] -= line.points }
    for line in second.costs { points[line.instance.rule, default: 0] += line.points }
    costByRule = points.filter { $0.value != 0 }.map { RuleCost(rule: $0.key, points: $0.value) }.sorted {
      $0.rule < $1.rule
    }
  }
}
