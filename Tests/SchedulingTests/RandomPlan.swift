import CivilTime
import Planning
import TestSupport

/// Makes random plans, feasible or not, from what a scenario says of single items.
struct RandomPlan {
  var random: SplitMix64
  let context: Context

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  /// A day of the horizon, now and then one just outside.
  private mutating func day() -> Day {
    context.horizon.first + Int.random(in: -1...context.horizon.count, using: &random)
  }

  mutating func plan() -> Plan {
    var plan = Plan(
      scenario: context.scenario.id, meetings: context.scenario.meetings.map { meeting($0) }, stages: [],
      tasks: context.scenario.tasks.map { task($0) })
    for document in context.scenario.documents { plan.stages += stages(document, plan) }
    return plan
  }

  /// A plan with one item changed, decisions sometimes following their sessions.
  mutating func change(_ plan: Plan) -> Plan {
    var plan = plan
    switch Int.random(in: 0..<4, using: &random) {
    case 0, 1:
      let index = Int.random(in: plan.meetings.indices, using: &random)
      if let meeting = context.meeting(plan.meetings[index].id) { plan.meetings[index] = self.meeting(meeting) }
      if chance(70) { follow(&plan) }
    case 2:
      if let index = plan.tasks.indices.randomElement(using: &random), let task = context.task(plan.tasks[index].id) {
        plan.tasks[index] = self.task(task)
      }
    default:
      if let document = context.scenario.documents.randomElement(using: &random) {
        let stages = stages(document, plan)
        let replaced = chance(50) ? stages : [stages[Int.random(in: stages.indices, using: &random)]]
        for stage in replaced {
          if let index = plan.stages.firstIndex(where: { $0.id == stage.id }) { plan.stages[index] = stage }
        }
      }
    }
    return plan
  }

  /// Moves decisions to the days of their sessions.
  private func follow(_ plan: inout Plan) {
    for index in plan.stages.indices {
      guard let session = plan.stages[index].way.session,
        let days = plan.meetings.first(where: { $0.id == session })?.days,
        let decision = context.stage(plan.stages[index].id)?.decision
      else { continue }
      plan.stages[index].days = decided(plan.stages[index].way, on: days, decision)
    }
  }

  private func decided(_ way: PlannedStage.Way, on days: DayRange, _ decision: Decision) -> DayRange? {
    guard case .sessionThenSilence(let id) = way else { return DayRange(days.last) }
    guard let span = context.silence(of: decision, at: context.meeting(id)),
      let start = context.workTable(nil).firstWorkingDay(from: days.last + 1),
      let expiry = context.silenceExpiry(from: start, span: span)
    else { return nil }
    return DayRange(first: days.last, last: expiry)
  }

  private mutating func meeting(_ meeting: Meeting) -> PlannedMeeting {
    if meeting.status == .held {
      return PlannedMeeting(id: meeting.id, days: meeting.held, place: meeting.places.first?.place)
    }
    if chance(meeting.optional == nil && meeting.heldWith == nil ? 3 : 30) {
      return PlannedMeeting(id: meeting.id, days: nil, place: nil)
    }
    let first = day()
    let absent = context.attendances(of: meeting).filter { $0.absenceCost != nil }.map(\.party)
    let places = context.scenario.places.map(\.id)
    return PlannedMeeting(
      id: meeting.id, days: DayRange(first: first, last: first + (meeting.takes.count - (chance(97) ? 1 : 0))),
      place: chance(95) ? meeting.places.randomElement(using: &random)?.place : places.randomElement(using: &random),
      absentParties: absent.filter { _ in chance(30) })
  }

  private mutating func days(_ span: Span, _ table: WorkTable) -> DayRange? {
    let first = day()
    return span.lastDay(startingOn: first, calendar: table).flatMap { DayRange(first: first, last: $0) }
      ?? DayRange(first)
  }

  private mutating func task(_ task: Task) -> PlannedTask {
    let table = context.workTable(of: task)
    switch task.progress {
    case .done(let day, _): return PlannedTask(id: task.id, days: DayRange(day))
    case .some(let progress):
      return PlannedTask(id: task.id, days: context.days(started: progress, takes: task.takes, table: table))
    case nil: return PlannedTask(id: task.id, days: chance(20) ? nil : days(task.takes, table))
    }
  }

  private mutating func stages(_ document: Document, _ plan: Plan) -> [PlannedStage] {
    let isAbsent = chance(document.optional == nil && document.heldWith == nil ? 3 : 30)
    return document.stages.map { stage in
      func planned(_ days: DayRange?, _ way: PlannedStage.Way) -> PlannedStage {
        PlannedStage(document: document.id, stage: stage.name, days: days, way: way)
      }
      let table = context.workTable(of: stage, in: document)
      switch stage.progress {
      case .done(let day, _): return planned(DayRange(day), .history)
      case .some(let progress):
        return planned(stage.takes.flatMap { context.days(started: progress, takes: $0, table: table) }, .work)
      case nil: break
      }
      if isAbsent { return planned(nil, .absent) }
      if let takes = stage.takes { return planned(days(takes, table), .work) }
      guard let decision = stage.decision else { return planned(nil, .absent) }
      if chance(25), let span = context.silence(of: decision, at: nil) {
        let first = day()
        return planned(
          context.silenceExpiry(from: first, span: span).flatMap { DayRange(first: first, last: $0) }, .silence)
      }
      let session = plan.meetings.randomElement(using: &random)
      let way: PlannedStage.Way =
        decision.thenSilence != chance(3) ? .sessionThenSilence(session?.id ?? "") : .session(session?.id ?? "")
      return planned(session?.days.flatMap { decided(way, on: $0, decision) } ?? DayRange(day()), way)
    }
  }
}
