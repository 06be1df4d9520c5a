import CivilTime
import ICalendar
import Testing

@Suite struct LocalTimeTests {
  @Test(arguments: [
    ("an ordinary morning", "2024-06-01", 9, 0, "America/New_York", LocalTime.unique),
    ("before the clocks go forward", "2024-03-10", 1, 59, "America/New_York", .unique),
    ("the hour that is skipped begins", "2024-03-10", 2, 0, "America/New_York", .gap),
    ("the hour that is skipped ends", "2024-03-10", 2, 59, "America/New_York", .gap),
    ("after the clocks went forward", "2024-03-10", 3, 0, "America/New_York", .unique),
    ("before the hour that comes twice", "2024-11-03", 0, 59, "America/New_York", .unique),
    ("the hour that comes twice begins", "2024-11-03", 1, 0, "America/New_York", .fold),
    ("the hour that comes twice ends", "2024-11-03", 1, 59, "America/New_York", .fold),
    ("after the hour that comes twice", "2024-11-03", 2, 0, "America/New_York", .unique),
    // Kazakhstan put its clocks back at midnight: 23:00 to 24:00 of 29 February came twice.
    ("Almaty before", "2024-02-29", 22, 59, "Asia/Almaty", .unique),
    ("Almaty twice", "2024-02-29", 23, 30, "Asia/Almaty", .fold),
    ("Almaty after", "2024-03-01", 0, 0, "Asia/Almaty", .unique),
    // Lord Howe moves by half an hour.
    ("Lord Howe gap", "2024-10-06", 2, 29, "Australia/Lord_Howe", .gap),
    ("Lord Howe after", "2024-10-06", 2, 30, "Australia/Lord_Howe", .unique),
    ("UTC", "2024-03-31", 2, 30, "UTC", .unique),
  ])
  func occurrences(name: String, date: String, hour: Int, minute: Int, zone: String, expected: LocalTime) throws {
    let day = try #require(Day(date))
    #expect(try LocalTime.occurrence(of: hour * 60 + minute, on: day, zone: zone) == expected, "\(name)")
  }

  @Test func unknownZonesThrow() {
    #expect(throws: CalendarError.unknownZone("Mars/Base", suggestion: nil)) {
      try LocalTime.occurrence(of: 0, on: Day(number: 0), zone: "Mars/Base")
    }
  }
}
