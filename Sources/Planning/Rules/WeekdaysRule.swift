import CivilTime

/// The days of a meeting are on allowed weekdays.
public enum WeekdaysRule: Rule {
  public static let name = RuleName.weekdays
  public static let statement = "weekday(d) is allowed, for every day d of m"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let weekdays = context.weekdays(of: meeting), let days = plan.meeting(meeting.id)?.days else { continue }
      let offending = days.filter { !weekdays.value.contains($0.weekday) }
      report.breach(
        RuleInstance(.weekdays, meeting.id, at: weekdays.note.place), weekdays.note.soft, daysOff: offending.count,
        "\(meeting.name) is on \(offending.map(DateText.weekday).joined(separator: ", ")), not one of its weekdays.")
    }
    return report
  }
}
