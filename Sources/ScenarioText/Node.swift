/// One value of the tree that a text describes, with its place.
public struct Node: Sendable {
  /// Where the value starts; for an alias, where the alias stands.
  public let place: SourcePlace
  /// How many `Character`s the value takes on its line; 1 for collections and for scalars of several lines.
  public let length: Int
  public let content: Content

  /// What a node holds.
  public enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Entry])
  }

  public init(place: SourcePlace, length: Int = 1, content: Content) {
    self.place = place
    self.length = length
    self.content = content
  }

  /// The scalar, when the node is one.
  public var scalar: Scalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The items, when the node is a sequence.
  public var items: [Node]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The entries in the order of the text, when the node is a mapping.
  public var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// What stands here, as messages say it after "found": `a list`, `the text 'xining'`.
  public var summary: String {
    switch content {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar(let scalar): scalar.summary
    }
  }
}

/// One `key: value` of a mapping.
public struct Entry: Sendable {
  /// The key, always a scalar.
  public let key: Node
  /// The text of the key.
  public let name: String
  public let value: Node

  public init(key: Node, name: String, value: Node) {
    self.key = key
    self.name = name
    self.value = value
  }

  /// Where the key starts.
  public var keyPlace: SourcePlace { key.place }
}
