import CivilTime

/// What an item needs is closed the lead time before its first day.
public enum ReadinessRule: Rule {
  public static let name = RuleName.readiness
  public static let statement = "gap(end(need), start(i)) >= lead, for every need of i"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    let items: [(ItemID, [Need])] =
      context.scenario.meetings.map { (.meeting($0.id), $0.needs) }
      + context.scenario.tasks.map { (.task($0.id), $0.needs) }
    for (item, needs) in items {
      for need in needs {
        let subject = need.subject.item
        guard let end = plan.occupation(subject)?.end, let start = plan.occupation(item)?.start,
          !(context.isFact(subject) && context.isFact(item)), !context.hasBegun(item)
        else { continue }
        let instance = RuleInstance(.readiness, "\(item)", "\(subject)", at: need.note.place)
        let table = context.workTable(of: need.lead)
        guard let earliest = need.lead.earliest(after: end, anchor: .close, calendar: table) else {
          report.violations.append(Violation(instance, "\(context.name(of: subject)) is never ready."))
          continue
        }
        let off = max(0, max(earliest, end) - start)
        report.breach(
          instance, need.note.soft, daysOff: off,
          "\(context.name(of: subject)) closes on \(DateText.day(Day(close: end))), \(DateText.days(off)) too late for "
            + "\(context.name(of: item)) on \(DateText.day(Day(morning: start))) (lead \(need.lead)).")
      }
    }
    return report
  }
}

extension Need.Subject {
  /// The item that is waited for.
  package var item: ItemID {
    switch self {
    case .stage(let document, let stage): .stage(document: document, stage: stage)
    case .task(let id): .task(id)
    }
  }

  /// The document or task that is waited for.
  package var owner: String {
    switch self {
    case .stage(let document, _): document
    case .task(let id): id
    }
  }
}
