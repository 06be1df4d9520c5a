public import CivilTime

extension Day {
  /// The day that a test writes as text.
  public init(text: String) {
    guard let day = Day(text) else { preconditionFailure("'\(text)' is no day.") }
    self = day
  }
}

extension DayRange {
  /// The days that a test writes as text; a single day is a range, too.
  public init(text: String) {
    guard let days = DayRange(text) ?? Day(text).map({ DayRange($0) }) else {
      preconditionFailure("'\(text)' is no range of days.")
    }
    self = days
  }
}

extension Span {
  /// The span that a test writes as text.
  public init(text: String) {
    guard let span = Span(text) else { preconditionFailure("'\(text)' is no span.") }
    self = span
  }
}
