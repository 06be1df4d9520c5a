public import CivilTime

/// A DATE or DATE-TIME of a calendar (RFC 5545 sections 3.3.4 and 3.3.5).
public struct CalendarTime: Hashable, Sendable {
  /// What the clock of a time of day follows.
  public enum Zone: Hashable, Sendable {
    case floating
    case utc
    /// A TZID as written, not looked up.
    case named(String)
  }

  /// A time of day.
  public struct Clock: Hashable, Sendable {
    /// Seconds after midnight, 0 ... 86400; the last is a leap second at the end of the day.
    public let second: Int
    public let zone: Zone

    public init(second: Int, zone: Zone) {
      self.second = second
      self.zone = zone
    }
  }

  public let day: Day
  /// The time of day, nil for a whole day.
  public let clock: Clock?

  public init(day: Day, clock: Clock? = nil) {
    self.day = day
    self.clock = clock
  }

  public var isWholeDay: Bool { clock == nil }
}
