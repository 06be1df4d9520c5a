import ScenarioText

/// Writes a patch: overrides, each a path and a value, as readable YAML that `Patch` reads back.
///
///     let window = PatchText.Override(["meetings", "rally", "window", "is"], .text("2024-06-01 .. 2024-06-30"))
///     let link = PatchText.Override(
///       ["order", .entry(["first": .text("forum"), "then": .text("rally")]), "at-least"], .text("2 weeks"))
///     print(PatchText(title: "The Rally in June", overrides: [window, link]).text)
///
///     # Overrides on a scenario: convene plan SCENARIO --with THIS-FILE
///     patch: 1
///     title: The Rally in June
///     meetings:
///       rally:
///         window:
///           is: 2024-06-01 .. 2024-06-30
///     order:
///       - first: forum
///         then: rally
///         at-least: 2 weeks
///
/// Keys stand in the order in which the overrides first name them, so that the same overrides make the same text.
public struct PatchText: Sendable {
  /// One value at one place of the scenario.
  public struct Override: Hashable, Sendable {
    public var path: [Step]
    public var value: Value

    /// - Parameters:
    ///   - path: From the top of the scenario; at least one step, the first a key.
    ///   - value: Below an entry of a list it is a mapping with further keys of the entry, or `removed`.
    public init(_ path: [Step], _ value: Value) {
      self.path = path
      self.value = value
    }
  }

  /// A step down the tree.
  public enum Step: Hashable, Sendable, ExpressibleByStringLiteral {
    case key(String)
    /// The entry of a list that has these keys: those that name it, and `type` or `stage` where it takes one.
    case named([Field])

    /// The entry of a list with these keys and values.
    public static func entry(_ name: KeyValuePairs<String, Value>) -> Step {
      .named(name.map { Field($0.key, $0.value) })
    }

    public init(stringLiteral key: String) { self = .key(key) }
  }

  /// A value of the tree.
  public indirect enum Value: Hashable, Sendable {
    /// A text; quoted where YAML would take it for something else. A control character, which no scenario holds,
    /// becomes U+FFFD.
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([Value])
    case mapping([Field])
    /// Takes away what the base has.
    case removed
  }

  /// One key of a mapping.
  public struct Field: Hashable, Sendable {
    public var key: String
    public var value: Value

    public init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  public var title: String?
  /// What stands at the head of the file for readers; may have several lines.
  public var comment: String
  public var overrides: [Override]

  public init(
    title: String? = nil, comment: String = "Overrides on a scenario: convene plan SCENARIO --with THIS-FILE",
    overrides: [Override]
  ) {
    self.title = title
    self.comment = comment
    self.overrides = overrides
  }

  /// The overrides as one mapping from sections to values.
  ///
  /// Of two overrides at one path the later one holds.
  var tree: [Field] {
    var sections: [Field] = []
    for override in overrides { sections.set(override.value, at: override.path[...]) }
    return sections
  }
}

extension [PatchText.Field] {
  /// Puts a value at a path, with the mappings and lists that lead to it.
  fileprivate mutating func set(_ value: PatchText.Value, at path: ArraySlice<PatchText.Step>) {
    guard case .key(let key)? = path.first else {
      preconditionFailure("The path of an override starts with a key, and no two entries of lists follow each other.")
    }
    let rest = path.dropFirst()
    let index = firstIndex { $0.key == key } ?? endIndex
    if index == endIndex { append(PatchText.Field(key, .mapping([]))) }
    switch rest.first {
    case nil: self[index].value = value
    case .key:
      var fields: [PatchText.Field] = if case .mapping(let fields) = self[index].value { fields } else { [] }
      fields.set(value, at: rest)
      self[index].value = .mapping(fields)
    case .named(let name):
      var items: [PatchText.Value] = if case .list(let items) = self[index].value { items } else { [] }
      items.set(value, at: rest.dropFirst(), name)
      self[index].value = .list(items)
    }
  }
}

extension [PatchText.Value] {
  /// Puts a value at a path within the entry that starts with the fields of a name.
  fileprivate mutating func set(
    _ value: PatchText.Value, at path: ArraySlice<PatchText.Step>, _ name: [PatchText.Field]
  ) {
    let position = firstIndex { item in
      if case .mapping(let fields) = item { name.allSatisfy(fields.contains) } else { false }
    }
    var fields: [PatchText.Field] =
      if let position, case .mapping(let fields) = self[position] { fields } else { name }
    switch (path.isEmpty, value) {
    case (false, _): fields.set(value, at: path)
    case (true, .removed): fields = name + [PatchText.Field("is", .removed)]
    case (true, .mapping(let others)):
      for other in others { fields.set(other.value, at: [.key(other.key)]) }
    case (true, _): preconditionFailure("An entry of a list is given a mapping, or removed.")
    }
    if let position { self[position] = .mapping(fields) } else { append(.mapping(fields)) }
  }
}
