import CivilTime
import Planning

/// The meeting starts on the day: a filter of values, or a price by days off.
enum PinConstraint: RuleConstraint {
  static let name = RuleName.pin

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    breach(candidate) == nil
      ? [RuleInstance(.pin, candidate.meeting.id, at: candidate.meeting.pin?.note.place)] : []
  }

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int { breach(candidate) ?? 0 }

  private static func breach(_ candidate: MeetingCandidate) -> Int? {
    guard let pin = candidate.meeting.pin else { return 0 }
    return pin.note.soft.price(daysOff: abs(candidate.days.first - pin.value))
  }
}
