import ScenarioText

extension Reader {
  /// Gives each meeting the places of its body or of what it is alongside; reports those that have none.
  mutating func resolvePlaces(_ scenario: inout Scenario) {
    let bodies = Dictionary(scenario.bodies.map { ($0.id, $0) }) { first, _ in first }
    let events = Dictionary(scenario.events.map { ($0.id, $0) }) { first, _ in first }
    for index in scenario.meetings.indices where scenario.meetings[index].places.isEmpty {
      guard let body = scenario.meetings[index].body else { continue }
      scenario.meetings[index].places = bodies[body]?.places ?? []
    }
    let meetings = Dictionary(scenario.meetings.map { ($0.id, $0) }) { first, _ in first }
    for index in scenario.meetings.indices where scenario.meetings[index].places.isEmpty {
      let meeting = scenario.meetings[index]
      scenario.meetings[index].places = anchorPlaces(of: meeting, meetings, events)
      if scenario.meetings[index].places.isEmpty { reportPlaceless(meeting, meetings) }
    }
  }

  /// The places of the nearest anchor that has some.
  private func anchorPlaces(
    of meeting: Meeting, _ meetings: [String: Meeting], _ events: [String: Event]
  ) -> [PlaceOption] {
    var seen: Set<String> = [meeting.id]
    var anchor = meeting.alongside
    while let name = anchor?.value, seen.insert(name).inserted {
      if let place = events[name]?.place {
        return [PlaceOption(place: place, note: RuleNote(place: anchor?.note.place))]
      }
      guard let outer = meetings[name] else { return [] }
      if !outer.places.isEmpty { return outer.places }
      anchor = outer.alongside
    }
    return []
  }

  private mutating func reportPlaceless(_ meeting: Meeting, _ meetings: [String: Meeting]) {
    // Where a place is written but cannot be read, that is the error.
    let written = names.entry(meeting.id, .meeting)?.value.entries ?? []
    if written.contains(where: { $0.name == "place" }) { return }
    if let body = meeting.body {
      let ofBody = names.entry(body, .body)
      if ofBody == nil || ofBody?.value.entries?.contains(where: { $0.name == "place" }) != false { return }
    }
    if let anchor = meeting.alongside?.value {
      if let outer = meetings[anchor], outer.places.isEmpty { return }
      if !names.contains(anchor, .event) && !names.contains(anchor, .meeting) { return }
      if names.entry(anchor, .event)?.value.entries?.contains(where: { $0.name == "place" }) == true { return }
    }
    report(
      "no-place", at: meeting.source, "the meeting '\(meeting.id)' has no place",
      expected: "the key 'place', here or at its body or at what it is alongside",
      advice: "Maybe place: online, with a place that says online: true.")
  }
}
