public import CivilTime
public import Planning

/// The last day on which an item may close so that another one that waits for it can be on its planned days.
public struct ReadyBy: Hashable, Sendable {
  public let item: ItemID
  /// What waits for the item; the item itself for its own due day.
  public let waiting: ItemID
  /// The rule that asks for it.
  public let rule: RuleInstance
  public let day: Day
}

extension Network {
  /// The days by which an item must be closed for what waits for it, soonest first; its due day is one of them.
  ///
  /// Sharing a party or a team makes nobody wait for an item, so attendance and capacity ask for no such day.
  public func readyBy(_ item: ItemID) -> [ReadyBy] {
    var days: [ReadyBy] = []
    for arc in outgoing[item] ?? [] where arc.fromPoint == .end && !arc.isMaximum && arc.rule.rule.makesWait {
      guard let waiting = dates(of: arc.to) else { continue }
      let latest = arc.latest(waiting.planned.instant(arc.toPoint))
      days.append(ReadyBy(item: item, waiting: arc.to, rule: arc.rule, day: Day(close: latest)))
    }
    if let due = context.due(of: item) {
      let instance = RuleInstance(.due, item.owner, at: due.note.place)
      days.append(ReadyBy(item: item, waiting: item, rule: instance, day: due.value))
    }
    return days.sorted { ($0.day, $0.waiting, $0.rule.rule) < ($1.day, $1.waiting, $1.rule.rule) }
  }

  /// The stages and tasks that an item waits for, each with the day by which it must be closed, soonest first.
  public func awaited(by item: ItemID) -> [ReadyBy] {
    let works = items.map(\.item).filter { work in
      switch work {
      case .meeting, .event: false
      case .task, .stage: work != item
      }
    }
    return works.compactMap { work in readyBy(work).first { $0.waiting == item } }
      .sorted { ($0.day, $0.item) < ($1.day, $1.item) }
  }
}

extension RuleName {
  fileprivate var makesWait: Bool {
    switch self {
    case .order, .stages, .approval, .notice, .readiness: true
    case .horizon, .dataDate, .duration, .window, .pin, .notBefore, .weekdays, .openDays, .alongside, .attendance,
      .capacity, .due,
      .spacing, .presence, .place, .blocking, .courtesy, .preference, .stability:
      false
    }
  }
}

extension ItemID {
  /// The identifier under which a scenario file writes the rules of the item: a stage's document.
  fileprivate var owner: String {
    if case .stage(let document, _) = self { document } else { "\(self)" }
  }
}

extension Context {
  /// The due day of a task, or of a document for its last stage.
  package func due(of item: ItemID) -> Ruled<Day>? {
    switch item {
    case .task(let id): task(id)?.due
    case .stage(let id, let stage):
      document(id).flatMap { $0.stages.last?.name == stage ? $0.due : nil }
    case .meeting, .event: nil
    }
  }
}
