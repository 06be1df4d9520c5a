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
  func progress(of task: Task, by dataDate: Day) -> Progress? {
    guard isOpen(task.progress), let days = tasks[task.id]?.days, days.first < dataDate else { return nil }
    if case .started(let start)? = task.progress, start > days.first { return nil }
    if days.last < dataDate { return .done(days.last, implied: false) }
    return task.progress == nil ? .started(days.first) : nil
  }

  /// Whether nothing is said of the close: an item that is only marked as started was to close when the plan says, one with what remains of
  /// it is not done.
  private func isOpen(_ progress: Progress?) -> Bool {
    switch progress {
    case nil, .started: true
    case .done, .remaining: false
    }
  }

  /// What is known of the stages of a document whose close nobody has marked: each happened as planned if all before it have, and if it is
  /// decided at a meeting, on the day on which that was held.
  ///
  /// - Returns: By position; and the first stage that was planned before the data date and cannot have happened so.
  func progress(
    of document: Document, by dataDate: Day, _ meetings: [String: Meeting]
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
      guard isOpen(stage.progress), let planned, let days = days(of: planned, meetings), days.first < dataDate
      else { return (found, nil) }
      let hasClosed = days.last < dataDate
      if case .started(let start)? = stage.progress {
        guard hasClosed, start <= days.first else { return (found, nil) }
      }
      guard closed <= (hasClosed ? days.last : days.first), hasClosed || stage.takes != nil,
        wasHeld(planned, meetings)
      else { return (found, hasClosed || stage.takes == nil ? index : nil) }
      found[index] = hasClosed ? .done(days.last, implied: false) : .started(days.first)
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
