/// One thing to tell about a text: what is wrong, where, what was expected, and what may help.
public struct Finding: Sendable, Hashable {
  public let severity: Severity
  /// A stable name in kebab-case, such as `duplicate-key`.
  public let code: String
  public let place: SourcePlace
  /// How many `Character`s from the place on are meant; at least 1.
  public let length: Int
  /// What is wrong, without a full stop.
  public let message: String
  /// What would have been right, as a noun.
  public let expected: String?
  /// A sentence that helps: "Maybe …", "Did you mean …?".
  public let advice: String?

  /// How bad it is.
  public enum Severity: String, Sendable {
    /// No plan is made.
    case error
    /// Likely not meant; a plan is made.
    case warning
  }

  public init(
    _ code: String, severity: Severity = .error, at place: SourcePlace, length: Int = 1, _ message: String,
    expected: String? = nil, advice: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.place = place
    self.length = max(1, length)
    self.message = message
    self.expected = expected
    self.advice = advice
  }
}

extension [Finding] {
  /// Whether any of them is an error.
  public var containErrors: Bool { contains { $0.severity == .error } }
}
