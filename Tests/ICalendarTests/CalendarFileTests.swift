import CivilTime
import ICalendar
import TestSupport
import Testing

@Suite struct CalendarFileTests {
  private func parse(_ text: String) throws -> CalendarFile {
    try CalendarFile.parse(Array(text.utf8), name: "t.ics")
  }

  private let good = "DTSTART;VALUE=DATE:20240101"

  @Test func anEventIsRead() throws {
    let bytes = calendarText(
      event(
        "u1", #"SUMMARY:Senior Officials\; 5th"#, "CATEGORIES:a,b", "CATEGORIES:c", "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT", "SEQUENCE:3", "DTSTAMP:20240101T010203Z", "DTSTART;TZID=Asia/Almaty:20240229T093000",
        "DTEND;TZID=Asia/Almaty:20240229T170000", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE;TZID=Asia/Almaty:20240301T093000",
        "RELATED-TO;RELTYPE=FINISHTOSTART;GAP=P14D:u2", "X-OTHER;A=b:kept"))
    let file = try CalendarFile.parse(bytes, name: "t.ics")
    #expect(file.findings == [])
    let read = try #require(file.events.first)
    let day = try #require(Day("2024-02-29"))
    #expect(read.line == 2)
    #expect(read.uid == "u1")
    #expect(read.summary == "Senior Officials; 5th")
    #expect(read.categories == ["a", "b", "c"])
    #expect(read.status == .confirmed)
    #expect(read.isTransparent)
    #expect(read.sequence == 3)
    #expect(read.stamp?.clock == .init(second: 3723, zone: .utc))
    #expect(read.start == CalendarTime(day: day, clock: .init(second: 34_200, zone: .named("Asia/Almaty"))))
    #expect(read.end == CalendarTime(day: day, clock: .init(second: 61_200, zone: .named("Asia/Almaty"))))
    #expect(read.rules == ["FREQ=DAILY;COUNT=2"])
    #expect(read.exceptionTimes == [CalendarTime(day: day + 1, clock: read.start.clock)])
    #expect(read.days == nil)
    #expect(read.related.map { $0.parameter("gap") } == ["P14D"])
    #expect(read.component.line("X-OTHER")?.value == "kept")
  }

  @Test(arguments: [
    ("LF", "\n"), ("CR", "\r"), ("CRLF", "\r\n"), ("empty lines", "\r\n\r\n"),
  ])
  func anyLineEndIsRead(name: String, end: String) throws {
    let text = [
      "begin:vcalendar", "Begin:VEvent", "uid:1", "Summary:A", " B", "dtstart;value=date:20240101", "end:vevent",
      "end:vcalendar",
    ]
    let file = try parse("\u{FEFF}" + text.joined(separator: end))
    #expect(file.findings == [], "\(name)")
    #expect(file.events.map(\.summary) == ["AB"], "\(name)")
  }

  @Test func foldsInsideACharacterAreJoined() throws {
    let summary = Array("SUMMARY:caf".utf8) + [0xC3, 0x0D, 0x0A, 0x20, 0xA9, 0x0D, 0x0A]
    let head = Array("BEGIN:VEVENT\r\nUID:1\r\n\(good)\r\n".utf8)
    let file = try CalendarFile.parse(head + summary + Array("END:VEVENT\r\n".utf8), name: "t.ics")
    #expect(file.events.map(\.summary) == ["café"])
    #expect(file.findings == [])
  }

  @Test func latin1IsReadWithAFinding() throws {
    let text = Array("BEGIN:VEVENT\r\nUID:1\r\n\(good)\r\nSUMMARY:F".utf8) + [0xEA] + Array("te\r\nEND:VEVENT\r\n".utf8)
    let file = try CalendarFile.parse(text, name: "t.ics")
    #expect(file.events.map(\.summary) == ["Fête"])
    #expect(file.findings.map(\.outcome) == [.unsound])
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let lines: [String]
    let events: Int
    /// Line and a part of the message of each finding.
    let findings: [String]
  }

  static let rows: [Row] = [
    Row(
      testDescription: "several calendars and an event outside",
      lines: [
        "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20240101", "END:VEVENT", "END:VCALENDAR",
        "BEGIN:VCALENDAR",
        "END:VCALENDAR", "BEGIN:VEVENT", "UID:2", "DTSTART:20240101", "END:VEVENT",
      ], events: 2, findings: []),
    Row(
      testDescription: "cut off in an event", lines: ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20240101"],
      events: 1, findings: ["1 END:VCALENDAR is missing", "2 END:VEVENT is missing"]),
    Row(
      testDescription: "mismatched END",
      lines: ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20240101", "END:VTODO", "END:VCALENDAR"],
      events: 1, findings: ["2 END:VEVENT is missing", "5 END:VTODO closes nothing"]),
    Row(
      testDescription: "garbage between lines",
      lines: ["BEGIN:VEVENT", "UID:1", "no colon here", ":empty name", "DTSTART:20240101", "END:VEVENT", "rest"],
      events: 1,
      findings: ["3 is not the name", "4 is not the name", "7 not a content line"]),
    Row(
      testDescription: "property outside", lines: ["SUMMARY:x", "BEGIN:VCALENDAR", "END:VCALENDAR"], events: 0,
      findings: ["1 SUMMARY stands outside"]),
    Row(
      testDescription: "NUL byte",
      lines: ["BEGIN:VEVENT", "UID:1", "SUMMARY:a\u{0}b", "DTSTART:20240101", "END:VEVENT"], events: 1,
      findings: ["3 NUL byte"]),
    Row(
      testDescription: "open quote",
      lines: ["BEGIN:VEVENT", "UID:1", "DTSTART;TZID=\"Asia/Almaty:20240101T000000", "END:VEVENT"], events: 0,
      findings: ["1 no DTSTART", "3 quote in the parameter 'TZID' is not closed"]),
    Row(
      testDescription: "month 13 in DTSTART", lines: ["BEGIN:VEVENT", "UID:1", "DTSTART:20241301", "END:VEVENT"],
      events: 0, findings: ["3 no such date exists"]),
    Row(
      testDescription: "month 13 in DTEND",
      lines: ["BEGIN:VEVENT", "UID:1", "DTSTART:20240101", "DTEND:20241301", "END:VEVENT"], events: 0,
      findings: ["4 no such date exists"]),
    Row(
      testDescription: "30 February in a list",
      lines: ["BEGIN:VEVENT", "UID:1", "DTSTART:20240101", "EXDATE;VALUE=DATE:20240201,20240230", "END:VEVENT"],
      events: 1, findings: ["4 no such date exists"]),
    Row(
      testDescription: "25 o'clock", lines: ["BEGIN:VEVENT", "UID:1", "DTSTART:20240101T250000Z", "END:VEVENT"],
      events: 0, findings: ["3 no such time of day exists"]),
    Row(
      testDescription: "empty DTSTART", lines: ["BEGIN:VEVENT", "UID:1", "DTSTART:", "END:VEVENT"], events: 0,
      findings: ["3 malformed"]),
    Row(
      testDescription: "unknown frequency",
      lines: ["BEGIN:VEVENT", "UID:1", "DTSTART:20240101", "RRULE:FREQ=YEERLY", "END:VEVENT"], events: 0,
      findings: ["4 RRULE 'FREQ=YEERLY' cannot be read"]),
    Row(
      testDescription: "COUNT and UNTIL",
      lines: [
        "BEGIN:VEVENT", "UID:1", "DTSTART:20240101", "RRULE:FREQ=YEARLY;COUNT=3;UNTIL=20300101", "END:VEVENT",
      ], events: 0, findings: ["4 cannot be read"]),
    Row(
      testDescription: "date and time mixed",
      lines: ["BEGIN:VEVENT", "UID:1", "DTSTART;VALUE=DATE:20240101", "DTEND:20240102T000000Z", "END:VEVENT"],
      events: 0,
      findings: ["1 One of DTSTART and DTEND"]),
    Row(
      testDescription: "no UID, odd STATUS and SEQUENCE, DTSTART twice",
      lines: [
        "BEGIN:VEVENT", "DTSTART:20240101", "DTSTART:20240102", "STATUS:RESCHEDULED", "SEQUENCE:-1", "END:VEVENT",
      ], events: 1, findings: ["1 no UID", "3 more than once", "4 STATUS", "5 SEQUENCE"]),
    Row(
      testDescription: "other components",
      lines: [
        "BEGIN:VCALENDAR", "BEGIN:VTODO", "END:VTODO", "BEGIN:X-MINE", "END:X-MINE", "BEGIN:VTIMEZONE", "END:VTIMEZONE",
        "END:VCALENDAR",
      ], events: 0, findings: ["2 VTODO is not read", "4 X-MINE is not read"]),
  ]

  @Test(arguments: rows) func malformedTextIsReported(row: Row) throws {
    let file = try parse(row.lines.joined(separator: "\r\n"))
    #expect(file.events.count == row.events)
    #expect(file.findings.count == row.findings.count, "\(file.findings)")
    for (finding, expected) in zip(file.findings, row.findings) {
      let parts = expected.split(separator: " ", maxSplits: 1)
      #expect(String(finding.line) == parts[0], "\(finding)")
      #expect(finding.message.contains(parts[1]), "\(finding)")
    }
  }

  @Test(arguments: [
    ("empty", [UInt8]()), ("garbage", Array("hello\nworld\n".utf8)), ("zeros", [UInt8](repeating: 0, count: 5000)),
    ("line ends only", Array("\r\n\r\n".utf8)), ("every byte", [UInt8](0...255)), ("UTF-16", [0xFF, 0xFE, 0x42, 0]),
  ])
  func whatIsNoCalendarIsRefused(name: String, bytes: [UInt8]) {
    let error = #expect(throws: CalendarError.self, "\(name)") { try CalendarFile.parse(bytes, name: "t.ics") }
    #expect(error?.description.contains("Maybe") == true, "\(name)")
  }

  @Test func limitsHold() throws {
    let tooLarge = [UInt8](repeating: UInt8(ascii: "x"), count: CalendarFile.byteLimit + 1)
    #expect(throws: CalendarError.tooLarge(name: "t.ics", bytes: 10_485_761, limit: 10_485_760)) {
      try CalendarFile.parse(tooLarge, name: "t.ics")
    }
    let many = String(repeating: "BEGIN:X\nEND:X\n", count: CalendarFile.componentLimit + 1)
    #expect(throws: CalendarError.tooManyComponents(name: "t.ics", line: 40_001, limit: 20_000)) { try parse(many) }
    let deep = String(repeating: "BEGIN:X\n", count: 17)
    #expect(throws: CalendarError.nestedTooDeeply(name: "t.ics", line: 17, limit: 16)) { try parse(deep) }
  }

  @Test func findingsBeyondTheLimitAreCounted() throws {
    let file = try parse("BEGIN:VCALENDAR\n" + String(repeating: "x\n", count: 1500) + "END:VCALENDAR\n")
    #expect(file.findings.count == 1001)
    #expect(file.findings.last?.message == "500 more findings are not listed.")
  }

  /// A calendar cut at any byte, or with one byte changed, is read or refused.
  @Test func damagedTextNeverTraps() {
    let whole = calendarText(
      event("1", "SUMMARY:Fête", "DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=YEARLY;COUNT=3"),
      event("2", "DTSTART;TZID=\"Asia/Almaty\":20240101T100000", "EXDATE;VALUE=DATE:20240101,20250101"))
    let range = DayRange("2024-01-01 .. 2025-12-31")
    func read(_ bytes: [UInt8]) -> Bool {
      guard let file = try? CalendarFile.parse(bytes, name: "t.ics"), let range else { return false }
      return file.holidays(in: range).holidays.count <= 731
    }
    #expect((0..<whole.count).count { read(Array(whole[..<$0])) } > whole.count - 20)
    var generator = SplitMix64(seed: 7)
    for _ in 0..<400 {
      var damaged = whole
      let place = Int.random(in: 0..<damaged.count, using: &generator)
      damaged[place] = UInt8.random(in: 0...255, using: &generator)
      // A name that is not changed leaves a component that can be read.
      #expect(read(damaged), "seed 7, place \(place), byte \(damaged[place])")
    }
  }
}
