import CivilTime
import ScenarioText

extension Reader {
  mutating func parties(_ root: Fields) -> [Party] {
    section(root, .party).compactMap { entry in
      owner = "parties.\(entry.name)"
      let subject = "the party '\(entry.name)'"
      guard let fields = fields(entry.value, subject, owner: entry.key, keys: ["exclusive", "courtesy"]) else {
        return nil
      }
      let exclusive = fields["exclusive"].flatMap {
        rule($0, soft: .perBreach) { $0.boolean($1, "'exclusive'") }
      }
      return Party(
        id: entry.name, name: name(fields, else: entry.name), exclusive: exclusive ?? Ruled(true),
        courtesy: fields["courtesy"].map { courtesy($0.value) } ?? [], notes: notes(fields["notes"]),
        source: mark(entry.key))
    }
  }

  mutating func teams(_ root: Fields) -> [Team] {
    section(root, .team).compactMap { entry in
      owner = "teams.\(entry.name)"
      let subject = "the team '\(entry.name)'"
      guard
        let fields = fields(entry.value, subject, owner: entry.key, keys: ["capacity"], required: ["capacity"])
      else { return nil }
      let capacity = fields["capacity"].flatMap {
        rule($0, soft: .perDay) { $0.integer($1, "'capacity'", in: 1...100_000) }
      }
      return Team(
        id: entry.name, name: name(fields, else: entry.name), capacity: capacity ?? Ruled(1),
        notes: notes(fields["notes"]), source: mark(entry.key))
    }
  }

  /// A list of parties with their attendance, in canonical order.
  mutating func attendances(_ entry: Entry?) -> [Attendance] {
    guard let entry else { return [] }
    var found: [(Attendance, Node)] = []
    for item in list(entry.value, "'\(entry.name)'", of: "parties") {
      if let attendance = attendance(item, "an entry of '\(entry.name)'") { found.append((attendance, item)) }
    }
    checkUnique(found.map { ($0.0.party, $0.1) }) { quoted($0) }
    return found.map(\.0).sorted { $0.party < $1.party }
  }

  private mutating func attendance(_ node: Node, _ subject: String) -> Attendance? {
    let place = mark(node)
    guard node.entries != nil else {
      return reference(node, subject, to: .party).map { Attendance(party: $0, note: RuleNote(place: place)) }
    }
    let keys = ["party", "attendance", "absence"] + Self.noteKeys
    guard let fields = fields(node, subject, keys: keys, required: ["party"]),
      let party = fields["party"].flatMap({ reference($0.value, "'party'", to: .party) })
    else { return nil }
    let isOptional = fields["attendance"].flatMap {
      word($0.value, "'attendance'", among: [("required", false), ("optional", true)])
    }
    let absence = fields["absence"].flatMap { integer($0.value, "'absence'") }
    if let entry = fields["absence"], isOptional != true {
      conflict(
        entry, "only an optional party may be absent", advice: "Maybe add attendance: optional.")
    }
    return Attendance(
      party: party, absenceCost: isOptional == true ? absence ?? costs.absence : nil,
      note: note(fields, at: place, soft: .hard))
  }

  /// A list of names, each once, sorted.
  mutating func references(_ entry: Entry?, to kind: NameKind) -> [String] {
    guard let entry else { return [] }
    let found = list(entry.value, "'\(entry.name)'", of: kind.section).compactMap { item in
      reference(item, "an entry of '\(entry.name)'", to: kind).map { ($0, item) }
    }
    checkUnique(found) { quoted($0) }
    return found.map(\.0).sorted()
  }
}
