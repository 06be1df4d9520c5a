import CivilTime
import ICalendar
import Testing

@Suite struct RoundTripTests {
  private func calendar() throws -> Component {
    let day = try #require(Day("2024-02-28"))
    let days = try #require(DayRange("2024-03-04 .. 2024-03-06"))
    let first = Component(
      "VEVENT",
      lines: [
        ContentLine("UID", "a@example.org"), .utc("DTSTAMP", day, second: 0), ContentLine("SEQUENCE", "0"),
        .text("SUMMARY", "Кеңес; сессия, 5-ші \\ \"x\"\nсоңы 会议 😀"), .text("CATEGORIES", "a, b"),
        .localTime("DTSTART", day, minute: 570, zone: "Asia/Almaty"),
        .localTime("DTEND", day, minute: 1020, zone: "Asia/Almaty"), ContentLine("GEO", "51.1694;71.4491"),
        ContentLine(
          "RELATED-TO", parameters: [.init("RELTYPE", "FINISHTOSTART"), .init("GAP", "P14D")], "b@example.org"),
        ContentLine("ORGANIZER", parameters: [.init("CN", "Secretariat: \"CICA\"")], "mailto:s@example.org"),
      ])
    let second = Component(
      "VEVENT",
      lines: [
        ContentLine("UID", "b@example.org"), .utc("DTSTAMP", day, second: 0), .text("SUMMARY", "Whole days"),
        ContentLine("STATUS", "TENTATIVE"),
      ] + ContentLine.wholeDays(days))
    return Component(
      "VCALENDAR", lines: [ContentLine("VERSION", "2.0"), .text("PRODID", "-//Example//Example//EN")],
      children: [try TimeZoneComponent.make(identifier: "Asia/Almaty", covering: 2023...2024), first, second])
  }

  @Test func libicalReadsAllThatIsWritten() throws {
    #expect(LibICal.complaints(about: CalendarWriter.bytes(of: try calendar())) == [])
  }

  @Test func libicalComplainsOfWhatIsWrong() {
    let wrong = Component("VEVENT", lines: [ContentLine("RRULE", "FREQ=NEVER")])
    #expect(LibICal.complaints(about: CalendarWriter.bytes(of: wrong)).count == 1)
    #expect(LibICal.complaints(about: []).count == 1)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let written = try calendar()
    let file = try CalendarFile.parse(CalendarWriter.bytes(of: written), name: "t.ics")
    #expect(file.findings == [])
    #expect(file.events.map(\.component) == Array(written.children.dropFirst()))
    #expect(file.events.map(\.summary) == ["Кеңес; сессия, 5-ші \\ \"x\"\nсоңы 会议 😀", "Whole days"])
    #expect(file.events.first?.categories == ["a, b"])
    #expect(file.events.last?.days == DayRange("2024-03-04 .. 2024-03-06"))
    #expect(file.events.last?.status == .tentative)
  }
}
