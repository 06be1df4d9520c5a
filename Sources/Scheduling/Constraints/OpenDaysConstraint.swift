import CivilTime
import Planning

/// No day is a holiday of the place or lies in a blackout: a filter of values, or a price; a weekend day is always priced.
enum OpenDaysConstraint: RuleConstraint {
  static let name = RuleName.openDays

  static func admits(_ candidate: MeetingCandidate, _ context: Context) -> Bool { breach(candidate, context) != nil }

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    let table = context.workTable(ofPlace: candidate.place)
    let weekend = candidate.days.count { table.isWeekend($0) } * context.scenario.costs.weekendDay
    return weekend + (breach(candidate, context) ?? 0)
  }

  private static func breach(_ candidate: MeetingCandidate, _ context: Context) -> Int? {
    guard candidate.meeting.openDays.value else { return 0 }
    let table = context.workTable(ofPlace: candidate.place)
    let blackouts =
      context.scenario.blackouts + (context.place(candidate.place)?.blackouts ?? [])
      + (candidate.meeting.body.flatMap(context.body)?.blackouts ?? [])
    let offending = candidate.days.count { day in
      table.isHoliday(day) || blackouts.contains { $0.value.contains(day) }
    }
    return candidate.meeting.openDays.note.soft.price(daysOff: offending)
  }
}
