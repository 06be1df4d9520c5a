import CivilTime
import Planning

/// Nothing new is planned before the data date: a filter of values.
enum DataDateConstraint: RuleConstraint {
  static let name = RuleName.dataDate

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    candidate.days.first >= context.scenario.dataDate ? [] : [RuleInstance(.dataDate, candidate.meeting.id)]
  }
}
