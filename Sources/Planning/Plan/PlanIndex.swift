public import CivilTime

/// When an item takes place: its instants and days.
public struct Occupation: Hashable, Sendable {
  public var days: DayRange
  /// The morning of the first day; for a milestone the close of its day.
  public var start: Instant
  /// The close of the last day.
  public var end: Instant

  /// - Parameter isMilestone: whether the item takes no time, at the close of its day.
  public init(_ days: DayRange, isMilestone: Bool = false) {
    self.days = days
    end = days.last.close
    start = isMilestone ? end : days.first.morning
  }
}

/// A plan with its items looked up by name.
public struct PlanIndex: Sendable {
  public let plan: Plan
  private let meetings: [String: PlannedMeeting]
  private let stages: [ItemID: PlannedStage]
  private let tasks: [String: PlannedTask]
  private let occupations: [ItemID: Occupation]

  public init(_ plan: Plan, in context: Context) {
    self.plan = plan
    meetings = Dictionary(plan.meetings.map { ($0.id, $0) }) { first, _ in first }
    stages = Dictionary(plan.stages.map { ($0.id, $0) }) { first, _ in first }
    tasks = Dictionary(plan.tasks.map { ($0.id, $0) }) { first, _ in first }
    var occupations: [ItemID: Occupation] = [:]
    for meeting in plan.meetings { meeting.days.map { occupations[.meeting(meeting.id)] = Occupation($0) } }
    for event in context.scenario.events { occupations[.event(event.id)] = Occupation(event.days) }
    for task in plan.tasks {
      task.days.map {
        occupations[.task(task.id)] = Occupation($0, isMilestone: context.task(task.id)?.takes.isMilestone == true)
      }
    }
    for stage in plan.stages {
      stage.days.map {
        occupations[stage.id] = Occupation($0, isMilestone: context.stage(stage.id)?.takes?.isMilestone == true)
      }
    }
    self.occupations = occupations
  }

  public func meeting(_ id: String) -> PlannedMeeting? { meetings[id] }
  public func stage(_ document: String, _ stage: String) -> PlannedStage? {
    stages[.stage(document: document, stage: stage)]
  }
  public func task(_ id: String) -> PlannedTask? { tasks[id] }
  /// When an item takes place; nil when it is absent.
  public func occupation(_ item: ItemID) -> Occupation? { occupations[item] }
}

extension Context {
  /// The stage that an item names; nil for items of other kinds.
  public func stage(_ item: ItemID) -> Stage? {
    guard case .stage(let document, let name) = item else { return nil }
    return self.document(document)?.stages.first { $0.name == name }
  }
}
