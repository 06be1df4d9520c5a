extension Context {
  /// What is written beside a rule: why it is there, whose it is, whether it is firm; an empty note where nothing is.
  public func note(of rule: RuleInstance) -> RuleNote {
    found(rule) ?? RuleNote(place: rule.place)
  }

  private func found(_ rule: RuleInstance) -> RuleNote? {
    switch rule.rule {
    case .horizon, .dataDate, .duration, .courtesy, .stages, .stability: return nil
    case .window: return meeting(rule.item)?.windows?.note
    case .pin: return meeting(rule.item)?.pin?.note
    case .notBefore: return item(rule.item).flatMap(notBefore)?.note
    case .preference: return meeting(rule.item)?.preference?.note
    case .alongside: return meeting(rule.item)?.alongside?.note
    case .weekdays: return meeting(rule.item).flatMap(weekdays)?.note
    case .openDays:
      guard let meeting = meeting(rule.item) else { return nil }
      if rule.other == nil { return meeting.openDays.note }
      let blackouts =
        scenario.blackouts + scenario.places.flatMap(\.blackouts) + (meeting.body.flatMap(body)?.blackouts ?? [])
      return blackouts.first { $0.note.place == rule.place }?.note
    case .order:
      return scenario.order.first {
        "\($0.first)" == rule.item && "\($0.then)" == rule.other && $0.note.place == rule.place
      }?.note
    case .attendance:
      if let party = party(rule.item) { return party.exclusive.note }
      return meeting(rule.item).map(attendances)?.first { $0.party == rule.other }?.note
    case .capacity: return team(rule.item)?.capacity.note
    case .approval: return decision(rule.item)?.note
    case .notice: return scenario.bodies.compactMap(\.notice).first { $0.note.place == rule.place }?.note
    case .readiness:
      let needs = (meeting(rule.item)?.needs ?? []) + (task(rule.item)?.needs ?? [])
      return needs.first { "\($0.subject.item)" == rule.other && $0.note.place == rule.place }?.note
    case .due: return (document(rule.item)?.due ?? task(rule.item)?.due)?.note
    case .spacing: return body(rule.item)?.spacing?.note
    case .presence:
      let tie = meeting(rule.item)?.heldWith ?? document(rule.item)?.heldWith ?? task(rule.item)?.heldWith
      let price = meeting(rule.item)?.optional ?? document(rule.item)?.optional ?? task(rule.item)?.optional
      return rule.other == nil ? price?.note : tie?.note
    case .place: return meeting(rule.item)?.places.first { rule.other == nil || $0.place == rule.other }?.note
    case .blocking:
      return rule.other.flatMap(event).flatMap { event in
        [event.blocks?.note, event.avoid?.note].compactMap { $0 }.first { $0.place == rule.place }
      }
    }
  }

  private func decision(_ item: String) -> Decision? {
    scenario.documents.lazy.flatMap { document in
      document.stages.filter { "\(ItemID.stage(document: document.id, stage: $0.name))" == item }
    }.first?.decision
  }
}
