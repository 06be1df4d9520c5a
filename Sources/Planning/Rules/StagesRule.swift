import CivilTime

/// The stages of a document follow each other.
public enum StagesRule: Rule {
  public static let name = RuleName.stages
  public static let statement =
    "end(s) <= start(t), for each stage s and the next one t; for a session, its first morning"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for document in context.scenario.documents {
      for (earlier, later) in zip(document.stages, document.stages.dropFirst()) {
        let next = ItemID.stage(document: document.id, stage: later.name)
        guard !context.hasBegun(next), let planned = plan.stage(document.id, later.name),
          let end = plan.occupation(.stage(document: document.id, stage: earlier.name))?.end,
          let start = begin(of: planned, plan)
        else { continue }
        if end <= start { continue }
        report.violations.append(
          Violation(
            RuleInstance(.stages, "\(next)", "\(document.id).\(earlier.name)", at: later.source),
            "\(document.name): \(earlier.name) closes on \(DateText.day(Day(close: end))), not before "
              + "\(later.name) begins on \(DateText.day(Day(morning: start)))."))
      }
    }
    return report
  }

  /// The instant by which the stage before is closed.
  static func begin(of stage: PlannedStage, _ plan: PlanIndex) -> Instant? {
    switch stage.way {
    case .session(let meeting), .sessionThenSilence(let meeting): plan.occupation(.meeting(meeting))?.start
    case .work, .silence, .history, .absent: plan.occupation(stage.id)?.start
    }
  }
}
