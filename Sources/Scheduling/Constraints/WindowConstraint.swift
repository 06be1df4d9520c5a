import CivilTime
import Planning

/// The days lie inside one window: a filter of values, or a price by days off.
enum WindowConstraint: RuleConstraint {
  static let name = RuleName.window

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    breach(candidate) == nil
      ? [RuleInstance(.window, candidate.meeting.id, at: candidate.meeting.windows?.note.place)] : []
  }

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int { breach(candidate) ?? 0 }

  private static func breach(_ candidate: MeetingCandidate) -> Int? {
    guard let windows = candidate.meeting.windows else { return 0 }
    let days = candidate.days
    let off = windows.value.compactMap { window -> Int? in
      guard window.count >= days.count else { return nil }
      return max(0, window.first - days.first, days.last - window.last)
    }.min()
    return off.flatMap { windows.note.soft.price(daysOff: $0) }
  }
}
