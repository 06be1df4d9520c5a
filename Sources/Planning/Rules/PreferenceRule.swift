import CivilTime

/// A meeting starts on its preferred days.
public enum PreferenceRule: Rule {
  public static let name = RuleName.preference
  public static let statement = "early-per-day * days before, or late-per-day * days after, the preferred days"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let rule = meeting.preference, let start = plan.meeting(meeting.id)?.days?.first else { continue }
      let preference = rule.value
      let instance = RuleInstance(.preference, meeting.id, at: rule.note.place)
      let wanted = DateText.range(preference.between)
      if start < preference.between.first {
        let days = preference.between.first - start
        report.cost(
          instance, days * preference.earlyPerDay,
          "\(meeting.name) starts on \(DateText.day(start)), \(DateText.days(days)) before \(wanted).")
      } else if start > preference.between.last {
        let days = start - preference.between.last
        report.cost(
          instance, days * preference.latePerDay,
          "\(meeting.name) starts on \(DateText.day(start)), \(DateText.days(days)) after \(wanted).")
      }
    }
    return report
  }
}
