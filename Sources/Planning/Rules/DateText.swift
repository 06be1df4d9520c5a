package import CivilTime

/// Dates as sentences write them.
package enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// Such as `27 August 2023`.
  package static func day(_ day: Day) -> String { "\(day.day) \(months[day.month - 1]) \(day.year)" }

  /// Such as `Sun 27 August 2023`.
  package static func weekday(_ day: Day) -> String { "\(day.weekday.name.prefix(3)) \(self.day(day))" }

  /// Such as `27 - 29 August 2023`, as short as the months and years allow.
  package static func range(_ days: DayRange) -> String {
    let (first, last) = (days.first, days.last)
    if first == last { return day(first) }
    if first.year != last.year { return "\(day(first)) - \(day(last))" }
    if first.month != last.month { return "\(first.day) \(months[first.month - 1]) - \(day(last))" }
    return "\(first.day) - \(day(last))"
  }

  /// `1 day`, `3 days`.
  package static func days(_ count: Int) -> String { "\(count) \(count == 1 ? "day" : "days")" }
}
