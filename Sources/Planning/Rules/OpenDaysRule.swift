import CivilTime

/// No meeting day is a public holiday of its place or lies in a blackout; a weekend day costs.
public enum OpenDaysRule: Rule {
  public static let name = RuleName.openDays
  public static let statement =
    "no day of m is a holiday of its place or blacked out; each weekend day costs weekend-day"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let planned = plan.meeting(meeting.id), let days = planned.days else { continue }
      let table = context.workTable(ofPlace: planned.place)
      if meeting.openDays.value {
        let blackouts = blackouts(of: meeting, planned.place, context)
        let closed = days.filter { day in table.isHoliday(day) || blackouts.contains { $0.contains(day) } }
        report.breach(
          RuleInstance(.openDays, meeting.id, at: meeting.openDays.note.place), meeting.openDays.note.soft,
          daysOff: closed.count,
          "\(meeting.name) is on \(closed.map(DateText.weekday).joined(separator: ", ")), a holiday or closed day.")
      }
      let weekend = days.filter { table.isWeekend($0) }
      report.cost(
        RuleInstance(.openDays, meeting.id), weekend.count * context.scenario.costs.weekendDay,
        "\(meeting.name) has \(DateText.days(weekend.count)) on a weekend.")
    }
    return report
  }

  private static func blackouts(of meeting: Meeting, _ place: String?, _ context: Context) -> [DayRange] {
    let rules =
      context.scenario.blackouts + (place.flatMap(context.place)?.blackouts ?? [])
      + (meeting.body.flatMap(context.body)?.blackouts ?? [])
    return rules.map(\.value)
  }
}
