/// A single value: its text, how it was written and what it is under the YAML 1.2 core schema.
public struct Scalar: Hashable, Sendable {
  public let text: String
  public let style: Style
  public let kind: Kind

  /// How a scalar is written.
  public enum Style: Hashable, Sendable {
    case plain
    case quoted
    /// Literal (`|`) or folded (`>`).
    case block
  }

  /// What a scalar is under the core schema (YAML 1.2.2 section 10.3.2). Dates, times and `yes` are strings.
  public enum Kind: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    /// A number with a fraction or an exponent, or a whole one beyond the range of `Int`.
    case float(Double)
    case string
  }

  public init(text: String, style: Style, kind: Kind) {
    self.text = text
    self.style = style
    self.kind = kind
  }

  /// The scalar that `text` is when written without quotes.
  public init(plain text: String) {
    self.init(text: text, style: .plain, kind: CoreSchema.kind(ofPlain: text))
  }

  /// What stands here, as messages say it after "found".
  public var summary: String {
    switch kind {
    case .null: "nothing"
    case .bool: "the truth value \(text)"
    case .int, .float: "the number \(cut(text, to: 40))"
    case .string: "the text \(quoted(text))"
    }
  }
}
