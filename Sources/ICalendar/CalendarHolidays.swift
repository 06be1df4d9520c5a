public import CivilTime

/// What a calendar says about the days of a range when it is read as a calendar of public holidays.
public struct CalendarHolidays: Hashable, Sendable {
  /// A holiday with the title of its event.
  public struct Named: Hashable, Sendable {
    public let day: Day
    public let name: String

    public init(day: Day, name: String) {
      self.day = day
      self.name = name
    }
  }

  /// The holidays of the range.
  public let holidays: DaySet
  /// The holidays with their names, by day and then by name; a day may have several.
  public let named: [Named]
  /// Moved working days: those of events with the category WORKING-DAY. A day may stand here and among the holidays.
  public let workingDays: DaySet
  /// Events that could not be used as holidays, by line; `CalendarFile.findings` has the others.
  public let findings: [CalendarFinding]
}
