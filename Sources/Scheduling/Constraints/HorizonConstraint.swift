import CivilTime
import Planning

/// Every day lies inside the horizon: a filter of values.
enum HorizonConstraint: RuleConstraint {
  static let name = RuleName.horizon

  static func admits(_ candidate: MeetingCandidate, _ context: Context) -> Bool {
    context.horizon.contains(candidate.days.first) && context.horizon.contains(candidate.days.last)
  }
}
