import CivilTime
import Planning

/// Members on a public holiday: a price of values, conditional where the party may stay away.
enum CourtesyConstraint: RuleConstraint {
  static let name = RuleName.courtesy

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    context.attendances(of: candidate.meeting).filter { $0.absenceCost == nil }.reduce(0) { sum, attendance in
      sum + points(attendance.party, candidate.days, context)
    }
  }

  static func constrain(_ builder: inout ProblemBuilder) {
    for attendance in builder.attendances {
      guard let meeting = builder.meetings[attendance.meeting] else { continue }
      let amounts = meeting.choices.map { $0.days.map { points(attendance.party, $0, builder.context) } ?? 0 }
      builder.addPrice(
        RuleInstance(.courtesy, attendance.meeting, attendance.party), meeting: meeting.activity, amounts: amounts,
        unlessAway: attendance.activity)
    }
  }

  private static func points(_ party: String, _ days: DayRange, _ context: Context) -> Int {
    guard let members = context.party(party)?.courtesy, !members.isEmpty else { return 0 }
    return context.scenario.costs.memberOnHoliday
      * days.reduce(0) { sum, day in sum + members.count { $0.holidays.contains(day) } }
  }
}
