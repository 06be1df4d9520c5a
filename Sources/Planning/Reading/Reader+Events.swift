import CivilTime
import ScenarioText

extension Reader {
  mutating func events(_ root: Fields) -> [Event] {
    section(root, .event).compactMap { event($0) }
  }

  private mutating func event(_ entry: Entry) -> Event? {
    owner = "events.\(entry.name)"
    let keys = ["dates", "hours", "place", "parties", "blocks", "avoid"]
    guard
      let fields = fields(
        entry.value, "the event '\(entry.name)'", owner: entry.key, keys: keys, required: ["dates"])
    else { return nil }
    let days = fields["dates"].flatMap { range($0.value, "'dates'") }
    let event = Event(
      id: entry.name, name: name(fields, else: entry.name),
      days: days ?? horizon ?? DayRange(Day(number: 0)),
      hours: fields["hours"].flatMap { hours($0.value, "'hours'") },
      place: fields["place"].flatMap { reference($0.value, "'place'", to: .place) },
      parties: references(fields["parties"], to: .party), blocks: fields["blocks"].flatMap { blocks($0) },
      avoid: fields["avoid"].flatMap { avoidance($0) }, notes: notes(fields["notes"]), source: mark(entry.key))
    return days == nil ? nil : event
  }

  private mutating func blocks(_ entry: Entry) -> Event.Block? {
    let keys = ["parties", "places"] + Self.noteKeys
    guard let fields = fields(entry.value, "'blocks'", owner: entry.key, keys: keys) else { return nil }
    if fields["parties"] == nil && fields["places"] == nil { missing("parties", fields, advice: "Maybe 'places'.") }
    return Event.Block(
      parties: references(fields["parties"], to: .party), places: references(fields["places"], to: .place),
      note: note(fields, at: mark(entry.key), soft: .hard))
  }

  private mutating func avoidance(_ entry: Entry) -> Event.Avoidance? {
    let keys = ["parties", "places", "cost"] + Self.noteKeys
    guard let fields = fields(entry.value, "'avoid'", owner: entry.key, keys: keys, required: ["cost"]) else {
      return nil
    }
    if fields["parties"] == nil && fields["places"] == nil { missing("parties", fields, advice: "Maybe 'places'.") }
    return Event.Avoidance(
      parties: references(fields["parties"], to: .party), places: references(fields["places"], to: .place),
      cost: fields["cost"].flatMap { integer($0.value, "'cost'") } ?? 0,
      note: note(fields, at: mark(entry.key), soft: .hard))
  }
}
