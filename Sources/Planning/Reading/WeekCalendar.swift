import CivilTime

/// A work calendar together with its weekend, which online places take over.
struct WeekCalendar: Hashable {
  var calendar: WorkCalendar
  var weekend: Set<Weekday>

  static let plain = WeekCalendar(calendar: .plain, weekend: [.saturday, .sunday])
}
