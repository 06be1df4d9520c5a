import ScenarioText

/// The entries of a mapping by key.
struct Fields {
  /// What the mapping says something about, as messages name it.
  let subject: String
  /// Where a finding about the whole mapping belongs.
  let owner: Node
  private let entries: [String: Entry]

  init(_ entries: [Entry], subject: String, owner: Node) {
    self.subject = subject
    self.owner = owner
    self.entries = Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
  }

  subscript(key: String) -> Entry? { entries[key] }

  /// The first of the keys that is there.
  func first(of keys: [String]) -> Entry? { keys.lazy.compactMap { self[$0] }.first }
}

extension Reader {
  /// The entries of a mapping; unknown and missing keys are reported. `name` and `notes` are always known.
  ///
  /// - Parameters:
  ///   - subject: What the mapping is about, as messages name it.
  ///   - owner: The key or node that findings about the whole mapping point at; nil for the mapping itself.
  mutating func fields(
    _ node: Node, _ subject: String, owner: Node? = nil, keys: [String], required: [String] = [],
    isItem: Bool = true
  ) -> Fields? {
    guard let entries = node.entries else {
      wrongType(
        node, subject,
        expected: "a mapping with \(required.isEmpty ? "keys such as" : "the key") "
          + alternatives((required.isEmpty ? Array(keys.prefix(3)) : required).map { "'\($0)'" }))
      return nil
    }
    let known = isItem ? keys + ["name", "notes"] : keys
    for entry in entries where !known.contains(entry.name) {
      let meant = meant(entry.name, among: known.sorted())
      error(
        "unknown-key", entry.key, "\(subject) has no key \(quoted(entry.name))",
        expected: "one of " + known.sorted().joined(separator: ", "), advice: meant.map { "Did you mean '\($0)'?" })
    }
    let fields = Fields(entries, subject: subject, owner: owner ?? node)
    for key in required where fields[key] == nil { missing(key, fields) }
    if isItem {
      if let name = fields["name"] { _ = text(name.value, "'name'") }
      _ = notes(fields["notes"])
    }
    return fields
  }

  mutating func missing(_ key: String, _ fields: Fields, advice: String? = nil) {
    error("missing-key", fields.owner, "\(fields.subject) lacks '\(key)'", expected: "the key '\(key)'", advice: advice)
  }

  /// Reports keys that may not stand together.
  mutating func conflict(_ entry: Entry, _ message: String, advice: String? = nil) {
    error("conflicting-keys", entry.key, message, advice: advice)
  }

  mutating func wrongType(_ node: Node, _ subject: String, expected: String, advice: String? = nil) {
    error("wrong-type", node, "\(subject) is \(node.summary)", expected: expected, advice: advice)
  }

  /// The entries of a section of named things, in the order of their names.
  mutating func section(_ root: Fields, _ kind: NameKind) -> [Entry] {
    guard let section = root[kind.section] else { return [] }
    guard let entries = section.value.entries else {
      wrongType(section.value, "'\(kind.section)'", expected: "a mapping from names to \(kind.section)")
      return []
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// The items of a list.
  mutating func list(_ node: Node, _ subject: String, of what: String) -> [Node] {
    guard let items = node.items else {
      wrongType(node, subject, expected: "a list of \(what)", advice: advice(forMissingList: node))
      return []
    }
    return items
  }

  private func advice(forMissingList node: Node) -> String? {
    guard let scalar = node.scalar, scalar.kind != .null, scalar.style == .plain else { return nil }
    return "Maybe write [\(scalar.text)]."
  }

  /// Reports items that stand in a list twice; `items` pairs what must be unique with its node.
  mutating func checkUnique<Value: Hashable>(_ items: [(Value, Node)], _ describe: (Value) -> String) {
    var seen: Set<Value> = []
    for (value, node) in items where !seen.insert(value).inserted {
      error("duplicate-entry", node, "\(describe(value)) stands in the list already", advice: "Delete one of the two.")
    }
  }
}
