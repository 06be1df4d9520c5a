import CivilTime

/// Consecutive present sessions of a body lie a gap apart.
public enum SpacingRule: Rule {
  public static let name = RuleName.spacing
  public static let statement = "at-least <= gap(end(a), start(b)) <= at-most, for consecutive present sessions a, b"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for body in context.scenario.bodies {
      guard let spacing = body.spacing else { continue }
      let sessions = plan.inOrder(context.sessions(of: body.id).map { .meeting($0.id) })
      for (a, b) in zip(sessions, sessions.dropFirst()) where !(context.isFact(a) && context.isFact(b)) {
        guard let end = plan.occupation(a)?.end, let start = plan.occupation(b)?.start else { continue }
        let instance = RuleInstance(.spacing, body.id, between: a, and: b, at: spacing.note.place)
        let pair = "\(context.name(of: b)) on \(DateText.day(Day(morning: start))) follows \(context.name(of: a))"
        if let least = spacing.value.atLeast {
          let earliest = least.earliest(after: end, anchor: .close, calendar: context.workTable(of: least))
          let off = earliest.map { max(0, max($0, end) - start) } ?? context.horizon.count
          report.breach(
            instance, spacing.note.soft, daysOff: off, "\(pair) \(DateText.days(off)) too soon: at least \(least).")
        }
        if let most = spacing.value.atMost,
          let latest = most.latest(after: end, anchor: .close, calendar: context.workTable(of: most))
        {
          let off = max(0, start - latest)
          report.breach(
            instance, spacing.note.soft, daysOff: off, "\(pair) \(DateText.days(off)) too late: at most \(most).")
        }
      }
    }
    return report
  }
}
