import CivilTime

/// One item follows another with a gap.
public enum OrderRule: Rule {
  public static let name = RuleName.order
  public static let statement =
    "at-least <= gap(instant of first, instant of then) <= at-most, by type FS, SS, FF or SF"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for link in context.scenario.order {
      guard let first = plan.occupation(link.first), let then = plan.occupation(link.then),
        !(context.isFact(link.first) && context.isFact(link.then)),
        !(context.hasBegun(link.then) && link.type.bindsStart)
      else { continue }
      let instance = RuleInstance(.order, "\(link.first)", "\(link.then)", at: link.note.place)
      let (start, anchor): (Instant, Span.Anchor) =
        switch link.type {
        case .finishToStart, .finishToFinish: (first.end, .close)
        case .startToStart, .startToFinish: (first.start, first.start == first.end ? .close : .morning)
        }
      let end: Instant =
        switch link.type {
        case .finishToStart, .startToStart: then.start
        case .finishToFinish, .startToFinish: then.end
        }
      let names = (context.name(of: link.first), context.name(of: link.then))
      let least = context.workTable(of: link.atLeast)
      if var earliest = link.atLeast.earliest(after: start, anchor: anchor, calendar: least) {
        if link.type == .finishToStart, link.atLeast.count >= 0 { earliest = max(earliest, start) }
        let off = max(0, earliest - end)
        report.breach(
          instance, link.note.soft, daysOff: off,
          "\(names.1) follows \(names.0) \(DateText.days(off)) too soon: at least \(link.atLeast) (\(link.type.rawValue))."
        )
      } else {
        report.violations.append(Violation(instance, "\(names.1) cannot follow \(names.0) by \(link.atLeast)."))
      }
      guard let atMost = link.atMost else { continue }
      if let latest = atMost.latest(after: start, anchor: anchor, calendar: context.workTable(of: atMost)) {
        let off = max(0, end - latest)
        report.breach(
          instance, link.note.soft, daysOff: off,
          "\(names.1) follows \(names.0) \(DateText.days(off)) too late: at most \(atMost) (\(link.type.rawValue)).")
      }
    }
    return report
  }
}

extension LinkType {
  /// Whether the later instant is the start of `then`, which is history once that has begun.
  package var bindsStart: Bool {
    switch self {
    case .finishToStart, .startToStart: true
    case .finishToFinish, .startToFinish: false
    }
  }
}
