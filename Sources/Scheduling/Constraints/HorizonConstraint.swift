import CivilTime
import Planning

/// Every day lies inside the horizon: a filter of values.
enum HorizonConstraint: RuleConstraint {
  static let name = RuleName.horizon

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    context.horizon.contains(candidate.days.first) && context.horizon.contains(candidate.days.last)
      ? [] : [RuleInstance(.horizon, candidate.meeting.id)]
  }
}
