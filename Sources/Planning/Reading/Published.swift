import CivilTime

/// The plan that was published of a scenario, by item: where the data date has passed it by and the scenario does not say what became of
/// an item, it is taken to have happened as planned.
struct Published {
  private let meetings: [String: PlannedMeeting]
  private let stages: [ItemID: PlannedStage]
  private let tasks: [String: PlannedTask]
  /// The latest close that was history when the plan was published: what was planned no later was past then, and was looked at.
  private let settledUntil: Day

  init(_ plan: Plan) {
    meetings = Dictionary(plan.meetings.map { ($0.id, $0) }) { first, _ in first }
    stages = Dictionary(plan.stages.map { ($0.id, $0) }) { first, _ in first }
    tasks = Dictionary(plan.tasks.map { ($0.id, $0) }) { first, _ in first }
    settledUntil = plan.stages.filter { $0.way == .history }.compactMap(\.days?.last).max() ?? Day.first
  }

  func meeting(_ id: String) -> PlannedMeeting? { meetings[id] }
  /// Whether a stage was done already when the plan was published.
  func wasDone(_ stage: ItemID) -> Bool { stages[stage]?.way == .history }
  /// Whether what was planned to close on a day was past already when the plan was published.
  func wasPast(_ close: Day) -> Bool { close <= settledUntil }

  /// What is known of a task whose close nobody has marked.
  ///
  /// - Parameter isStale: Whether what remains of it was written for an earlier data date.
  func progress(of task: Task, by dataDate: Day, isStale: Bool) -> Progress? {
    guard isOpen(task.progress, isStale), let days = tasks[task.id]?.days, days.first < dataDate else { return nil }
    if case .started(let start)? = task.progress, start > days.first { return nil }
    if days.last < dataDate { return .done(days.last, implied: false) }
    return underWay(days, task.progress, by: dataDate)
  }

  /// What has begun and not closed by the data date: as planned where nobody says more.
  private func underWay(_ days: DayRange, _ progress: Progress?, by dataDate: Day) -> Progress? {
    switch progress {
    case nil: .started(days.first)
    case .remaining(_, let start): .remaining(.days(days.last - dataDate + 1), started: start)
    case .started, .done: nil
    }
  }

  /// Whether nothing is said of the close: an item that is only marked as started was to close when the plan says, and so was one with what
  /// remained of it at an earlier data date.
  private func isOpen(_ progress: Progress?, _ isStale: Bool) -> Bool {
    switch progress {
    case nil, .started: true
    case .remaining: isStale
    case .done: false
    }
  }

  /// What is known of the stages of a document whose close nobody has marked: each happened as planned if all before it have, and if it is
  /// decided at a meeting, on the day on which that was held.
  ///
  /// - Parameter isStale: Whether what remains of a stage was written for an earlier data date.
  /// - Returns: By position; and the first stage that was planned before the data date and cannot have happened so.
  func progress(
    of document: Document, by dataDate: Day, _ meetings: [String: Meeting], isStale: (Stage) -> Bool
  ) -> (found: [Int: Progress], broken: Int?) {
    var found: [Int: Progress] = [:]
    var closed = Day.first
    for (index, stage) in document.stages.enumerated() {
      let planned = stages[.stage(document: document.id, stage: stage.name)]
      if case .done(let day, let isImplied)? = stage.progress {
        let close = planned?.days?.last ?? day
        if isImplied, close >= closed, close < day { found[index] = .done(close, implied: true) }
        closed = found[index] == nil ? day : close
        continue
      }
      guard isOpen(stage.progress, isStale(stage)), let planned, let days = days(of: planned, meetings),
        days.first < dataDate
      else { return (found, nil) }
      let hasClosed = days.last < dataDate
      if case .started(let start)? = stage.progress {
        guard hasClosed, start <= days.first else { return (found, nil) }
      }
      guard closed <= (hasClosed ? days.last : days.first), hasClosed || stage.takes != nil,
        wasHeld(planned, meetings)
      else { return (found, hasClosed || stage.takes == nil ? index : nil) }
      found[index] = hasClosed ? .done(days.last, implied: false) : underWay(days, stage.progress, by: dataDate)
      guard hasClosed else { return (found, nil) }
      closed = days.last
    }
    return (found, nil)
  }

  /// The planned days of a stage; those of its session where that was held on others.
  private func days(of stage: PlannedStage, _ known: [String: Meeting]) -> DayRange? {
    if case .session(let id) = stage.way, let held = known[id]?.held { return DayRange(held.last) }
    return stage.days
  }

  /// Whether the meeting that was to decide a stage was held, with a silence after it on its planned days.
  private func wasHeld(_ stage: PlannedStage, _ known: [String: Meeting]) -> Bool {
    switch stage.way {
    case .session(let id): known[id]?.held != nil
    case .sessionThenSilence(let id): known[id]?.held != nil && known[id]?.held == meetings[id]?.days
    case .work, .silence, .history, .absent: true
    }
  }
}
