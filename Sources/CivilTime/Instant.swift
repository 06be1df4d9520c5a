/// A midnight between two days: instant `n` is the morning of `Day(number: n)` and the close of `Day(number: n - 1)`.
///
/// An item on the days `first` to `last` occupies the instants from `first.morning` to `last.close`. A milestone on a
/// day happens at its close, so that its start and its end are both `day.close`.
public typealias Instant = Int

extension Day {
  /// The instant at which the day begins.
  public var morning: Instant { number }

  /// The instant at which the day ends.
  public var close: Instant { number + 1 }

  /// The day that begins at an instant.
  public init(morning: Instant) {
    self.init(number: morning)
  }

  /// The day that ends at an instant.
  public init(close: Instant) {
    self.init(number: close - 1)
  }

  /// The instants that belong to supported days.
  static let supportedInstants: ClosedRange<Instant> = Day.first.morning...Day.last.close
}
