import CivilTime

/// The plan that was published of a scenario, by item: where the data date has passed it by and the scenario does not say what became of
/// an item, it is taken to have happened as planned.
struct Published {
  private let meetings: [String: PlannedMeeting]
  private let stages: [ItemID: PlannedStage]
  private let tasks: [String: PlannedTask]

  init(_ plan: Plan) {
    meetings = Dictionary(plan.meetings.map { ($0.id, $0) }) { first, _ in first }
    stages = Dictionary(plan.stages.map { ($0.id, $0) }) { first, _ in first }
    tasks = Dictionary(plan.tasks.map { ($0.id, $0) }) { first, _ in first }
  }

  func meeting(_ id: String) -> PlannedMeeting? { meetings[id] }

  /// What is known of a task that nobody has marked.
  func progress(of task: Task, by dataDate: Day) -> Progress? {
    guard task.progress == nil, let days = tasks[task.id]?.days, days.first < dataDate else { return nil }
    return days.last < dataDate ? .done(days.last, implied: false) : .started(days.first)
  }

  /// What is known of the stages of a document that nobody has marked: each happened as planned if all before it have, and if it is
  /// decided at a meeting, if that was held when it was planned.
  ///
  /// - Returns: By position; and the first stage that was planned before the data date and cannot have happened so.
  func progress(
    of document: Document, by dataDate: Day, _ meetings: [String: Meeting]
  ) -> (found: [Int: Progress], broken: Int?) {
    var found: [Int: Progress] = [:]
    var closed = Day.first
    for (index, stage) in document.stages.enumerated() {
      if let progress = stage.progress {
        guard case .done(let day, _) = progress else { return (found, nil) }
        closed = day
        continue
      }
      guard let planned = stages[.stage(document: document.id, stage: stage.name)], let days = planned.days,
        days.first < dataDate
      else { return (found, nil) }
      let hasClosed = days.last < dataDate
      guard closed <= (hasClosed ? days.last : days.first), hasClosed || stage.takes != nil,
        wasHeld(planned.way.session, meetings)
      else { return (found, hasClosed || stage.takes == nil ? index : nil) }
      found[index] = hasClosed ? .done(days.last, implied: false) : .started(days.first)
      guard hasClosed else { return (found, nil) }
      closed = days.last
    }
    return (found, nil)
  }

  /// Whether a meeting was held on its planned days.
  private func wasHeld(_ id: String?, _ known: [String: Meeting]) -> Bool {
    guard let id else { return true }
    guard let held = known[id]?.held else { return false }
    return held == meetings[id]?.days
  }
}
