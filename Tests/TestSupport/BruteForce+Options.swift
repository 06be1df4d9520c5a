import CivilTime
import Planning

/// What may become of each item on its own, whatever the rules say.
extension BruteForce {
  func options(_ meeting: Meeting) -> [PlannedMeeting] {
    let absent = PlannedMeeting(id: meeting.id, days: nil, place: nil)
    if meeting.status == .cancelled { return [absent] }
    if meeting.status == .held {
      return [PlannedMeeting(id: meeting.id, days: meeting.held, place: meeting.places.first?.place)]
    }
    var options = meeting.optional == nil && meeting.heldWith == nil ? [] : [absent]
    let optional = context.attendances(of: meeting).filter { $0.absenceCost != nil }.map(\.party)
    for first in context.horizon {
      for place in meeting.places {
        for chosen in 0..<(1 << optional.count) {
          options.append(
            PlannedMeeting(
              id: meeting.id, days: DayRange(first: first, last: first + (meeting.takes.count - 1)), place: place.place,
              absentParties: optional.enumerated().filter { chosen >> $0.offset & 1 == 1 }.map(\.element)))
        }
      }
    }
    return options.filter { option in
      option.days.map { $0.first >= context.scenario.dataDate && $0.last <= context.horizon.last } ?? true
    }
  }

  func options(_ task: Task) -> [PlannedTask] {
    let table = context.workTable(of: task)
    if let progress = task.progress {
      if case .done(let day, _) = progress { return [PlannedTask(id: task.id, days: DayRange(day))] }
      return [PlannedTask(id: task.id, days: context.days(started: progress, takes: task.takes, table: table))]
    }
    let absent = task.optional == nil && task.heldWith == nil ? [] : [PlannedTask(id: task.id, days: nil)]
    return absent + days(task.takes, table).map { PlannedTask(id: task.id, days: $0) }
  }

  private func days(_ span: Span, _ table: WorkTable) -> [DayRange] {
    context.horizon.compactMap { first in
      guard first >= context.scenario.dataDate, let last = span.lastDay(startingOn: first, calendar: table),
        last <= context.horizon.last
      else { return nil }
      return DayRange(first: first, last: last)
    }
  }

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
      options += days(takes, table).map { planned($0, .work) }
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
