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
    var result: [(days: DayRange, way: PlannedStage.Way)] = []
    let table = context.workTable(nil)
    for session in context.deciders(of: decision) {
      guard let last = plan.meetings.first(where: { $0.id == session.id })?.days?.last else { continue }
      guard decision.thenSilence else {
        result.append((DayRange(last), .session(session.id)))
        continue
      }
      guard let span = context.silence(of: decision, at: session), let start = table.firstWorkingDay(from: last + 1),
        let days = context.silenceExpiry(from: start, span: span).flatMap({ DayRange(first: last, last: $0) })
      else { continue }
      result.append((days, .sessionThenSilence(session.id)))
    }
    guard decision.orSilence, let span = context.silence(of: decision, at: nil) else { return result }
    for first in context.horizon where table.isWorked(first) {
      if let days = context.silenceExpiry(from: first, span: span).flatMap({ DayRange(first: first, last: $0) }) {
        result.append((days, .silence))
      }
    }
    return result
  }
}
