import CivilTime
import ScenarioText

/// A stage as written: its entries, those of the kind and the document's own put together.
struct StageEntry {
  var name: String
  var nameNode: Node
  var node: Node
  var entries: [Entry]

  /// The ways in which a stage gets done; the first key says which one it is.
  static let ofWork = ["takes", "likely", "team", "people", "calendar"]
  static let ofDecision = ["decided-by", "or-silence", "then-silence", "silence"]

  /// The stage of the kind that a new stage of a document follows.
  var after: Entry? { entries.first { $0.name == "after" } }

  /// The stage with the entries of another in the place of its own; one way of getting done replaces the other.
  func overridden(by other: StageEntry) -> StageEntry {
    let keys = Set(other.entries.map(\.name))
    var dropped = keys
    // What was likely of another span says nothing of this one.
    if keys.contains("takes") { dropped.formUnion(Self.ofDecision + ["likely"]) }
    if keys.contains("decided-by") { dropped.formUnion(Self.ofWork) }
    var result = other
    result.entries = entries.filter { !dropped.contains($0.name) } + other.entries
    result.node = Node(place: other.node.place, length: other.node.length, content: .mapping(result.entries))
    return result
  }
}

extension Reader {
  private static let templateKeys = [
    "takes", "likely", "team", "people", "calendar", "decided-by", "or-silence", "then-silence", "silence",
  ]
  private static let documentKeys = ["after", "not-before", "done", "started", "remaining"]

  /// The stages of a list, named and each once.
  mutating func stageEntries(_ entry: Entry, _ owner: String, isTemplate: Bool) -> [StageEntry] {
    var found: [StageEntry] = []
    let items = list(entry.value, "'stages' of \(owner)", of: "stages")
    if items.isEmpty && entry.value.items != nil {
      error("invalid-value", entry.value, "'stages' is empty", expected: "at least one stage")
    }
    let keys = Self.templateKeys + (isTemplate ? [] : Self.documentKeys)
    for node in items {
      guard let fields = fields(node, "a stage of \(owner)", keys: keys, required: ["name"]),
        let name = fields["name"], let text = text(name.value, "'name'")
      else { continue }
      checkIdentifier(name.value, of: "a stage")
      if let first = found.first(where: { $0.name == text }) {
        error(
          "duplicate-identifier", name.value,
          "\(quoted(text)) is already the name of the stage at \(first.nameNode.place.line(seenFrom: name.value.place))",
          expected: "a name of its own among the stages")
        continue
      }
      found.append(StageEntry(name: text, nameNode: name.value, node: node, entries: node.entries ?? []))
    }
    return found
  }

  mutating func stage(_ entry: StageEntry, isTemplate: Bool) -> Stage? {
    let outer = owner
    owner += ".\(entry.name)"
    defer { owner = outer }
    // Unknown keys were reported where they are written.
    let fields = Fields(entry.entries, subject: "the stage '\(entry.name)'", owner: entry.nameNode)
    var stage = Stage(name: entry.name, source: mark(entry.nameNode))
    stage.notes = notes(fields["notes"])
    stage.takes = fields["takes"].flatMap { span($0.value, "'takes'") }
    stage.decision = fields["decided-by"].flatMap { decision($0, fields) }
    switch (fields["takes"], fields["decided-by"]) {
    case (nil, nil): missing("takes", fields, advice: "Maybe 'decided-by' with the name of a body.")
    case (_?, let decided?): conflict(decided, "a stage either takes a span or is decided, not both")
    case (_?, nil):
      checkAbsent(["or-silence", "then-silence", "silence"], fields, "only a stage with 'decided-by' has")
    case (nil, _?):
      checkAbsent(["likely", "team", "people", "calendar", "started", "remaining"], fields, "a decided stage has no")
    }
    stage.likely = fields["likely"].flatMap { likely($0, takes: stage.takes) }
    stage.team = fields["team"].flatMap { reference($0.value, "'team'", to: .team) }
    stage.people = people(fields)
    stage.calendar = fields["calendar"].flatMap { calendar($0.value, "'calendar'") }
    stage.notBefore = fields["not-before"].flatMap { notBefore($0) }
    if !isTemplate { stage.progress = progress(fields) }
    return stage
  }

  private mutating func checkAbsent(_ keys: [String], _ fields: Fields, _ message: String) {
    for key in keys {
      if let entry = fields[key] { conflict(entry, "\(message) '\(key)'", advice: "Maybe delete '\(key)'.") }
    }
  }

  /// How many people of the team an item needs.
  mutating func people(_ fields: Fields) -> Int {
    guard let entry = fields["people"] else { return 1 }
    if fields["team"] == nil { conflict(entry, "'people' needs a 'team' to take them from") }
    return integer(entry.value, "'people'", in: 1...100_000) ?? 1
  }

  private mutating func decision(_ entry: Entry, _ fields: Fields) -> Decision? {
    let ruled = rule(entry, soft: .hard) { reader, node -> Decision.Decider? in
      guard let items = node.items else { return reader.decider(node) }
      if items.isEmpty {
        reader.error("invalid-value", node, "'decided-by' is an empty list", expected: "at least one meeting")
      }
      let found = items.compactMap { item in
        reader.reference(item, "an entry of 'decided-by'", to: .meeting).map { ($0, item) }
      }
      reader.checkUnique(found) { quoted($0) }
      return found.isEmpty ? nil : .meetings(found.map(\.0).sorted())
    }
    let orSilence = fields["or-silence"].flatMap { boolean($0.value, "'or-silence'") }
    let thenSilence = fields["then-silence"].flatMap { boolean($0.value, "'then-silence'") }
    let silence = fields["silence"].flatMap { positiveSpan($0) }
    guard let ruled else { return nil }
    return Decision(
      decider: ruled.value, orSilence: orSilence ?? false, thenSilence: thenSilence ?? false, silence: silence,
      note: ruled.note)
  }

  private mutating func decider(_ node: Node) -> Decision.Decider? {
    guard let name = reference(node, "'decided-by'", to: [.body, .meeting]) else { return nil }
    return names.contains(name, .meeting) ? .meetings([name]) : .body(name)
  }

  /// What is known of a stage or task that has begun.
  mutating func progress(_ fields: Fields) -> Progress? {
    let done = fields["done"].flatMap { fact($0) }
    let started = fields["started"].flatMap { fact($0) }
    let remaining = fields["remaining"].flatMap { span($0.value, "'remaining'") }
    if fields["done"] != nil {
      for key in ["started", "remaining"] {
        if let entry = fields[key] {
          conflict(entry, "'\(key)' cannot stand beside 'done'", advice: "Delete '\(key)'.")
        }
      }
      return done.map { .done($0, implied: false) }
    }
    if fields["remaining"] != nil && fields["started"] == nil {
      missing("started", fields, advice: "What has a remainder has begun on some day.")
    }
    guard let started else { return nil }
    if let place = fields["remaining"]?.value.place, let dataDatePlace, isBefore(place, textOf: dataDatePlace) {
      staleRemainders[owner] = place
    }
    return remaining.map { .remaining($0, started: started) } ?? .started(started)
  }

  private mutating func fact(_ entry: Entry) -> Day? {
    guard let day = day(entry.value, "'\(entry.name)'") else { return nil }
    checkFact(day, entry.value, "what is '\(entry.name)'")
    return day
  }
}
