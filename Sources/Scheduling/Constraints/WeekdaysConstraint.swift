import CivilTime
import Planning

/// The days are on allowed weekdays: a filter of values, or a price by offending days.
enum WeekdaysConstraint: RuleConstraint {
  static let name = RuleName.weekdays

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    breach(candidate, context) == nil
      ? [RuleInstance(.weekdays, candidate.meeting.id, at: context.weekdays(of: candidate.meeting)?.note.place)] : []
  }

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int { breach(candidate, context) ?? 0 }

  private static func breach(_ candidate: MeetingCandidate, _ context: Context) -> Int? {
    guard let weekdays = context.weekdays(of: candidate.meeting) else { return 0 }
    return weekdays.note.soft.price(daysOff: candidate.days.count { !weekdays.value.contains($0.weekday) })
  }
}
