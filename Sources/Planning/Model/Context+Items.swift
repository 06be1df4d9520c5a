public import CivilTime

extension Context {
  /// The item of a name as scenario files write it: a meeting, an event, a task, or `document.stage`.
  public func item(_ name: String) -> ItemID? {
    if meeting(name) != nil { return .meeting(name) }
    if event(name) != nil { return .event(name) }
    if task(name) != nil { return .task(name) }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    let stage = ItemID.stage(document: parts[0], stage: parts[1])
    return self.stage(stage) == nil ? nil : stage
  }

  /// The parties of a meeting in canonical order: its own entries, else those of its body.
  public func attendances(of meeting: Meeting) -> [Attendance] { attendance.parties[meeting.id] ?? [] }

  /// The meetings of a party in canonical order, those that it may be absent from and cancelled ones included.
  package func meetings(of party: String) -> [Meeting] { attendance.meetings[party] ?? [] }

  /// The events that a party attends, in canonical order.
  package func events(of party: String) -> [Event] { attendance.events[party] ?? [] }

  /// The weekdays allowed to a meeting: its own rule, else its body's.
  public func weekdays(of meeting: Meeting) -> Ruled<Set<Weekday>>? {
    meeting.weekdays ?? meeting.body.flatMap(body)?.weekdays
  }

  /// The sessions of a body in canonical order, held and optional ones included, cancelled ones not.
  public func sessions(of body: String) -> [Meeting] {
    attendance.sessions[body] ?? []
  }

  /// The meetings that may decide a stage: sessions not held yet, in canonical order.
  public func deciders(of decision: Decision) -> [Meeting] {
    let all: [Meeting] =
      switch decision.decider {
      case .body(let id): sessions(of: id)
      case .meetings(let ids): ids.sorted().compactMap(meeting)
      }
    return all.filter { $0.status != .held && $0.status != .cancelled }
  }

  /// The body whose rules hold for a stage decided at this meeting.
  public func decidingBody(of decision: Decision, at meeting: Meeting?) -> Body? {
    if let meeting, let id = meeting.body { return body(id) }
    switch decision.decider {
    case .body(let id): return body(id)
    case .meetings(let ids): return ids.sorted().compactMap(self.meeting).compactMap(\.body).first.flatMap(body)
    }
  }

  /// The length of the silence procedure of a decision: its own, else its body's.
  public func silence(of decision: Decision, at meeting: Meeting?) -> Span? {
    decision.silence ?? decidingBody(of: decision, at: meeting)?.silence
  }

  /// The work table of a stage: its own calendar, else its document's, else the scenario's.
  public func workTable(of stage: Stage, in document: Document) -> WorkTable {
    workTable(stage.takes?.calendar ?? stage.calendar ?? document.calendar)
  }

  /// The work table of a task: its own calendar, else the scenario's.
  public func workTable(of task: Task) -> WorkTable { workTable(task.takes.calendar ?? task.calendar) }

  /// The expiry of a silence that starts on a day: its last day, rolled forward to a working day of the scenario's calendar.
  public func silenceExpiry(from start: Day, span: Span) -> Day? {
    guard let last = span.lastDay(startingOn: start, calendar: workTable(of: span)) else { return nil }
    return workTable(nil).firstWorkingDay(from: last)
  }

  /// The days of a stage or task that has begun but is not done: from its start to its span's end, or to the data date if
  /// that is later.
  public func days(started progress: Progress, takes: Span, table: WorkTable) -> DayRange? {
    let counted: (from: Day, span: Span, start: Day)
    switch progress {
    case .done: return nil
    case .started(let start): counted = (start, takes, start)
    case .remaining(let span, let start): counted = (scenario.dataDate, span, start)
    }
    guard let first = counted.span.earliestFirstDay(from: counted.from, calendar: table),
      let last = counted.span.lastDay(startingOn: first, calendar: table)
    else { return nil }
    return DayRange(first: counted.start, last: max(last, scenario.dataDate))
  }
}
