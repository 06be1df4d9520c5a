import CivilTime
import Planning

/// No day is a holiday of the place or lies in a blackout: a filter of values, or a price; a weekend day is always priced.
enum OpenDaysConstraint: RuleConstraint {
  static let name = RuleName.openDays

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    let rule = candidate.meeting.openDays
    guard rule.value, rule.note.soft == nil else { return [] }
    var refusals: [RuleInstance] = []
    if let table = candidate.place.map({ context.workTable(ofPlace: $0) }),
      candidate.days.contains(where: table.isHoliday)
    {
      refusals.append(RuleInstance(.openDays, candidate.meeting.id, at: rule.note.place))
    }
    for blackout in blackouts(candidate, context) where blackout.value.overlaps(candidate.days) {
      refusals.append(
        RuleInstance(.openDays, candidate.meeting.id, "\(blackout.value)", at: blackout.note.place))
    }
    return refusals
  }

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    let table = context.workTable(ofPlace: candidate.place)
    let weekend = candidate.days.count { table.isWeekend($0) } * context.scenario.costs.weekendDay
    return weekend + breach(candidate, context)
  }

  private static func breach(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    guard candidate.meeting.openDays.value, candidate.meeting.openDays.note.soft != nil else { return 0 }
    let blackouts = blackouts(candidate, context)
    let offending = candidate.days.count { day in
      isHoliday(day, candidate, context) || blackouts.contains { $0.value.contains(day) }
    }
    return candidate.meeting.openDays.note.soft.price(daysOff: offending) ?? 0
  }

  private static func isHoliday(_ day: Day, _ candidate: MeetingCandidate, _ context: Context) -> Bool {
    candidate.place.map { context.workTable(ofPlace: $0).isHoliday(day) } ?? false
  }

  private static func blackouts(_ candidate: MeetingCandidate, _ context: Context) -> [Ruled<DayRange>] {
    context.scenario.blackouts + (candidate.place.flatMap(context.place)?.blackouts ?? [])
      + (candidate.meeting.body.flatMap(context.body)?.blackouts ?? [])
  }
}
