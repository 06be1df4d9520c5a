import Analysis
import CivilTime
import ICalendar
import Interchange
import Planning
import TestSupport
import Testing

struct CalendarExportTests {
  private func calendar(_ plan: Plan, _ context: Context) throws -> String {
    String(decoding: try CalendarExport.calendar(Network(plan, in: context), in: context), as: UTF8.self)
  }

  /// The lines of the calendar of one meeting that has the days and hours given, unfolded.
  private func lines(
    zone: String, hours: String?, days: Int = 1, first: String, status: MeetingStatus = .tentative
  ) throws -> [String] {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31")
    builder.place("here", zone: zone)
    builder.meeting("meet", takes: days, place: "here", hours: hours, status: status)
    var plan = PlanBuilder(builder.context)
    plan.meeting("meet", first)
    return try calendar(plan.plan, builder.context).replacing("\r\n ", with: "").split(separator: "\r\n").map(
      String.init)
  }

  @Test func sampleAsAWhole() throws {
    let text = try calendar(SamplePlan.plan, SamplePlan.context)
    #expect(text.replacing("\r\n", with: "\n") == SampleCalendar.text)
  }

  @Test func samePlanGivesSameBytes() throws {
    #expect(try calendar(SamplePlan.plan, SamplePlan.context) == calendar(SamplePlan.plan, SamplePlan.context))
  }

  @Test func wholeDaysEndTheDayAfter() throws {
    let lines = try lines(zone: "Asia/Almaty", hours: nil, days: 3, first: "2024-02-28")
    #expect(lines.contains("DTSTART;VALUE=DATE:20240228"))
    #expect(lines.contains("DTEND;VALUE=DATE:20240302"))
    #expect(!lines.contains("BEGIN:VTIMEZONE"))
  }

  @Test func hoursOnSeveralDaysAreOneEventADay() throws {
    let lines = try lines(zone: "Europe/Vienna", hours: "20:00-24:00", days: 2, first: "2024-03-29")
    #expect(
      lines.filter { $0.hasPrefix("UID") || $0.hasPrefix("DTSTART;") || $0.hasPrefix("DTEND;") } == [
        "UID:meet.test@convene", "DTSTART;TZID=Europe/Vienna:20240329T200000",
        "DTEND;TZID=Europe/Vienna:20240330T000000", "UID:meet_day-2.test@convene",
        "DTSTART;TZID=Europe/Vienna:20240330T200000", "DTEND;TZID=Europe/Vienna:20240331T000000",
      ])
  }

  @Test func universalTimeNeedsNoZone() throws {
    let lines = try lines(zone: "UTC", hours: "09:00-10:30", first: "2024-05-06")
    #expect(lines.contains("DTSTART:20240506T090000Z"))
    #expect(lines.contains("DTEND:20240506T103000Z"))
    #expect(!lines.contains("BEGIN:VTIMEZONE"))
  }

  @Test(arguments: [
    (MeetingStatus.tentative, "TENTATIVE"), (.announced, "CONFIRMED"), (.confirmed, "CONFIRMED"),
  ])
  func status(_ status: MeetingStatus, _ written: String) throws {
    let lines = try lines(zone: "Asia/Almaty", hours: nil, first: "2024-05-06", status: status)
    #expect(lines.contains("STATUS:\(written)"))
  }

  /// Vienna puts its clocks forward over 02:00 to 03:00 on 31 March and back over the same hour on 27 October.
  @Test(arguments: [
    ("02:30-12:00", "2024-03-31", true), ("01:00-02:00", "2024-03-31", true), ("02:30-12:00", "2024-10-27", false),
    ("01:00-02:59", "2024-10-27", false),
  ])
  func hoursThatDoNotExistOnceAreRefused(hours: String, day: String, isSkipped: Bool) throws {
    let error = try #require(throws: CalendarExportError.self) {
      try lines(zone: "Europe/Vienna", hours: hours, first: day)
    }
    switch error {
    case .skippedTime(let meeting, _, let when, let zone):
      #expect(isSkipped && (meeting, when, zone) == ("meet", day, "Europe/Vienna"))
    case .repeatedTime(let meeting, _, let when, let zone):
      #expect(!isSkipped && (meeting, when, zone) == ("meet", day, "Europe/Vienna"))
    }
    #expect("\(error)".contains("Maybe give it other hours."))
  }

  @Test func hoursBesideTheChangeOfClocksAreWritten() throws {
    let lines = try lines(zone: "Europe/Vienna", hours: "03:00-12:00", first: "2024-03-31")
    #expect(lines.contains("DTSTART;TZID=Europe/Vienna:20240331T030000"))
  }

  @Test func absentAndUndatedMeetingsAreLeftOut() throws {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31")
    builder.place("here")
    builder.meeting("dropped", place: "here") { $0.optional = Ruled(OptionalPrice()) }
    builder.meeting("cancelled", place: "here", status: .cancelled)
    let text = try calendar(PlanBuilder(builder.context).plan, builder.context)
    #expect(!text.contains("BEGIN:VEVENT"))
  }

  @Test func readersFindEveryEntry() throws {
    let bytes = try CalendarExport.calendar(Network(SamplePlan.plan, in: SamplePlan.context), in: SamplePlan.context)
    let file = try CalendarFile.parse(bytes, name: "sample.ics")
    #expect(file.findings.isEmpty)
    #expect(file.events.count == 9)
  }
}
