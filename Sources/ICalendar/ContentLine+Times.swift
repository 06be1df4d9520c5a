public import CivilTime

/// Lines that name days and instants (RFC 5545 sections 3.3.4 and 3.3.5).
extension ContentLine {
  /// Makes a line with `VALUE=DATE` that names a day.
  public static func date(_ name: String, _ day: Day) -> ContentLine {
    ContentLine(name, parameters: [Parameter("VALUE", "DATE")], dateText(day))
  }

  /// Makes DTSTART and DTEND of whole days; the written end is exclusive, the day after the last one.
  public static func wholeDays(_ days: DayRange) -> [ContentLine] {
    [date("DTSTART", days.first), date("DTEND", days.last.advanced(by: 1))]
  }

  /// Makes a line that names a local time in a zone.
  ///
  /// - Parameters:
  ///   - minute: Minutes after midnight, 0 ..< 1440.
  ///   - zone: The plain name in the tz database, the TZID of a `TimeZoneComponent`.
  public static func localTime(_ name: String, _ day: Day, minute: Int, zone: String) -> ContentLine {
    ContentLine(name, parameters: [Parameter("TZID", zone)], dateText(day) + timeText(second: minute * 60))
  }

  /// Makes a line that names an instant in UTC.
  ///
  /// - Parameter second: Seconds after midnight, 0 ..< 86400.
  public static func utc(_ name: String, _ day: Day, second: Int) -> ContentLine {
    ContentLine(name, dateText(day) + timeText(second: second) + "Z")
  }

  private static func dateText(_ day: Day) -> String {
    padded(day.year, 4) + padded(day.month, 2) + padded(day.day, 2)
  }

  private static func timeText(second: Int) -> String {
    precondition((0..<86_400).contains(second), "A time of day lies between 00:00:00 and 23:59:59.")
    return "T" + padded(second / 3600, 2) + padded(second / 60 % 60, 2) + padded(second % 60, 2)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
