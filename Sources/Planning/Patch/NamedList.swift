import ScenarioText

/// How the entries of a list are told apart, so that a patch can name the one it changes.
struct NamedList {
  /// The keys that name an entry: all of one row.
  let names: [[String]]
  /// A key that tells entries of one name apart, and what it is where it is not written.
  var qualifier: (key: String, unwritten: String?)?
  /// The key that an entry without keys stands for.
  var plain: String?
  /// Whether a new entry must say which it comes after.
  var isOrdered = false

  /// The naming of the lists under a key; nil where a list is of plain values, and replaced whole.
  ///
  /// - Parameter isOfKind: Whether it stands in a document of a kind, which places its new stages itself.
  static func named(_ key: String, isOfKind: Bool) -> NamedList? {
    switch key {
    case "order": NamedList(names: [["first", "then"]], qualifier: ("type", LinkType.finishToStart.rawValue))
    case "needs": NamedList(names: [["document"], ["task"]], qualifier: ("stage", nil))
    case "needed-by": NamedList(names: [["meeting"], ["task"]], qualifier: ("stage", nil))
    case "parties", "members": NamedList(names: [["party"]], plain: "party")
    case "place": NamedList(names: [["place"]], plain: "place")
    case "pairs": NamedList(names: [["between"], ["from", "to"]])
    case "by-distance": NamedList(names: [["up-to-km"], ["beyond"]])
    case "stages": NamedList(names: [["name"]], isOrdered: !isOfKind)
    default: nil
    }
  }

  /// The keys that may name an entry.
  var keys: [String] { names.flatMap(\.self) + (qualifier.map { [$0.key] } ?? []) }

  /// Whether a mapping is one entry written without its list, as in `place: {place: baku, cost: 3}`.
  func isOption(_ node: Node) -> Bool { plain.map(node.has) ?? false }

  /// Whether a list of the patch replaces that of the base: one that is empty, or in which a plain value stands.
  func replaces(_ items: [Node]) -> Bool {
    items.isEmpty || plain != nil && items.contains { $0.entries == nil }
  }

  /// The base as a list: a single place is a list of one.
  func asList(_ base: Node) -> Node? {
    if base.items != nil { return base }
    guard plain == "place", base.scalar.map({ $0.kind != .null }) ?? isOption(base) else { return nil }
    return base.holding(.sequence([base]))
  }

  /// The name of an entry; nil where it has none.
  func name(of item: Node) -> EntryName? {
    guard let entries = item.entries else {
      guard let plain, let text = item.scalar?.text else { return nil }
      return EntryName(keys: [plain], values: [text])
    }
    let values = Dictionary(entries.map { ($0.name, $0.value) }) { first, _ in first }
    for keys in names where keys.allSatisfy({ values[$0] != nil }) {
      let texts = keys.map { values[$0].flatMap(nameText) }
      guard !texts.contains(nil) else { return nil }
      let written = qualifier.flatMap { values[$0.key]?.scalar?.text }
      return EntryName(keys: keys, values: texts.compactMap(\.self), qualifier: written)
    }
    return nil
  }

  /// The two ends of `between` are a name in either order.
  private func nameText(_ node: Node) -> String? {
    if let scalar = node.scalar { return scalar.kind == .null ? nil : scalar.text }
    let ends = (node.items ?? []).compactMap(\.scalar?.text)
    return ends.isEmpty || ends.count < node.items?.count ?? 0 ? nil : ends.sorted().joined(separator: ", ")
  }
}

/// What an entry of a list is called.
struct EntryName: Hashable, CustomStringConvertible {
  var keys: [String]
  var values: [String]
  /// As written; nil where it is not.
  var qualifier: String?

  var unqualified: EntryName { EntryName(keys: keys, values: values) }

  /// As a patch writes it: `{first: a, then: b}`.
  var description: String {
    "{" + zip(keys, values).map { "\($0): \($0 == "between" ? "[\($1)]" : $1)" }.joined(separator: ", ") + "}"
  }
}
