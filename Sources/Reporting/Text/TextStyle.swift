/// How a text is laid out: for a terminal of some width, with or without colours.
public struct TextStyle: Hashable, Sendable {
  public let hasColour: Bool
  /// Terminal columns, at least 80.
  public let width: Int

  public init(hasColour: Bool = false, width: Int = 100) {
    self.hasColour = hasColour
    self.width = max(width, 80)
  }

  /// What a piece of text is, for its colour.
  enum Paint {
    case plain, heading, critical, good, faint
  }

  /// The text between the escape sequences of its colour (ECMA-48, SGR).
  func paint(_ text: String, _ paint: Paint) -> String {
    guard hasColour, !text.isEmpty else { return text }
    switch paint {
    case .plain: return text
    case .heading: return "\u{1B}[1m\(text)\u{1B}[0m"
    case .critical: return "\u{1B}[31m\(text)\u{1B}[0m"
    case .good: return "\u{1B}[32m\(text)\u{1B}[0m"
    case .faint: return "\u{1B}[2m\(text)\u{1B}[0m"
    }
  }
}
