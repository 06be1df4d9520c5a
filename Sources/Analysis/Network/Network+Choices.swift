public import Planning

extension Network {
  /// Whether the path to an item's early dates rests on anything that another plan could decide otherwise: an order of items that share
  /// a party or a team, a place, a session, or that an item is held at all.
  public func restsOnChoices(_ item: ItemID) -> Bool {
    path(to: item).contains { dates in
      if hasChoices(dates.item) { return true }
      guard case .arc(let arc) = dates.driver else { return false }
      switch arc.rule.rule {
      case .attendance, .capacity, .spacing: return true
      case .stages, .notice: return decidesByChoice(arc)
      case .horizon, .dataDate, .duration, .window, .pin, .notBefore, .weekdays, .openDays, .order, .alongside,
        .approval,
        .readiness, .due, .presence, .place, .blocking, .courtesy, .preference, .stability:
        return false
      }
    }
  }

  /// Whether a document waits for its session by a decision that could be taken elsewhere.
  private func decidesByChoice(_ arc: Arc) -> Bool {
    guard case .meeting(let session) = arc.to, case .stage(let document, _) = arc.from else { return false }
    return stages(of: document).contains { $0.way.session == session && hasChoices($0.id) }
  }

  private func hasChoices(_ item: ItemID) -> Bool {
    switch item {
    case .event: return false
    case .meeting(let id):
      guard let meeting = context.meeting(id), meeting.status != .held else { return false }
      return meeting.optional != nil || meeting.heldWith != nil || meeting.places.count > 1
        || context.attendances(of: meeting).contains { $0.absenceCost != nil }
    case .task(let id):
      guard let task = context.task(id), task.progress == nil else { return false }
      return task.optional != nil || task.heldWith != nil
    case .stage(let id, _):
      guard let document = context.document(id), let stage = context.stage(item), stage.progress == nil else {
        return false
      }
      if document.optional != nil || document.heldWith != nil { return true }
      return stage.decision.map { context.deciders(of: $0).count + ($0.orSilence ? 1 : 0) > 1 } ?? false
    }
  }
}
