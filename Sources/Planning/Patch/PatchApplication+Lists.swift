import ScenarioText

extension PatchApplication {
  /// The list of the base with the named entries of the patch in it.
  mutating func list(_ base: Node, overriddenBy items: [Node], _ list: NamedList) -> Node {
    var merging = ListMerging(base.items ?? [], list)
    var seen: Set<EntryName> = []
    for item in items {
      guard let name = list.name(of: item) else {
        reportNameless(item, list)
        continue
      }
      guard seen.insert(name).inserted else {
        error("duplicate-entry", item, "\(name) stands in the list already", advice: "Delete one of the two.")
        continue
      }
      switch merging.find(name) {
      case .none: add(item, name, to: &merging, base)
      case .one(let position): change(position, in: &merging, by: item, name)
      case .many(let places): reportAmbiguous(item, name, places, list)
      case .unqualified(let place): reportUnqualified(item, name, place, list)
      }
    }
    return base.holding(.sequence(merging.merged))
  }

  private mutating func change(_ position: Int, in merging: inout ListMerging, by item: Node, _ name: EntryName) {
    if isRemoval(item, mayBeLong: true) {
      checkNothingBeside(item, names: merging.list.keys)
      merging.entries[position] = nil
      return
    }
    guard let old = merging.entries[position] else { return }
    if merging.list.isOrdered, let after = item.entries?.first(where: { $0.name == "after" }) {
      error(
        "conflicting-keys", after.key, "the stage \(quoted(name.values[0])) is there already, 'after' cannot move it",
        advice: "Delete 'after'.")
      return
    }
    path.append("\(name)")
    merging.entries[position] = old.entries == nil ? added(item, list: nil) : value(old, overriddenBy: item, list: nil)
    path.removeLast()
  }

  private mutating func add(_ item: Node, _ name: EntryName, to merging: inout ListMerging, _ base: Node) {
    guard !isRemoval(item, mayBeLong: true) else {
      let known = merging.names
      let meant = meant(name.values.joined(separator: " "), among: known.map { $0.values.joined(separator: " ") })
      let near = known.first { $0.values.joined(separator: " ") == meant }
      error(
        "nothing-to-remove", item, "'\(path.joined(separator: "."))' has no \(name) to remove",
        advice: near.map { "Did you mean \($0)?" } ?? "Maybe it is gone already.")
      return
    }
    path.append("\(name)")
    let new = added(item, list: nil)
    path.removeLast()
    guard merging.list.isOrdered, !(base.items ?? []).isEmpty else {
      merging.append(new)
      return
    }
    insertStage(new, name, into: &merging)
  }

  /// A new stage says which one it follows, since the order of a list is that of the work.
  private mutating func insertStage(_ item: Node, _ name: EntryName, into merging: inout ListMerging) {
    guard let after = item.entries?.first(where: { $0.name == "after" }) else {
      let known = merging.names.map { $0.values[0] }
      let stage = item.entries?.first { $0.name == "name" }?.value ?? item
      error(
        "dangling-name", stage, "'\(path.joined(separator: "."))' has no stage \(quoted(name.values[0]))",
        expected: "one of " + known.joined(separator: ", "),
        advice: meant(name.values[0], among: known.sorted()).map { "Did you mean '\($0)'?" }
          ?? "A new stage says which one it follows, such as after: \(known.last ?? "").")
      return
    }
    let text = after.value.scalar?.text ?? ""
    let entries = (item.entries ?? []).filter { $0.name != "after" }
    let stage = item.holding(.mapping(entries))
    guard merging.insert(stage, name, after: text) else {
      let known = merging.names.map { $0.values[0] }
      error(
        "dangling-name", after.value, "'after' is \(after.value.summary)",
        expected: "one of " + known.joined(separator: ", "),
        advice: meant(text, among: known.sorted()).map { "Did you mean '\($0)'?" })
      return
    }
  }

  private mutating func reportNameless(_ item: Node, _ list: NamedList) {
    let forms = list.names.map { $0.map { "'\($0)'" }.joined(separator: " and ") }
    error(
      "missing-key", item, "an entry of '\(path.last ?? "")' in a patch does not say which it is",
      expected: "an entry with \(alternatives(forms))")
  }

  private mutating func reportAmbiguous(_ item: Node, _ name: EntryName, _ places: [SourcePlace], _ list: NamedList) {
    let lines = alternatives(places.map(\.description)).replacing(" or ", with: " and ")
    let key = list.qualifier?.key
    let advice =
      if let key, name.qualifier == nil {
        "Say '\(key)' too, in the entry of the patch."
      } else {
        "They cannot be told apart; maybe make one entry of them."
      }
    error(
      "ambiguous-entry", item, "\(name) is the name of \(places.count) entries, at \(lines)",
      expected: "the name of one entry", advice: advice)
  }

  private mutating func reportUnqualified(_ item: Node, _ name: EntryName, _ place: SourcePlace, _ list: NamedList) {
    let key = list.qualifier?.key ?? ""
    error(
      "ambiguous-entry", item, "the entry \(name) at \(place) has no '\(key)', which means the last one",
      expected: "\(name) without '\(key)', to change that entry",
      advice: "To have both, remove the entry with is: null in a first patch, and add two in a second one.")
  }
}
