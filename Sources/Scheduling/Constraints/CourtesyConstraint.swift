import CivilTime
import Planning

/// Members on a public holiday: a price of values, conditional where the party may stay away.
enum CourtesyConstraint: RuleConstraint {
  static let name = RuleName.courtesy

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    candidate.required.reduce(0) { $0 + points($1, candidate.days, context) }
  }

  static func constrain(_ builder: inout ProblemBuilder) {
    for attendance in builder.attendances where !builder.stops() {
      guard let meeting = builder.meetings[attendance.meeting], let party = builder.context.party(attendance.party)
      else { continue }
      let amounts = meeting.choices.map { $0.days.map { points(party, $0, builder.context) } ?? 0 }
      builder.addPrice(
        RuleInstance(.courtesy, attendance.meeting, attendance.party), meeting: meeting.activity, amounts: amounts,
        unlessAway: attendance.activity)
    }
  }

  private static func points(_ party: Party, _ days: DayRange, _ context: Context) -> Int {
    guard !party.courtesy.isEmpty else { return 0 }
    return context.scenario.costs.memberOnHoliday
      * days.reduce(0) { sum, day in sum + party.courtesy.count { $0.holidays.contains(day) } }
  }
}
