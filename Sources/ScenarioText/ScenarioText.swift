/// Reading of YAML: text to a tree in which every node keeps its place.
///
/// The language is YAML 1.2 with the core schema, as far as libyaml reads it, less what a scenario has no use for: one
/// document a file, mapping keys are strings, no merge keys, no tags but those of the core schema. Anchors and aliases
/// are unfolded. JSON is read as well, except that libyaml takes no surrogate pairs (`\ud83d\ude00`).
public enum ScenarioText {
  /// How much of a text is read before it is refused.
  public struct Limits: Sendable {
    /// Bytes of the text.
    public var bytes = 16_000_000
    /// Collections inside each other, aliases unfolded.
    public var depth = 64
    /// Scalars, sequences and mappings, aliases unfolded, keys included.
    public var nodes = 2_000_000
    /// Bytes of one scalar.
    public var scalarBytes = 1_000_000
    /// Errors after which reading stops.
    public var errors = 100

    public static let standard = Limits()

    public init() {}
  }

  /// Reads the one document of a text.
  ///
  /// - Parameter file: The name that places carry.
  /// - Returns: The tree, and what was found in the order of the text. There is no tree after a syntax error, beyond a
  ///   limit, and where the tree would lack something that the text has. A mapping keeps the first of duplicate keys.
  /// - Complexity: O(bytes), and O(`limits.nodes`) for aliases.
  public static func parse(_ bytes: [UInt8], file: String, limits: Limits = .standard) -> (Node?, [Finding]) {
    let start = SourcePlace(file: file, line: 1, column: 1)
    guard bytes.count <= limits.bytes else {
      let finding = Finding(
        "too-large", at: start, "the text has \(bytes.count) bytes", expected: "at most \(limits.bytes) bytes",
        advice: "Maybe this is not a scenario file.")
      return (nil, [finding])
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let finding = Finding(
        "utf-16", at: start, "the text is in UTF-16", expected: "a text file in UTF-8", advice: "Save it as UTF-8.")
      return (nil, [finding])
    }
    let source = SourceText(file: file, bytes: bytes)
    if let (offset, flaw) = ByteFlaw.first(in: source.bytes) {
      return (nil, [flaw.finding(at: source.place(ofByte: offset))])
    }
    if let finding = DocumentBounds.unknownDirective(in: source) { return (nil, [finding]) }
    var builder = TreeBuilder(source, limits: limits)
    let tree = builder.build()
    return (tree, builder.findings)
  }
}
