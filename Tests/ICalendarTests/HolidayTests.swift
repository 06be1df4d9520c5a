import CivilTime
import ICalendar
import Testing

@Suite struct HolidayTests {
  private func holidays(_ lines: [String], in range: String = "2023-01-01 .. 2026-12-31") throws -> CalendarHolidays {
    let text = (["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1"] + lines + ["END:VEVENT", "END:VCALENDAR"])
      .joined(separator: "\r\n")
    let file = try CalendarFile.parse(Array(text.utf8), name: "h.ics")
    return file.holidays(in: try #require(DayRange(range)))
  }

  private func texts(_ set: DaySet) -> [String] { set.ranges.map(\.description) }

  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let lines: [String]
    let expected: [String]
  }

  static let rows: [Row] = [
    Row(
      testDescription: "one day with an exclusive end",
      lines: ["DTSTART;VALUE=DATE:20230322", "DTEND;VALUE=DATE:20230323"], expected: ["2023-03-22 .. 2023-03-22"]),
    Row(
      testDescription: "three days", lines: ["DTSTART;VALUE=DATE:20230321", "DTEND;VALUE=DATE:20230324"],
      expected: ["2023-03-21 .. 2023-03-23"]),
    Row(
      testDescription: "no end is one day", lines: ["DTSTART;VALUE=DATE:20230508"],
      expected: ["2023-05-08 .. 2023-05-08"]),
    Row(
      testDescription: "an end on the start is one day",
      lines: ["DTSTART;VALUE=DATE:20230508", "DTEND;VALUE=DATE:20230508"], expected: ["2023-05-08 .. 2023-05-08"]),
    Row(
      testDescription: "an end before the start is one day",
      lines: ["DTSTART;VALUE=DATE:20230508", "DTEND;VALUE=DATE:20230501"], expected: ["2023-05-08 .. 2023-05-08"]),
    Row(
      testDescription: "a duration of days", lines: ["DTSTART;VALUE=DATE:20230501", "DURATION:P1W"],
      expected: ["2023-05-01 .. 2023-05-07"]),
    Row(
      testDescription: "a duration in hours is rounded up", lines: ["DTSTART;VALUE=DATE:20230501", "DURATION:PT25H"],
      expected: ["2023-05-01 .. 2023-05-02"]),
    Row(
      testDescription: "a date without VALUE=DATE", lines: ["DTSTART:20230508"], expected: ["2023-05-08 .. 2023-05-08"]
    ),
    Row(
      testDescription: "transparent events count", lines: ["DTSTART;VALUE=DATE:20230508", "TRANSP:TRANSPARENT"],
      expected: ["2023-05-08 .. 2023-05-08"]),
    Row(
      testDescription: "cancelled events do not", lines: ["DTSTART;VALUE=DATE:20230508", "STATUS:cancelled"],
      expected: []),
    Row(
      testDescription: "yearly from long ago", lines: ["DTSTART;VALUE=DATE:19700101", "RRULE:FREQ=YEARLY"],
      expected: [
        "2023-01-01 .. 2023-01-01", "2024-01-01 .. 2024-01-01", "2025-01-01 .. 2025-01-01", "2026-01-01 .. 2026-01-01",
      ]),
    Row(
      testDescription: "a leap day recurs in leap years only",
      lines: ["DTSTART;VALUE=DATE:20200229", "RRULE:FREQ=YEARLY"], expected: ["2024-02-29 .. 2024-02-29"]),
    Row(
      // The fourth Thursdays of November: 23, 28, 27, 26.
      testDescription: "fourth Thursday of November",
      lines: ["DTSTART;VALUE=DATE:20221124", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"],
      expected: [
        "2023-11-23 .. 2023-11-23", "2024-11-28 .. 2024-11-28", "2025-11-27 .. 2025-11-27", "2026-11-26 .. 2026-11-26",
      ]),
    Row(
      testDescription: "a range of two days recurs whole, cut at the asked range",
      lines: ["DTSTART;VALUE=DATE:20221231", "DTEND;VALUE=DATE:20230102", "RRULE:FREQ=YEARLY;COUNT=2"],
      expected: ["2023-01-01 .. 2023-01-01", "2023-12-31 .. 2024-01-01"]),
    Row(
      testDescription: "UNTIL in UTC includes its day",
      lines: ["DTSTART;VALUE=DATE:20230501", "RRULE:FREQ=YEARLY;UNTIL=20240501T000000Z"],
      expected: ["2023-05-01 .. 2023-05-01", "2024-05-01 .. 2024-05-01"]),
    Row(
      testDescription: "every second year",
      lines: ["DTSTART;VALUE=DATE:20210501", "RRULE:FREQ=YEARLY;INTERVAL=2"],
      expected: ["2023-05-01 .. 2023-05-01", "2025-05-01 .. 2025-05-01"]),
    Row(
      testDescription: "EXDATE takes one out, also as a time",
      lines: [
        "DTSTART;VALUE=DATE:20230501", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20240501,20250501",
        "EXDATE:20260501T000000Z",
      ], expected: ["2023-05-01 .. 2023-05-01"]),
    Row(
      testDescription: "RDATE adds, also as a period",
      lines: [
        "DTSTART;VALUE=DATE:20230501", "RDATE;VALUE=DATE:20230510,20230520",
        "RDATE;VALUE=PERIOD:20230601T000000Z/PT5H",
      ],
      expected: [
        "2023-05-01 .. 2023-05-01", "2023-05-10 .. 2023-05-10", "2023-05-20 .. 2023-05-20", "2023-06-01 .. 2023-06-01",
      ]),
  ]

  @Test(arguments: rows) func oneEvent(row: Row) throws {
    #expect(texts(try holidays(row.lines).holidays) == row.expected)
  }

  @Test func namesAreInOrder() throws {
    let range = try #require(DayRange("2024-01-01 .. 2024-12-31"))
    let bytes = calendarText(
      event("b", "SUMMARY:Zeta", "DTSTART;VALUE=DATE:20240301"),
      event("a", #"SUMMARY:Alpha\, first"#, "DTSTART;VALUE=DATE:20240301", "DTEND;VALUE=DATE:20240303"),
      event("c", "DTSTART;VALUE=DATE:20240101"), event("d", "SUMMARY:Zeta", "DTSTART;VALUE=DATE:20240301"))
    let found = try CalendarFile.parse(bytes, name: "h.ics").holidays(in: range)
    #expect(
      found.named.map { "\($0.day) \($0.name)" } == [
        "2024-01-01 Holiday", "2024-03-01 Alpha, first", "2024-03-01 Zeta", "2024-03-02 Alpha, first",
      ])
    #expect(found.findings == [])
  }

  @Test(arguments: ["CATEGORIES:WORKING-DAY", "CATEGORIES:Calendar, Working-Day", "categories:a,working-day,b"])
  func workingDaysAreApart(categories: String) throws {
    let found = try holidays(["DTSTART;VALUE=DATE:20240504", "SUMMARY:Moved", categories])
    #expect(texts(found.workingDays) == ["2024-05-04 .. 2024-05-04"])
    #expect(found.holidays.isEmpty)
    #expect(found.named.isEmpty)
  }

  @Test func timedEventsAreReported() throws {
    let found = try holidays(["DTSTART:20240504T090000Z", "SUMMARY:Briefing"])
    #expect(found.holidays.isEmpty)
    #expect(found.findings.map(\.line) == [2])
    #expect(found.findings.map(\.outcome) == [.skipped])
    #expect(found.findings.allSatisfy { $0.message.contains("'Briefing' has a time of day") && $0.uid == "1" })
  }

  @Test func overridesReplaceTheirInstance() throws {
    let bytes = calendarText(
      event("day", "SUMMARY:Day", "DTSTART;VALUE=DATE:20230501", "RRULE:FREQ=YEARLY"),
      event("day", "SUMMARY:Day moved", "RECURRENCE-ID;VALUE=DATE:20240501", "DTSTART;VALUE=DATE:20240503"),
      event("day", "RECURRENCE-ID;VALUE=DATE:20250501", "DTSTART;VALUE=DATE:20250501", "STATUS:CANCELLED"))
    let range = try #require(DayRange("2023-01-01 .. 2026-12-31"))
    let found = try CalendarFile.parse(bytes, name: "h.ics").holidays(in: range)
    #expect(
      found.named.map { "\($0.day) \($0.name)" } == ["2023-05-01 Day", "2024-05-03 Day moved", "2026-05-01 Day"])
  }

  @Test func laterVersionsReplaceEarlierOnes() throws {
    let bytes = calendarText(
      event("x", "SEQUENCE:1", "DTSTART;VALUE=DATE:20240601"), event("x", "SEQUENCE:0", "DTSTART;VALUE=DATE:20240501"),
      event("y", "DTSTAMP:20240101T000000Z", "DTSTART;VALUE=DATE:20240701"),
      event("y", "DTSTAMP:20240101T000001Z", "DTSTART;VALUE=DATE:20240801"),
      event("z", "DTSTART;VALUE=DATE:20240901"), event("z", "DTSTART;VALUE=DATE:20241001"))
    let file = try CalendarFile.parse(bytes, name: "h.ics")
    let found = file.holidays(in: try #require(DayRange("2024-01-01 .. 2024-12-31")))
    #expect(found.named.map(\.day.month) == [6, 8, 9, 10])
    #expect(file.findings.map(\.outcome) == [.skipped, .skipped, .unsound])
  }

  @Test(arguments: [
    ("no 30 February", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no day obeys it"),
    ("hourly", "FREQ=HOURLY", "cannot recur within a day"),
    ("secondly, never", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "cannot recur within a day"),
    ("impossible day in any month", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "no day obeys it"),
  ])
  func rulesThatCannotBeFollowedAreReported(name: String, rule: String, reason: String) throws {
    let found = try holidays(["DTSTART;VALUE=DATE:20240504", "RRULE:\(rule)"])
    #expect(texts(found.holidays) == ["2024-05-04 .. 2024-05-04"], "\(name)")
    #expect(found.findings.count == 1, "\(name)")
    #expect(found.findings.allSatisfy { $0.message.contains(reason) }, "\(name)")
  }

  @Test func manyInstancesAreCutShort() throws {
    let many = (0..<6).map { event("\($0)", "DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=DAILY") }
    let bytes = calendarText(many.joined(separator: "\r\n"))
    let range = try #require(DayRange("2024-01-01 .. 2024-01-31"))
    let found = try CalendarFile.parse(bytes, name: "h.ics").holidays(in: range)
    // A rule has 124 years of 365.25 days, 45 thousand instances: four fit into 200 thousand.
    #expect(texts(found.holidays) == ["2024-01-01 .. 2024-01-31"])
    #expect(found.findings.count == 2)
    #expect(found.findings.allSatisfy { $0.message.contains("too many instances") })
  }

  @Test func manyRulesWithoutInstanceAreCutShort() throws {
    let many = (0..<3000).map {
      event("\($0)", "DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
    }
    let range = try #require(DayRange("2024-01-01 .. 2024-01-31"))
    let file = try CalendarFile.parse(calendarText(many.joined(separator: "\r\n")), name: "h.ics")
    let found = file.holidays(in: range)
    #expect(found.holidays.count == 1)
    // Five such rules use up the steps of a file; a thousand findings are listed and the rest are counted.
    #expect(found.findings.prefix(5).allSatisfy { $0.message.contains("no day obeys it") })
    #expect(found.findings.dropFirst(5).prefix(995).allSatisfy { $0.message.contains("too many instances") })
    #expect(found.findings.last?.message == "2000 more findings are not listed.")
  }
}
