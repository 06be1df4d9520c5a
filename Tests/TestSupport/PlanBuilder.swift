import CivilTime
public import Planning

/// Makes plans for the scenarios of tests: a first day for each item, the last one counted from its span.
public struct PlanBuilder {
  private let context: Context
  public var plan: Plan

  /// A plan in which everything is absent.
  public init(_ context: Context) {
    self.context = context
    let scenario = context.scenario
    plan = Plan(
      scenario: scenario.id,
      meetings: scenario.meetings.map { PlannedMeeting(id: $0.id, days: nil, place: nil) },
      stages: scenario.documents.flatMap { document in
        document.stages.map { PlannedStage(document: document.id, stage: $0.name, days: nil, way: .absent) }
      },
      tasks: scenario.tasks.map { PlannedTask(id: $0.id, days: nil) })
  }

  /// Holds a meeting, at its only place unless said.
  public mutating func meeting(_ id: String, _ first: String, place: String? = nil) {
    guard let index = plan.meetings.firstIndex(where: { $0.id == id }), let meeting = context.meeting(id) else {
      preconditionFailure("The scenario has no meeting '\(id)'.")
    }
    plan.meetings[index].days = days(Day(text: first), meeting.takes, context.workTable(nil))
    plan.meetings[index].place = place ?? meeting.places.first?.place
  }

  public mutating func task(_ id: String, _ first: String) {
    guard let index = plan.tasks.firstIndex(where: { $0.id == id }), let task = context.task(id) else {
      preconditionFailure("The scenario has no task '\(id)'.")
    }
    plan.tasks[index].days = days(Day(text: first), task.takes, context.workTable(of: task))
  }

  /// Works on a stage from a day.
  public mutating func work(_ document: String, _ stage: String, _ first: String) {
    let table = context.document(document).flatMap { document in
      context.stage(.stage(document: document.id, stage: stage)).map { context.workTable(of: $0, in: document) }
    }
    guard let takes = context.stage(.stage(document: document, stage: stage))?.takes, let table else {
      preconditionFailure("The scenario has no stage '\(document).\(stage)' that is worked.")
    }
    set(document, stage, days(Day(text: first), takes, table), .work)
  }

  /// Sets the days and the way of a stage that is decided or done.
  public mutating func stage(_ document: String, _ stage: String, _ days: String, _ way: PlannedStage.Way) {
    set(document, stage, DayRange(text: days), way)
  }

  private mutating func set(_ document: String, _ stage: String, _ days: DayRange?, _ way: PlannedStage.Way) {
    guard let index = plan.stages.firstIndex(where: { $0.document == document && $0.stage == stage }) else {
      preconditionFailure("The scenario has no stage '\(document).\(stage)'.")
    }
    plan.stages[index].days = days
    plan.stages[index].way = way
  }

  private func days(_ first: Day, _ takes: Span, _ table: WorkTable) -> DayRange? {
    takes.lastDay(startingOn: first, calendar: table).flatMap { DayRange(first: first, last: $0) }
  }
}
