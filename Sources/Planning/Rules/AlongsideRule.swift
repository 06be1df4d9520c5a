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
      let instance = RuleInstance(.alongside, meeting.id, alongside.value, at: alongside.note.place)
      let name = context.name(of: anchor)
      if !outer.contains(days) {
        report.violations.append(
          Violation(
            instance,
            "\(meeting.name) on \(DateText.range(days)) is not inside \(name) on \(DateText.range(outer))."))
      } else if let place = plan.place(of: anchor, in: context), place != planned.place {
        report.violations.append(
          Violation(
            instance,
            "\(meeting.name) is at \(context.placeName(planned.place)), \(name) at \(context.placeName(place))."))
      }
    }
    return report
  }
}
