import CivilTime
import Planning

/// An item is not before a day: a filter of values.
enum NotBeforeConstraint: RuleConstraint {
  static let name = RuleName.notBefore

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    guard candidate.meeting.status != .held else { return [] }
    return refusals(.meeting(candidate.meeting.id), candidate.meeting.notBefore, candidate.days)
  }

  /// The instance that forbids an item which is yet to begin to take place on days.
  static func refusals(_ item: ItemID, _ rule: Ruled<Day>?, _ days: DayRange) -> [RuleInstance] {
    guard let rule, item.referenceDay(of: days) < rule.value else { return [] }
    return [RuleInstance(.notBefore, "\(item)", at: rule.note.place)]
  }
}
