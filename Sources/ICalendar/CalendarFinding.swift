/// Something in a calendar file that was not used, or was used although it is not sound.
public struct CalendarFinding: Hashable, Sendable {
  /// What became of the text the finding speaks of.
  public enum Outcome: String, Sendable {
    /// The component or line was left out.
    case skipped
    /// It was used, in the way the message says.
    case unsound
  }

  /// The line in the file, counted from 1, on which the component or content line begins.
  public let line: Int
  public let outcome: Outcome
  /// The UID of the event concerned, where there is one.
  public let uid: String?
  /// What is wrong and, where there is advice, what to do: full sentences.
  public let message: String

  public init(line: Int, outcome: Outcome, uid: String? = nil, message: String) {
    self.line = line
    self.outcome = outcome
    self.uid = uid
    self.message = message
  }
}
