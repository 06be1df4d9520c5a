public import CivilTime
public import Planning

/// Wishes, and what they would change, in sentences.
public struct WishWords: Sendable {
  private let context: Context

  public init(_ context: Context) {
    self.context = context
  }

  /// What is asked of the item, such as `to begin before 4 July 2024`.
  public func clause(_ wish: Wish) -> String {
    let verb = verb(wish.item)
    return switch wish.aim {
    case .before(let day): "to \(verb) before \(DateText.day(day))"
    case .after(let day): "to \(verb) after \(DateText.day(day))"
    case .on(let day): "to \(verb) on \(DateText.day(day))"
    case .within(let range):
      "to \(verb) " + (range.count == 1 ? "on \(DateText.day(range.first))" : "within \(DateText.range(range))")
    case .at(let place): "to be at \(placeName(place))"
    case .session(let meeting): "to be decided at \(context.title(of: .meeting(meeting)))"
    case .silence: "to be decided by silence"
    case .held: "to be held"
    }
  }

  private func verb(_ item: ItemID) -> String {
    if case .stage = item { "close" } else { "begin" }
  }

  /// A change as a sentence with a full stop.
  public func sentence(_ change: PlanDifference.Change) -> String {
    let title = context.title(of: change.item)
    return switch change {
    case .moved(let item, let from, let to): "\(title) moves to \(DateText.range(to)) (\(shift(item, from, to)))."
    case .replaced(_, let from, let to):
      "\(title) is at \(to.map(placeName) ?? "no place") instead of \(from.map(placeName) ?? "none")."
    case .rerouted(_, let from, let to): "\(title) is \(clause(to)) instead of \(clause(from))."
    case .dropped: "\(title) is dropped."
    case .held(_, let days): "\(title) is held on \(DateText.range(days))."
    case .excused(let party, _): "\(context.party(party)?.name ?? party) stays away from \(title)."
    case .attends(let party, _): "\(context.party(party)?.name ?? party) comes to \(title)."
    }
  }

  /// How far an item moves, such as `7 days later`.
  public func shift(_ item: ItemID, _ from: DayRange, _ to: DayRange) -> String {
    let days = item.referenceDay(of: to) - item.referenceDay(of: from)
    if days == 0 { return "for another number of days" }
    return "\(DateText.days(abs(days))) \(days > 0 ? "later" : "earlier")"
  }

  /// How a stage comes about, such as `decided by silence`.
  public func clause(_ way: PlannedStage.Way) -> String {
    switch way {
    case .session(let id): "decided at \(context.title(of: .meeting(id)))"
    case .sessionThenSilence(let id): "decided at \(context.title(of: .meeting(id))), then by silence"
    case .silence: "decided by silence"
    case .work, .history: "produced"
    case .absent: "left out"
    }
  }

  private func placeName(_ id: String) -> String { context.place(id)?.name ?? id }

  /// What a difference costs, such as `6 points more: preference +4, place +2`.
  public func cost(_ difference: PlanDifference) -> String {
    let points = difference.cost
    let total =
      points == 0
      ? "as much" : "\(abs(points)) \(abs(points) == 1 ? "point" : "points") \(points > 0 ? "more" : "less")"
    let rules = difference.costByRule.map { "\($0.rule.rawValue) \($0.points > 0 ? "+" : "-")\(abs($0.points))" }
    return rules.isEmpty ? total : "\(total) (\(rules.joined(separator: ", ")))"
  }
}
