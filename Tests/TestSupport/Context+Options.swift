import CivilTime
import Planning

/// What may become of a meeting or a task on its own, whatever the rules say.
extension Context {
  /// - Parameter places: Where the meeting may be.
  func options(_ meeting: Meeting, at places: [String]) -> [PlannedMeeting] {
    let absent = PlannedMeeting(id: meeting.id, days: nil, place: nil)
    if meeting.status == .cancelled { return [absent] }
    if meeting.status == .held {
      return [PlannedMeeting(id: meeting.id, days: meeting.held, place: meeting.places.first?.place)]
    }
    var options = meeting.optional == nil && meeting.heldWith == nil ? [] : [absent]
    let optional = attendances(of: meeting).filter { $0.absenceCost != nil }.map(\.party)
    for first in horizon {
      for place in places {
        for chosen in 0..<(1 << optional.count) {
          options.append(
            PlannedMeeting(
              id: meeting.id, days: DayRange(first: first, last: first + (meeting.takes.count - 1)), place: place,
              absentParties: optional.enumerated().filter { chosen >> $0.offset & 1 == 1 }.map(\.element)))
        }
      }
    }
    return options.filter { option in
      option.days.map { $0.first >= scenario.dataDate && $0.last <= horizon.last } ?? true
    }
  }

  func options(_ task: Task) -> [PlannedTask] {
    let table = workTable(of: task)
    if let progress = task.progress {
      if case .done(let day, _) = progress { return [PlannedTask(id: task.id, days: DayRange(day))] }
      return [PlannedTask(id: task.id, days: days(started: progress, takes: task.takes, table: table))]
    }
    let absent = task.optional == nil && task.heldWith == nil ? [] : [PlannedTask(id: task.id, days: nil)]
    return absent + days(taking: task.takes, table).map { PlannedTask(id: task.id, days: $0) }
  }

  /// The days of an item of a span, for every first day to come.
  func days(taking span: Span, _ table: WorkTable) -> [DayRange] {
    horizon.compactMap { first in
      guard first >= scenario.dataDate, let last = span.lastDay(startingOn: first, calendar: table),
        last <= horizon.last
      else { return nil }
      return DayRange(first: first, last: last)
    }
  }

  /// Every way to decide when sessions close on certain days, and by silence from every day on which it could begin.
  func decisions(
    _ decision: Decision, closes: (Meeting) -> [Day]
  ) -> [(days: DayRange, way: PlannedStage.Way)] {
    var result: [(days: DayRange, way: PlannedStage.Way)] = []
    let table = workTable(nil)
    for session in deciders(of: decision) {
      for last in closes(session) {
        guard decision.thenSilence else {
          result.append((DayRange(last), .session(session.id)))
          continue
        }
        guard let span = silence(of: decision, at: session), let start = table.firstWorkingDay(from: last + 1),
          let days = silenceExpiry(from: start, span: span).flatMap({ DayRange(first: last, last: $0) })
        else { continue }
        result.append((days, .sessionThenSilence(session.id)))
      }
    }
    guard decision.orSilence, let span = silence(of: decision, at: nil) else { return result }
    for first in horizon where table.isWorked(first) {
      if let days = silenceExpiry(from: first, span: span).flatMap({ DayRange(first: first, last: $0) }) {
        result.append((days, .silence))
      }
    }
    return result
  }
}
