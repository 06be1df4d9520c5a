import ScenarioText

/// Puts the values of a patch into the tree of a base, and collects what cannot be put there.
///
/// Mappings are merged key by key and `null` removes a key; the named entries of a list are merged one by one; whatever
/// else the patch says replaces what the base says.
struct PatchApplication {
  private(set) var findings: [Finding] = []
  /// The keys that lead to what is being merged, for messages.
  var path: [String] = []

  /// What may stand beside the short value of a rule.
  private static let besideShort: Set<String> = ["is", "why", "owner", "firm", "soft", "name", "notes"]

  /// Keys of which a mapping has those of one set: giving the first of a set drops those of the other sets.
  private static let exclusive: [[[String]]] = [
    [["start"], ["between"]],
    [["days"], ["weeks"], ["months"], ["working-days"]],
    [StageEntry.ofWork, StageEntry.ofDecision],
    [["done"], ["started", "remaining"]],
  ]

  /// How a value of the patch meets that of the base.
  private enum Merge {
    /// Key by key; the base in its long form.
    case mapping(Node, [Entry])
    /// Entry by entry; the base as a list.
    case list(Node, [Node], NamedList)
    /// The patch says the short value of a rule that the base has in long form, with `is` at that index.
    case short([Entry], Int)
    case replacement
  }

  private func merge(_ base: Node, _ patch: Node, list: NamedList?) -> Merge {
    guard let entries = patch.entries, list?.isOption(patch) != true else {
      if let entries = base.entries, let index = entries.firstIndex(where: { $0.name == "is" }) {
        return .short(entries, index)
      }
      guard let list, let items = patch.items, let base = list.asList(base) else { return .replacement }
      return list.replaces(items) ? .replacement : .list(base, items, list)
    }
    if base.entries != nil, list?.isOption(base) != true || !patch.has("is") { return .mapping(base, entries) }
    guard base.scalar?.kind != .null, entries.allSatisfy({ Self.besideShort.contains($0.name) }) else {
      return .replacement
    }
    // A rule in short form gets its long form where the patch says something beside the value.
    let key = Node(place: base.place, length: base.length, content: .scalar(Scalar(plain: "is")))
    return .mapping(patch.holding(.mapping([Entry(key: key, name: "is", value: base)])), entries)
  }

  /// The value of the base with that of the patch in it.
  ///
  /// - Parameter list: How entries are named where the value is a list of them.
  mutating func value(_ base: Node, overriddenBy patch: Node, list: NamedList?) -> Node {
    switch merge(base, patch, list: list) {
    case .mapping(let base, let entries): return mapping(base, overriddenBy: entries, list: list)
    case .list(let base, let items, let list): return self.list(base, overriddenBy: items, list)
    case .replacement: return added(patch, list: list)
    case .short(var entries, let index):
      // What stands beside the value stays.
      let old = entries[index]
      entries[index] = Entry(key: old.key, name: old.name, value: value(old.value, overriddenBy: patch, list: list))
      return base.holding(.mapping(entries))
    }
  }

  /// A value new to the base; what it removes is reported, since there is nothing.
  mutating func added(_ patch: Node, list: NamedList?) -> Node {
    if let entries = patch.entries { return mapping(patch.holding(.mapping([])), overriddenBy: entries, list: list) }
    guard let list, let items = patch.items, !list.replaces(items) else { return patch }
    return self.list(patch.holding(.sequence([])), overriddenBy: items, list)
  }

  /// An entry of both; its key is that of the text which says its value.
  private mutating func entry(_ base: Entry, overriddenBy patch: Entry, list: NamedList?) -> Entry {
    let key =
      switch merge(base.value, patch.value, list: list) {
      case .mapping: patch.value.has("is") ? patch.key : base.key
      case .list: base.key
      case .short, .replacement: patch.key
      }
    return Entry(key: key, name: base.name, value: value(base.value, overriddenBy: patch.value, list: list))
  }

  private mutating func mapping(_ base: Node, overriddenBy patch: [Entry], list: NamedList?) -> Node {
    var entries: [Entry?] = base.entries ?? []
    var index: [String: Int] = [:]
    for (position, entry) in (base.entries ?? []).enumerated() { index[entry.name] = position }
    let named = Set(patch.map(\.name))
    let given = Set(patch.filter { !isRemoval($0.value, mayBeLong: path.count >= 2) }.map(\.name))
    for sets in Self.exclusive {
      guard let kept = sets.firstIndex(where: { $0.first.map(given.contains) ?? false }) else { continue }
      for (other, keys) in sets.enumerated() where other != kept {
        for key in keys where !named.contains(key) {
          if let position = index.removeValue(forKey: key) { entries[position] = nil }
        }
      }
    }
    let isOfKind = given.contains("kind") || index["kind"] != nil
    for entry in patch {
      path.append(entry.name)
      defer { path.removeLast() }
      let inner = entry.name == "is" ? list : NamedList.named(entry.name, isOfKind: isOfKind)
      if !given.contains(entry.name) {
        checkNothingBeside(entry.value, names: [])
        if let position = index.removeValue(forKey: entry.name) {
          entries[position] = nil
        } else {
          reportNothing(entry, among: base.entries ?? [])
        }
      } else if let position = index[entry.name], let old = entries[position] {
        entries[position] = self.entry(old, overriddenBy: entry, list: inner)
      } else {
        entries.append(Entry(key: entry.key, name: entry.name, value: added(entry.value, list: inner)))
      }
    }
    return base.holding(.mapping(entries.compactMap(\.self)))
  }

  /// Whether the patch removes what stands here: `null`, or the long form with nothing under `is`.
  ///
  /// - Parameter mayBeLong: Whether a rule or an entry stands here, not a section, in which `is` is the name of an item.
  func isRemoval(_ node: Node, mayBeLong: Bool) -> Bool {
    if node.scalar?.kind == .null { return true }
    return mayBeLong && node.entries?.contains { $0.name == "is" && $0.value.scalar?.kind == .null } ?? false
  }

  /// Reports what stands beside `is: null`, other than the keys that name an entry.
  mutating func checkNothingBeside(_ node: Node, names: [String]) {
    for entry in node.entries ?? [] where entry.name != "is" && !names.contains(entry.name) {
      error(
        "conflicting-keys", entry.key, "'\(entry.name)' cannot stand beside 'is: null', which removes everything",
        advice: "Delete one of the two.")
    }
  }

  private mutating func reportNothing(_ entry: Entry, among known: [Entry]) {
    let names = known.map(\.name).sorted()
    let meant = meant(entry.name, among: names)
    error(
      "nothing-to-remove", entry.key, "\(subject) has no \(quoted(entry.name)) to remove",
      expected: 1...12 ~= names.count ? "one of " + names.joined(separator: ", ") : nil,
      advice: meant.map { "Did you mean '\($0)'?" } ?? "Maybe it is gone already.")
  }

  /// What holds the key being merged, as messages name it.
  var subject: String {
    let owner = path.dropLast()
    return owner.isEmpty ? "the scenario" : "'\(owner.joined(separator: "."))'"
  }

  mutating func error(
    _ code: String, _ node: Node, _ message: String, expected: String? = nil, advice: String? = nil
  ) {
    findings.append(
      Finding(code, at: node.place, length: node.length, message, expected: expected, advice: advice))
  }
}

extension Node {
  /// Whether the node is a mapping with the key.
  func has(_ key: String) -> Bool { entries?.contains { $0.name == key } ?? false }

  /// Another content at the same place.
  func holding(_ content: Content) -> Node { Node(place: place, length: length, content: content) }
}
