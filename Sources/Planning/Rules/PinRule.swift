import CivilTime

/// The meeting starts on the given day.
public enum PinRule: Rule {
  public static let name = RuleName.pin
  public static let statement = "first(m) = the pinned day"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let pin = meeting.pin, let days = plan.meeting(meeting.id)?.days else { continue }
      let off = abs(days.first - pin.value)
      report.breach(
        RuleInstance(.pin, meeting.id, at: pin.note.place), pin.note.soft, daysOff: off,
        "\(meeting.name) starts on \(DateText.day(days.first)), \(DateText.days(off)) from \(DateText.day(pin.value)).")
    }
    return report
  }
}
