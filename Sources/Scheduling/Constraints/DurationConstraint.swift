import CivilTime
import Planning

/// An item takes its span: every value does, as it is made, or is priced by how much shorter it is.
enum DurationConstraint: RuleConstraint {
  static let name = RuleName.duration

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    guard let compression = candidate.meeting.compression else { return 0 }
    return (candidate.meeting.takes.count - candidate.days.count) * compression.perUnit
  }
}
