import CivilTime
import Planning

/// Days early or late of the preferred days: a price of values.
enum PreferenceConstraint: RuleConstraint {
  static let name = RuleName.preference

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    guard let preference = candidate.meeting.preference?.value else { return 0 }
    let early = max(0, preference.between.first - candidate.days.first)
    let late = max(0, candidate.days.first - preference.between.last)
    return early * preference.earlyPerDay + late * preference.latePerDay
  }
}
