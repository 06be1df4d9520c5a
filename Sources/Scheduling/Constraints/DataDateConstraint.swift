import CivilTime
import Planning

/// Nothing new is planned before the data date: a filter of values.
enum DataDateConstraint: RuleConstraint {
  static let name = RuleName.dataDate

  static func admits(_ candidate: MeetingCandidate, _ context: Context) -> Bool {
    candidate.days.first >= context.scenario.dataDate
  }
}
