import CivilTime
import Planning

extension Network {
  /// What each present item may do by its own rules, in canonical order.
  static func mobilities(_ plan: PlanIndex, _ context: Context) -> [ItemID: Mobility] {
    var mobilities: [ItemID: Mobility] = [:]
    for event in context.scenario.events { mobilities[.event(event.id)] = .fixed(Occupation(event.days)) }
    for planned in plan.plan.meetings {
      guard let meeting = context.meeting(planned.id), let days = planned.days else { continue }
      mobilities[.meeting(meeting.id)] =
        meeting.status == .held
        ? .fixed(Occupation(days))
        : .meeting(starts: starts(of: meeting, planned, length: days.count, context), length: days.count)
    }
    for planned in plan.plan.tasks {
      guard let task = context.task(planned.id), let occupation = plan.occupation(.task(task.id)) else { continue }
      mobilities[.task(task.id)] =
        task.progress == nil
        ? .work(
          task.takes, context.workTable(of: task),
          from: max(context.scenario.dataDate, task.notBefore?.value ?? context.scenario.dataDate))
        : .fixed(occupation)
    }
    for planned in plan.plan.stages {
      guard let document = context.document(planned.document), let stage = context.stage(planned.id),
        let occupation = plan.occupation(planned.id)
      else { continue }
      mobilities[planned.id] =
        stage.progress == nil
        ? mobility(of: stage, in: document, planned.way, context) ?? .fixed(occupation) : .fixed(occupation)
    }
    return mobilities
  }

  private static func mobility(
    of stage: Stage, in document: Document, _ way: PlannedStage.Way, _ context: Context
  ) -> Mobility? {
    switch way {
    case .work:
      return stage.takes.map {
        .work($0, context.workTable(of: stage, in: document), from: context.scenario.dataDate)
      }
    case .session(let meeting): return .decided(at: .meeting(meeting), silence: nil)
    case .sessionThenSilence(let meeting):
      guard let decision = stage.decision else { return nil }
      return .decided(
        at: .meeting(meeting), silence: context.silence(of: decision, at: context.meeting(meeting)))
    case .silence:
      guard let decision = stage.decision, let span = context.silence(of: decision, at: nil) else { return nil }
      return .silence(span, from: context.scenario.dataDate)
    case .history, .absent: return nil
    }
  }

  /// The first days on which a meeting may be at its place by its own hard rules: window, pin, not-before, weekdays, open days and
  /// blocking events.
  private static func starts(
    of meeting: Meeting, _ planned: PlannedMeeting, length: Int, _ context: Context
  ) -> [Day] {
    let scenario = context.scenario
    let table = context.workTable(ofPlace: planned.place)
    let weekdays = context.weekdays(of: meeting).flatMap { $0.note.soft == nil ? $0.value : nil }
    let windows = meeting.windows.flatMap { $0.note.soft == nil ? $0.value : nil } ?? [scenario.horizon]
    let keepsOpenDays = meeting.openDays.value && meeting.openDays.note.soft == nil
    let parties = context.attendances(of: meeting).map(\.party).filter { !planned.absentParties.contains($0) }
    let closed =
      !meeting.openDays.value
      ? DaySet([DayRange]())
      : DaySet(
        (scenario.blackouts + (planned.place.flatMap(context.place)?.blackouts ?? [])
          + (meeting.body.flatMap(context.body)?.blackouts ?? [])).map(\.value))
    let blocked = DaySet(
      windows.flatMap { context.events(near: $0) }.filter { event in
        guard meeting.alongside?.value != event.id, let blocks = event.blocks else { return false }
        return blocks.parties.contains { parties.contains($0) } || blocks.places.contains { $0 == planned.place }
      }.map(\.days))
    func isAllowed(_ day: Day) -> Bool {
      if let weekdays, !weekdays.contains(day.weekday) { return false }
      if keepsOpenDays, table.isHoliday(day) || closed.contains(day) { return false }
      return !blocked.contains(day)
    }
    var starts: [Day] = []
    for window in windows {
      let first = max(
        window.first, scenario.horizon.first, scenario.dataDate, meeting.notBefore?.value ?? scenario.dataDate)
      let last = min(window.last, scenario.horizon.last) - (length - 1)
      guard first <= last else { continue }
      for day in stride(from: first, through: last, by: 1) {
        if let pin = meeting.pin, pin.note.soft == nil, pin.value != day { continue }
        if (0..<length).allSatisfy({ isAllowed(day + $0) }) { starts.append(day) }
      }
    }
    return Array(Set(starts)).sorted()
  }
}
