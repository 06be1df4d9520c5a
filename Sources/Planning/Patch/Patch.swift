public import ScenarioText

/// Named overrides on a scenario: `patch: 1`, then any sections of a scenario, holding what is to be otherwise.
///
/// A patch is applied to the tree of its base, so that every value keeps the place where it is written, be it the base
/// or the patch, and all errors of scenarios are found in both.
public struct Patch: Sendable {
  /// What the patch is called, for people.
  public let title: String?
  /// The sections, without the head.
  let overrides: Node

  /// Reads the text of a patch, under the limits of scenarios.
  ///
  /// - Returns: The patch, unless it is no YAML or no mapping, and what was found in it. What is wrong inside the
  ///   sections is found when the patch is applied.
  public static func parse(_ source: InputFile) -> (Patch?, [Finding]) {
    let (tree, findings) = ScenarioText.parse(source.bytes, file: source.file)
    guard let tree else { return (nil, findings) }
    var reader = Reader(file: source.file, files: source.files)
    let patch = reader.patch(tree)
    return (patch, findings + reader.sortedFindings)
  }

  /// The tree of a base with the overrides in it; a base that is no mapping is no scenario, and stays.
  ///
  /// - Returns: The tree, and what is wrong with single overrides, which are then left out.
  /// - Complexity: O(nodes of the base and the patch).
  public func applied(to base: Node) -> (Node, [Finding]) {
    guard base.entries != nil else { return (base, []) }
    var application = PatchApplication()
    return (application.value(base, overriddenBy: overrides, list: nil), application.findings)
  }
}

extension Reader {
  private static let headKeys = ["patch", "title", "notes"]
  /// What a patch cannot change: the language of the base, and the name by which calendars know its items.
  private static let fixedKeys = ["convene", "id"]

  fileprivate mutating func patch(_ tree: Node) -> Patch? {
    let sections = Self.topKeys.filter { !(Self.headKeys + Self.fixedKeys).contains($0) }
    guard
      let head = fields(
        tree, "the patch", keys: Self.headKeys + sections, required: ["patch"], isItem: false),
      let entries = tree.entries
    else { return nil }
    if let entry = head["patch"], let version = integer(entry.value, "'patch'"), version != 1 {
      error(
        "version", entry.value, "the patch is in version \(version) of the language", expected: "patch: 1",
        advice: version > 1 ? "Maybe a newer Convene reads it." : nil)
    }
    _ = notes(head["notes"])
    let overrides = entries.filter { sections.contains($0.name) }
    return Patch(
      title: head["title"].flatMap { text($0.value, "'title'") },
      overrides: Node(place: tree.place, length: tree.length, content: .mapping(overrides)))
  }
}
