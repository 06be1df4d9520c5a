import CivilTime
import Planning

/// The meeting starts on the day: a filter of values, or a price by days off.
enum PinConstraint: RuleConstraint {
  static let name = RuleName.pin

  static func admits(_ candidate: MeetingCandidate, _ context: Context) -> Bool { breach(candidate) != nil }

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int { breach(candidate) ?? 0 }

  private static func breach(_ candidate: MeetingCandidate) -> Int? {
    guard let pin = candidate.meeting.pin else { return 0 }
    return pin.note.soft.price(daysOff: abs(candidate.days.first - pin.value))
  }
}
