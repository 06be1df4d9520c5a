import CivilTime
import Planning

/// An item is not before a day: a filter of values.
enum NotBeforeConstraint: RuleConstraint {
  static let name = RuleName.notBefore

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    refusals(.meeting(candidate.meeting.id), candidate.days, context)
  }

  /// The instance that forbids an item to take place on days.
  static func refusals(_ item: ItemID, _ days: DayRange, _ context: Context) -> [RuleInstance] {
    guard let rule = context.notBefore(of: item), item.referenceDay(of: days) < rule.value else { return [] }
    return [RuleInstance(.notBefore, "\(item)", at: rule.note.place)]
  }
}
