import CivilTime
import Foundation

/// The offsets from UTC of a zone of the tz database. Instants are seconds since 1970-01-01T00:00:00Z.
struct ZoneOffsets {
  /// An instant from which another offset holds.
  struct Transition {
    let instant: Int
    /// Seconds east of UTC before and from the instant.
    let before: Int
    let after: Int
    let isDaylight: Bool
  }

  static let secondsPerDay = 86_400

  private let zone: TimeZone

  /// - Throws: `CalendarError.unknownZone` for anything but `Area/City` names that the tz database has, and `UTC`.
  init(identifier: String) throws(CalendarError) {
    // Foundation also takes abbreviations and offsets, which are no TZID that a calendar can use.
    guard identifier == "UTC" || identifier.contains("/"), let zone = TimeZone(identifier: identifier) else {
      throw .unknownZone(identifier, suggestion: Self.suggestion(for: identifier))
    }
    self.zone = zone
  }

  /// Seconds east of UTC at an instant.
  func offset(at instant: Int) -> Int {
    zone.secondsFromGMT(for: Self.date(instant))
  }

  /// The instants after `first` and up to `last` at which the offset changes.
  ///
  /// Found by daily probes, since two changes never lie within a day.
  func transitions(after first: Int, through last: Int) -> [Transition] {
    var found: [Transition] = []
    var low = first
    while low < last {
      let high = min(low + Self.secondsPerDay, last)
      let before = offset(at: low)
      let after = offset(at: high)
      if before != after {
        let instant = change(after: low, through: high)
        let isDaylight = zone.isDaylightSavingTime(for: Self.date(instant))
        found.append(Transition(instant: instant, before: before, after: after, isDaylight: isDaylight))
      }
      low = high
    }
    return found
  }

  private func change(after first: Int, through last: Int) -> Int {
    var low = first
    var high = last
    let before = offset(at: low)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offset(at: middle) == before { low = middle } else { high = middle }
    }
    return high
  }

  private static func date(_ instant: Int) -> Date {
    Date(timeIntervalSince1970: Double(instant))
  }

  private static func suggestion(for identifier: String) -> String? {
    let wanted = words(identifier)
    guard !wanted.isEmpty else { return nil }
    let known = TimeZone.knownTimeZoneIdentifiers.sorted()
    return known.first { words($0) == wanted }
      ?? known.first {
        words($0.split(separator: "/").last ?? "") == wanted.split(separator: "/").last.map(String.init)
      }
  }

  private static func words(_ name: some StringProtocol) -> String {
    name.lowercased().replacing(" ", with: "_")
  }
}
