import CivilTime
import ScenarioText

extension Reader {
  mutating func bodies(_ root: Fields) -> [Body] {
    section(root, .body).compactMap { body($0) }
  }

  private mutating func body(_ entry: Entry) -> Body? {
    owner = "bodies.\(entry.name)"
    let keys = ["members", "place", "notice", "silence", "spacing", "weekdays", "blackouts"]
    guard let fields = fields(entry.value, "the body '\(entry.name)'", owner: entry.key, keys: keys) else {
      return nil
    }
    return Body(
      id: entry.name, name: name(fields, else: entry.name), members: attendances(fields["members"]),
      places: placeOptions(fields["place"]), notice: fields["notice"].flatMap { notice($0) },
      silence: fields["silence"].flatMap { positiveSpan($0) },
      spacing: fields["spacing"].flatMap { spacing($0) },
      weekdays: fields["weekdays"].flatMap { weekdayRule($0) }, blackouts: blackouts(fields["blackouts"]),
      notes: notes(fields["notes"]), source: mark(entry.key))
  }

  private mutating func notice(_ entry: Entry) -> Ruled<Body.Notice>? {
    let keys = ["stage", "clear"] + Self.noteKeys
    guard let fields = fields(entry.value, "'notice'", owner: entry.key, keys: keys, required: ["clear"]) else {
      return nil
    }
    let stage = fields["stage"].flatMap { text($0.value, "'stage'", expected: "the name of a stage") }
    let note = note(fields, at: mark(entry.key), soft: .perBreachOrDay)
    guard let clear = fields["clear"].flatMap({ span($0.value, "'clear'") }) else { return nil }
    return Ruled(Body.Notice(stage: stage, clear: clear), note: note)
  }

  private mutating func spacing(_ entry: Entry) -> Ruled<GapBounds>? {
    let keys = ["at-least", "at-most"] + Self.noteKeys
    guard let fields = fields(entry.value, "'spacing'", owner: entry.key, keys: keys) else { return nil }
    if fields["at-least"] == nil && fields["at-most"] == nil { missing("at-least", fields) }
    let bounds = GapBounds(
      atLeast: fields["at-least"].flatMap { span($0.value, "'at-least'") },
      atMost: fields["at-most"].flatMap { span($0.value, "'at-most'") })
    return Ruled(bounds, note: note(fields, at: mark(entry.key), soft: .perBreachOrDay))
  }

  /// A span that is not 0.
  mutating func positiveSpan(_ entry: Entry) -> Span? {
    guard let span = span(entry.value, "'\(entry.name)'") else { return nil }
    if span.count > 0 { return span }
    error("invalid-value", entry.value, "'\(entry.name)' is \(span)", expected: "a span of 1 day or more")
    return nil
  }

  /// The weekdays allowed.
  mutating func weekdayRule(_ entry: Entry) -> Ruled<Set<Weekday>>? {
    rule(entry, soft: .perBreachOrDay) { reader, node in
      guard let days = reader.weekdays(node, "'weekdays'") else { return nil }
      if days.isEmpty && node.items?.isEmpty == true {
        reader.error("invalid-value", node, "'weekdays' is empty", expected: "at least one weekday")
      }
      return days.isEmpty ? nil : Set(days)
    }
  }

  /// The places allowed: a name, or a list of names and priced places; in canonical order.
  mutating func placeOptions(_ entry: Entry?) -> [PlaceOption] {
    guard let entry else { return [] }
    let place = mark(entry.key)
    var note = RuleNote(place: place)
    var value = entry.value
    if let entries = value.entries, !entries.contains(where: { $0.name == "place" }) {
      let keys = ["is"] + Self.noteKeys
      guard let fields = fields(value, "'place'", owner: entry.key, keys: keys, required: ["is"]) else { return [] }
      note = self.note(fields, at: place, soft: .hard)
      guard let inner = fields["is"] else { return [] }
      value = inner.value
    }
    let items = value.items ?? [value]
    if items.isEmpty { error("invalid-value", value, "'place' is an empty list", expected: "at least one place") }
    let options = items.compactMap { item in placeOption(item, note).map { ($0, item) } }
    checkUnique(options.map { ($0.0.place, $0.1) }) { quoted($0) }
    return options.map(\.0).sorted { $0.place < $1.place }
  }

  private mutating func placeOption(_ node: Node, _ outer: RuleNote) -> PlaceOption? {
    guard node.entries != nil else {
      return reference(node, "'place'", to: .place).map { PlaceOption(place: $0, note: outer) }
    }
    let keys = ["place", "cost"] + Self.noteKeys
    guard let fields = fields(node, "a place", keys: keys, required: ["place"]) else { return nil }
    let cost = fields["cost"].flatMap { integer($0.value, "'cost'") } ?? 0
    var note = note(fields, at: mark(node), soft: .hard)
    note.why = note.why ?? outer.why
    note.owner = note.owner ?? outer.owner
    note.isFirm = note.isFirm || outer.isFirm
    guard let place = fields["place"].flatMap({ reference($0.value, "'place'", to: .place) }) else { return nil }
    return PlaceOption(place: place, cost: cost, note: note)
  }
}
