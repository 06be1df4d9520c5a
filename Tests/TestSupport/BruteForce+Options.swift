import CivilTime
import Planning

/// What may become of each stage beside the meetings, whatever the other rules say.
extension BruteForce {
  /// The ways of a stage after the stages before it, which cannot close later than it begins.
  func options(_ stage: Stage, of document: Document, _ plan: Plan) -> [PlannedStage] {
    func planned(_ days: DayRange?, _ way: PlannedStage.Way) -> PlannedStage {
      PlannedStage(document: document.id, stage: stage.name, days: days, way: way)
    }
    let table = context.workTable(of: stage, in: document)
    if let progress = stage.progress {
      if case .done(let day, _) = progress { return [planned(DayRange(day), .history)] }
      return stage.takes.map { [planned(context.days(started: progress, takes: $0, table: table), .work)] } ?? []
    }
    let before = plan.stages.last.flatMap { $0.document == document.id ? $0 : nil }
    let absent = planned(nil, .absent)
    if let before, before.days == nil { return [absent] }
    let mayBeAbsent = before == nil && (document.optional != nil || document.heldWith != nil)
    var options = mayBeAbsent ? [absent] : []
    if let takes = stage.takes {
      options += context.days(taking: takes, table).map { planned($0, .work) }
    } else if let decision = stage.decision {
      options += decisions(decision, plan).map { planned($0.days, $0.way) }
    }
    guard let closed = before?.days?.last else { return options }
    return options.filter { $0.days.map { $0.last >= closed } ?? true }
  }

  private func decisions(_ decision: Decision, _ plan: Plan) -> [(days: DayRange, way: PlannedStage.Way)] {
    context.decisions(decision) { session in
      [plan.meetings.first { $0.id == session.id }?.days?.last].compactMap(\.self)
    }
  }
}
