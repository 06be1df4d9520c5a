public import CivilTime

/// How often a time of day occurs on a day in a zone.
public enum LocalTime: Hashable, Sendable {
  /// Once, as nearly all do.
  case unique
  /// Never: the clocks are put forward over it.
  case gap
  /// Twice: the clocks are put back over it.
  case fold

  /// Finds how often a local time occurs.
  ///
  /// - Parameters:
  ///   - minute: Minutes after midnight, 0 ..< 1440.
  ///   - zone: A name of the tz database.
  /// - Throws: `CalendarError.unknownZone`.
  public static func occurrence(of minute: Int, on day: Day, zone: String) throws(CalendarError) -> LocalTime {
    precondition((0..<1440).contains(minute), "A time of day lies between 00:00 and 23:59.")
    let offsets = try ZoneOffsets(identifier: zone)
    let local = day.number * ZoneOffsets.secondsPerDay + minute * 60
    // Offsets lie within a day of UTC, so these probes see every offset that could apply.
    let candidates = Set([-1, 0, 1].map { offsets.offset(at: local + $0 * ZoneOffsets.secondsPerDay) })
    switch candidates.count(where: { offsets.offset(at: local - $0) == $0 }) {
    case 0: return .gap
    case 1: return .unique
    default: return .fold
    }
  }
}
