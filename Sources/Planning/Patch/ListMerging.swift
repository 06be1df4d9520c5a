import ScenarioText

/// A list on its way from base to result, with its entries by name.
struct ListMerging {
  let list: NamedList
  /// The entries of the base, nil where one was removed, and behind them what the patch adds at the end.
  var entries: [Node?]
  private var positions: [EntryName: [Int]] = [:]
  /// New stages by the one that each follows, in the order of the patch.
  private var insertions: [String: [(name: EntryName, item: Node)]] = [:]

  init(_ items: [Node], _ list: NamedList) {
    self.list = list
    entries = items
    for (position, item) in items.enumerated() {
      if let name = list.name(of: item) { positions[name.unqualified, default: []].append(position) }
    }
  }

  /// What a name of the patch stands for in the base.
  enum Found {
    case none
    case one(Int)
    case many([SourcePlace])
    /// An entry without qualifier, of which only other parts of the scenario say whether it is meant.
    case unqualified(SourcePlace)
  }

  func find(_ name: EntryName) -> Found {
    let known = (positions[name.unqualified] ?? []).compactMap { position in
      entries[position].map { (position, $0.place, list.name(of: $0)?.qualifier ?? list.qualifier?.unwritten) }
    }
    if known.isEmpty { return .none }
    if known.count == 1, name.qualifier == nil { return .one(known[0].0) }
    let same = known.filter { $0.2 == name.qualifier }
    if same.count == 1 { return .one(same[0].0) }
    if same.count > 1 || name.qualifier == nil { return .many((same.isEmpty ? known : same).map(\.1)) }
    return known.first { $0.2 == nil }.map { .unqualified($0.1) } ?? .none
  }

  mutating func append(_ item: Node) { entries.append(item) }

  /// Puts a new stage behind another.
  ///
  /// - Returns: Whether there is a stage of that name.
  mutating func insert(_ item: Node, _ name: EntryName, after stage: String) -> Bool {
    let isKnown = positions[EntryName(keys: ["name"], values: [stage])]?.contains { entries[$0] != nil } ?? false
    guard isKnown || insertions[stage] != nil else { return false }
    insertions[stage, default: []].append((name, item))
    insertions[name.values[0]] = insertions[name.values[0]] ?? []
    return true
  }

  /// The list with all changes.
  var merged: [Node] {
    var result: [Node] = []
    for entry in entries {
      if let entry { result.append(entry) }
      // What was put behind a stage last stands next to it.
      var open = entry.flatMap { list.name(of: $0) }.flatMap { insertions[$0.values[0]] } ?? []
      while let (name, item) = open.popLast() {
        result.append(item)
        open += insertions[name.values[0]] ?? []
      }
    }
    return result
  }

  /// The names of the entries, in their order.
  var names: [EntryName] { merged.compactMap { list.name(of: $0) } }
}
