import CivilTime

/// The days of a meeting lie inside one of its windows.
public enum WindowRule: Rule {
  public static let name = RuleName.window
  public static let statement = "window.first <= first(m) and last(m) <= window.last, for some window of m"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let windows = meeting.windows, let days = plan.meeting(meeting.id)?.days else { continue }
      let instance = RuleInstance(.window, meeting.id, at: windows.note.place)
      let text = windows.value.map(DateText.range).joined(separator: " or ")
      let sentence = "\(meeting.name) is on \(DateText.range(days)), outside its window (\(text))"
      let off = windows.value.compactMap { $0.moves(toHold: days) }.min()
      if let off {
        report.breach(instance, windows.note.soft, daysOff: off, "\(sentence), \(DateText.days(off)) off.")
      } else {
        report.violations.append(Violation(instance, "\(sentence): no window is long enough."))
      }
    }
    return report
  }
}

extension DayRange {
  /// The days by which others must move to lie inside; nil when they are too many.
  fileprivate func moves(toHold days: DayRange) -> Int? {
    if days.count > count { return nil }
    if days.first < first { return first - days.first }
    return Swift.max(0, days.last - last)
  }
}
