import CivilTime

/// A decided stage is decided at one present session, or by silence where that is allowed.
public enum ApprovalRule: Rule {
  public static let name = RuleName.approval
  public static let statement =
    "a decision falls on the last day of one allowed session, or runs the silence span from a working day"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for document in context.scenario.documents {
      for stage in document.stages {
        guard let decision = stage.decision, !context.isFact(.stage(document: document.id, stage: stage.name)),
          let planned = plan.stage(document.id, stage.name), let days = planned.days
        else { continue }
        let instance = RuleInstance(.approval, "\(planned.id)", at: decision.note.place)
        if let fault = fault(planned.way, days, decision, plan, context) {
          report.violations.append(Violation(instance, "\(document.name): \(stage.name) \(fault)."))
        }
        if planned.way == .silence {
          report.cost(
            instance, decision.silenceCost ?? context.scenario.costs.silence,
            "\(document.name) is decided by silence, expiring on \(DateText.day(days.last)).")
        }
      }
    }
    return report
  }

  private static func fault(
    _ way: PlannedStage.Way, _ days: DayRange, _ decision: Decision, _ plan: PlanIndex, _ context: Context
  ) -> String? {
    func session(_ id: String) -> DayRange? {
      context.deciders(of: decision).contains { $0.id == id } ? plan.meeting(id)?.days : nil
    }
    func name(_ id: String) -> String { context.meeting(id)?.name ?? id }
    let table = context.workTable(nil)
    switch way {
    case .work, .history, .absent: return "is not decided"
    case .session(let id):
      guard !decision.thenSilence else { return "needs a silence procedure after \(name(id))" }
      guard let meeting = session(id) else { return "cannot be decided at \(name(id))" }
      return days == DayRange(meeting.last) ? nil : "is not on the last day of \(name(id))"
    case .sessionThenSilence(let id):
      guard decision.thenSilence, let meeting = session(id),
        let span = context.silence(of: decision, at: context.meeting(id))
      else { return "cannot be decided at \(name(id)) with silence" }
      let expiry = table.firstWorkingDay(from: meeting.last + 1).flatMap { context.silenceExpiry(from: $0, span: span) }
      return days.first == meeting.last && days.last == expiry
        ? nil : "does not run the silence that follows \(name(id))"
    case .silence:
      guard decision.orSilence, let span = context.silence(of: decision, at: nil) else {
        return "may not be decided by silence"
      }
      return table.isWorked(days.first) && context.silenceExpiry(from: days.first, span: span) == days.last
        ? nil : "does not run the silence of \(span) from a working day"
    }
  }
}
