public import CivilTime

/// One change of a scenario: a rule given up as far as needed, another way, or something that happens.
public enum Change: Hashable, Sendable {
  /// The windows of a meeting become these.
  case windows(meeting: String, [DayRange])
  /// A meeting starts on this day, and on no other.
  case pin(meeting: String, Day)
  /// An item takes this long.
  case takes(item: ItemID, Span)
  /// A meeting may be on these weekdays.
  case weekdays(meeting: String, Set<Weekday>)
  /// A meeting may be on holidays and in blackouts.
  case closedDays(meeting: String)
  /// A meeting may be at this place, too.
  case place(meeting: String, String)
  /// A party may stay away from a meeting.
  case absence(party: String, meeting: String)
  /// The gap of a link becomes this.
  case gap(first: ItemID, then: ItemID, type: LinkType, atLeast: Span, atMost: Span?)
  /// The lead time of a need becomes this; nil when the item does not wait.
  case lead(item: String, of: ItemID, Span?)
  case notice(body: String, Span)
  case spacing(body: String, GapBounds)
  /// A document or task is due on this day instead.
  case due(item: String, Day)
  /// A stage may be decided by silence, too.
  case silence(stage: ItemID)
  /// An extraordinary session of a body is held between these days.
  case session(Meeting)
  case capacity(team: String, Int)
  /// What an event blocks is only avoided, at this price.
  case blocking(event: String, cost: Int)
  /// A meeting or task does not start, a stage does not close, before this day.
  case notBefore(item: ItemID, Day)
  /// A meeting has no given day any more.
  case unpinned(meeting: String)
  /// A meeting is at this place, and at no other.
  case moved(meeting: String, place: String)
  case cancelled(meeting: String)
  /// A document or task is not wanted any more.
  case withdrawn(item: String)
  /// An outside event is on these days.
  case eventDays(event: String, DayRange)
  /// Something outside that nobody knew of.
  case event(Event)
}

extension Scenario {
  /// The scenario with a change; what the change names is there.
  public func applying(_ change: Change) -> Scenario {
    var result = self
    switch change {
    case .windows(let id, let windows): result.change(meeting: id) { $0.windows?.value = windows }
    case .pin(let id, let day):
      result.change(meeting: id) { meeting in
        var note = meeting.pin?.note ?? RuleNote()
        note.soft = nil
        meeting.pin = Ruled(day, note: note)
      }
    case .takes(let item, let span): result.change(item, takes: span)
    case .weekdays(let id, let days):
      let note = meetings.first { $0.id == id }?.weekdays?.note ?? RuleNote()
      result.change(meeting: id) { $0.weekdays = Ruled(days, note: note) }
    case .closedDays(let id): result.change(meeting: id) { $0.openDays.value = false }
    case .place(let id, let place): result.change(meeting: id) { $0.places.append(PlaceOption(place: place)) }
    case .absence(let party, let id):
      result.change(meeting: id) { meeting in
        meeting.parties.removeAll { $0.party == party }
        meeting.parties.append(Attendance(party: party, absenceCost: 0))
        meeting.parties.sort { $0.party < $1.party }
      }
    case .gap(let first, let then, let type, let atLeast, let atMost):
      for index in order.indices
      where order[index].first == first && order[index].then == then && order[index].type == type {
        result.order[index].atLeast = atLeast
        result.order[index].atMost = atMost
      }
    case .lead(let item, let subject, let lead):
      result.change(meeting: item) { $0.needs = $0.needs.changing(lead, of: subject) }
      for index in tasks.indices where tasks[index].id == item {
        result.tasks[index].needs = tasks[index].needs.changing(lead, of: subject)
      }
    case .notice(let id, let clear): result.change(body: id) { $0.notice?.value.clear = clear }
    case .spacing(let id, let bounds): result.change(body: id) { $0.spacing?.value = bounds }
    case .due(let item, let day):
      for index in documents.indices where documents[index].id == item { result.documents[index].due?.value = day }
      for index in tasks.indices where tasks[index].id == item { result.tasks[index].due?.value = day }
    case .silence(let stage): result.change(stage) { $0.decision?.orSilence = true }
    case .session(let meeting):
      result.meetings.append(meeting)
      result.meetings.sort { $0.id < $1.id }
    case .capacity(let id, let people):
      for index in teams.indices where teams[index].id == id { result.teams[index].capacity.value = people }
    case .blocking(let id, let cost):
      for index in events.indices where events[index].id == id {
        guard let blocks = events[index].blocks else { continue }
        result.events[index].blocks = nil
        result.events[index].avoid = Event.Avoidance(
          parties: blocks.parties, places: blocks.places, cost: cost, note: blocks.note)
      }
    case .notBefore(let item, let day): result.change(item, notBefore: day)
    case .unpinned(let id): result.change(meeting: id) { $0.pin = nil }
    case .moved(let id, let place): result.change(meeting: id) { $0.places = [PlaceOption(place: place)] }
    case .cancelled(let id): result.change(meeting: id) { $0.status = .cancelled }
    case .withdrawn(let id):
      result.documents.removeAll { $0.id == id }
      result.tasks.removeAll { $0.id == id }
    case .eventDays(let id, let days):
      for index in events.indices where events[index].id == id { result.events[index].days = days }
    case .event(let event):
      result.events.append(event)
      result.events.sort { $0.id < $1.id }
    }
    return result
  }

  private mutating func change(meeting id: String, _ change: (inout Meeting) -> Void) {
    for index in meetings.indices where meetings[index].id == id { change(&meetings[index]) }
  }

  private mutating func change(body id: String, _ change: (inout Body) -> Void) {
    for index in bodies.indices where bodies[index].id == id { change(&bodies[index]) }
  }

  private mutating func change(_ stage: ItemID, _ change: (inout Stage) -> Void) {
    for document in documents.indices {
      for index in documents[document].stages.indices
      where .stage(document: documents[document].id, stage: documents[document].stages[index].name) == stage {
        change(&documents[document].stages[index])
      }
    }
  }

  private mutating func change(_ item: ItemID, notBefore day: Day) {
    switch item {
    case .meeting(let id): change(meeting: id) { $0.notBefore = Ruled(day) }
    case .task(let id): for index in tasks.indices where tasks[index].id == id { tasks[index].notBefore = Ruled(day) }
    case .stage: change(item) { $0.notBefore = Ruled(day) }
    case .event: break
    }
  }

  private mutating func change(_ item: ItemID, takes span: Span) {
    switch item {
    case .meeting(let id): change(meeting: id) { $0.takes = span }
    case .task(let id): for index in tasks.indices where tasks[index].id == id { tasks[index].takes = span }
    case .stage: change(item) { $0.takes = span }
    case .event: break
    }
  }
}

extension [Need] {
  /// The needs with another lead time for one of them, or without it.
  fileprivate func changing(_ lead: Span?, of subject: ItemID) -> [Need] {
    compactMap { need in
      guard need.subject.item == subject else { return need }
      guard let lead else { return nil }
      var need = need
      need.lead = lead
      return need
    }
  }
}
