import CivilTime

/// A meeting lies inside the days and at the place of what it is alongside.
public enum AlongsideRule: Rule {
  public static let name = RuleName.alongside
  public static let statement =
    "first(a) <= first(m), last(m) <= last(a) and place(m) = place(a), for the anchor a of m"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let alongside = meeting.alongside, let planned = plan.meeting(meeting.id), let days = planned.days,
        let anchor = context.anchor(of: meeting), let outer = plan.occupation(anchor)?.days
      else { continue }
      let place = plan.place(of: anchor, in: context)
      let isInside = outer.contains(days.first) && outer.contains(days.last)
      if isInside, place == nil || place == planned.place { continue }
      report.violations.append(
        Violation(
          RuleInstance(.alongside, meeting.id, alongside.value, at: alongside.note.place),
          "\(meeting.name) on \(DateText.range(days)) is not inside \(context.name(of: anchor)) on "
            + "\(DateText.range(outer)), or not at its place."))
    }
    return report
  }
}
