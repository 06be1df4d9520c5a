import CivilTime

/// A work calendar together with its weekend, which online places take over.
struct WeekCalendar: Hashable {
  var calendar: WorkCalendar
  var weekend: Set<Weekday>
  /// How many calendars it is made of, itself included.
  var partCount = 1

  /// The most calendars that one is made of: each day is asked of all of them.
  static let largestPartCount = 200

  static let plain = WeekCalendar(calendar: .plain, weekend: [.saturday, .sunday])
}
