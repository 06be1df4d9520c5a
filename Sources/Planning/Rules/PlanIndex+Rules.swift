import CivilTime

/// An item to come, as rules about single items see it.
struct FutureItem {
  let item: ItemID
  let name: String
  let days: DayRange
  /// Whether it has begun, so that its start is history.
  let hasBegun: Bool
}

extension PlanIndex {
  /// The present items that are not facts.
  func future(in context: Context) -> [FutureItem] {
    let meetings = plan.meetings.map { ($0.id, ItemID.meeting($0.id)) }.map(\.1)
    let tasks = plan.tasks.map { ItemID.task($0.id) }
    return (meetings + tasks + plan.stages.map(\.id)).compactMap { item in
      guard !context.isFact(item), let days = occupation(item)?.days else { return nil }
      return FutureItem(item: item, name: context.name(of: item), days: days, hasBegun: context.hasBegun(item))
    }
  }

  /// Where an item is; nil for what has no place.
  func place(of item: ItemID, in context: Context) -> String? {
    switch item {
    case .meeting(let id): meeting(id)?.place
    case .event(let id): context.event(id)?.place
    case .task, .stage: nil
    }
  }

  /// The present ones of some items by start, then canonically.
  package func inOrder(_ items: [ItemID]) -> [ItemID] {
    items.compactMap { item in occupation(item).map { (item, $0.start) } }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  /// The present items that a party attends, in order.
  func items(attendedBy party: String, in context: Context) -> [ItemID] {
    let meetings = context.meetings(of: party).filter { self.meeting($0.id)?.absentParties.contains(party) == false }
    return inOrder(meetings.map { .meeting($0.id) } + context.events(of: party).map { .event($0.id) })
  }

  /// Whether a meeting, a task or a document is present.
  func isPresent(_ id: String, in context: Context) -> Bool {
    if let meeting = meeting(id) { return meeting.days != nil }
    if let task = task(id) { return task.days != nil }
    return context.document(id)?.stages.first.flatMap { stage(id, $0.name) }?.days != nil
  }
}

extension Context {
  /// Whether an item is a fact: an event, held, or done.
  package func isFact(_ item: ItemID) -> Bool {
    switch item {
    case .event: return true
    case .meeting(let id): return meeting(id)?.status == .held
    case .task(let id): return task(id)?.progress.map(\.isDone) ?? false
    case .stage: return stage(item)?.progress.map(\.isDone) ?? false
    }
  }

  /// Whether an item is under way or done, so that its start is history.
  package func hasBegun(_ item: ItemID) -> Bool {
    switch item {
    case .event, .meeting: false
    case .task(let id): task(id)?.progress != nil
    case .stage: stage(item)?.progress != nil
    }
  }

  /// The name of an item for people.
  package func name(of item: ItemID) -> String {
    switch item {
    case .meeting(let id): meeting(id)?.name ?? id
    case .event(let id): event(id)?.name ?? id
    case .task(let id): task(id)?.name ?? id
    case .stage(let id, let stage): "\(document(id)?.name ?? id) (\(stage))"
    }
  }

  /// The name of a place for people.
  func placeName(_ id: String?) -> String { id.map { place($0)?.name ?? $0 } ?? "no place" }

  func hours(of item: ItemID) -> Hours? {
    switch item {
    case .meeting(let id): meeting(id)?.hours
    case .event(let id): event(id)?.hours
    case .task, .stage: nil
    }
  }

  /// What a meeting is alongside; nil when it is nothing known.
  func anchor(of meeting: Meeting) -> ItemID? {
    guard let id = meeting.alongside?.value else { return nil }
    return event(id) != nil ? .event(id) : self.meeting(id) != nil ? .meeting(id) : nil
  }
}
