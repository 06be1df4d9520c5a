extension Plan {
  /// What the plan says of the items of a scenario that is not, or no longer, quite the one it was made for.
  public struct Alignment: Hashable, Sendable {
    /// One record for each item of the scenario; absent where the plan does not know it.
    public var plan: Plan
    /// The items of the scenario that the plan does not know, in canonical order.
    public let added: [ItemID]
    /// The items of the plan that the scenario does not have, in canonical order.
    public let removed: [ItemID]
  }

  /// The plan as one of this scenario; costs and proof are not carried over.
  public func aligned(to context: Context) -> Alignment {
    let scenario = context.scenario
    let meetings = Dictionary(meetings.map { ($0.id, $0) }) { first, _ in first }
    let stages = Dictionary(stages.map { ($0.id, $0) }) { first, _ in first }
    let tasks = Dictionary(tasks.map { ($0.id, $0) }) { first, _ in first }
    let plan = Plan(
      scenario: scenario.id,
      meetings: scenario.meetings.map { meetings[$0.id] ?? PlannedMeeting(id: $0.id, days: nil, place: nil) },
      stages: scenario.documents.flatMap { document in
        document.stages.map { stage in
          stages[.stage(document: document.id, stage: stage.name)]
            ?? PlannedStage(document: document.id, stage: stage.name, days: nil, way: .absent)
        }
      },
      tasks: scenario.tasks.map { tasks[$0.id] ?? PlannedTask(id: $0.id, days: nil) })
    let (known, wanted) = (Set(items), Set(plan.items))
    return Alignment(
      plan: plan, added: plan.items.filter { !known.contains($0) }.sorted(),
      removed: items.filter { !wanted.contains($0) }.sorted())
  }

  /// Meetings, stages and tasks, absent ones included.
  package var items: [ItemID] { meetings.map { .meeting($0.id) } + stages.map(\.id) + tasks.map { .task($0.id) } }
}
