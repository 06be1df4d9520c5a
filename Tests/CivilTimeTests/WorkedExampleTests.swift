import CivilTime
import Testing

/// The worked examples of how time is counted, as the language reference prints them.
@Suite struct WorkedExampleTests {
  enum Question {
    /// The last day of an item that starts on a day.
    case lastDay(String)
    /// The first instant that keeps a minimum gap from a close or a morning.
    case atLeast(from: Moment)
    /// The last instant that keeps a maximum gap from a close or a morning.
    case atMost(from: Moment)
    /// The last instant from which a minimum gap to this moment is kept.
    case readyBefore(Moment, counting: Span.Anchor)
  }

  enum Moment {
    case morning(String)
    case close(String)

    var anchor: Span.Anchor {
      switch self {
      case .morning: .morning
      case .close: .close
      }
    }

    func instant() throws -> Instant {
      switch self {
      case .morning(let text): try #require(Day(text)).morning
      case .close(let text): try #require(Day(text)).close
      }
    }
  }

  struct Example: CustomTestStringConvertible {
    var testDescription: String
    var span: String
    var question: Question
    var answer: Moment
    var calendar: WorkCalendar

    init(_ name: String, _ span: String, _ question: Question, _ answer: Moment, on calendar: WorkCalendar = .plain) {
      (testDescription, self.span, self.calendar) = (name, span, calendar)
      (self.question, self.answer) = (question, answer)
    }
  }

  /// The week of 1 October 2023 is free; the weekend after it is worked.
  static let china = WorkCalendar(
    weekend: [.saturday, .sunday],
    holidays: DaySet([DayRange("2023-09-29 .. 2023-10-06")].compactMap { $0 }),
    movedWorkingDays: DaySet([DayRange("2023-10-07 .. 2023-10-08")].compactMap { $0 }))

  static let fridaySaturday = WorkCalendar(weekend: [.friday, .saturday])

  static let examples = [
    Example("FS 0 is the next day", "0 days", .atLeast(from: .close("2023-08-29")), .morning("2023-08-30")),
    Example(
      "a milestone may fall on the day its predecessor closes", "0 days", .atLeast(from: .close("2023-08-29")),
      .close("2023-08-29")),
    Example(
      "14 clear days before 27 August: closed by 12 August", "14 days",
      .readyBefore(.morning("2023-08-27"), counting: .close), .close("2023-08-12")),
    Example(
      "at most 0 working days after a Friday allows Monday", "0 working days", .atMost(from: .close("2023-09-01")),
      .morning("2023-09-04")),
    Example(
      "at least 2 working days after a Friday: Wednesday", "2 working days", .atLeast(from: .close("2023-09-01")),
      .morning("2023-09-06")),
    // 11-15, 18-22 and 25-28 September are 14 days; 7 to 13 October are 7 more, the weekend included; then 16 to 19.
    Example(
      "25 working days over a holiday week and a worked weekend", "25 working days", .lastDay("2023-09-11"),
      .close("2023-10-19"), on: china),
    Example("2 months from 31 January", "2 months", .lastDay("2024-01-31"), .close("2024-03-30")),
    Example("1 month from 31 January is clamped", "1 month", .lastDay("2024-01-31"), .close("2024-02-28")),
    Example(
      "FS 2 months after 31 December: clear of February", "2 months", .atLeast(from: .close("2023-12-31")),
      .morning("2024-03-01")),
    Example(
      "1 month before 1 March: closed by 31 January", "1 month",
      .readyBefore(.morning("2024-03-01"), counting: .close), .close("2024-01-31")),
    Example(
      "SS 5 days: from 1 April to 6 April", "5 days", .atLeast(from: .morning("2024-04-01")), .morning("2024-04-06")),
    Example(
      "FF 3 working days: from a Thursday to a Tuesday", "3 working days", .atLeast(from: .close("2024-04-04")),
      .close("2024-04-09")),
    Example(
      "SF at most 10 days: what starts on 1 April lets the other close by 10 April", "10 days",
      .atMost(from: .morning("2024-04-01")), .close("2024-04-10")),
    Example(
      "FS -3 days: may start on the third last day", "-3 days", .atLeast(from: .close("2024-04-10")),
      .morning("2024-04-08")),
    Example(
      "all of two weekends: Thursday, Monday, Tuesday", "3 working days", .lastDay("2024-04-04"), .close("2024-04-09"),
      on: .allOf([.plain, fridaySaturday])),
    Example(
      "any of two weekends: Thursday, Friday, Sunday", "3 working days", .lastDay("2024-04-04"), .close("2024-04-07"),
      on: .anyOf([.plain, fridaySaturday])),
  ]

  @Test(arguments: examples)
  func `examples come out as written`(example: Example) throws {
    let span = try #require(Span(example.span))
    let table = WorkTable(example.calendar, covering: try #require(DayRange("2023-01-01 .. 2024-12-31")))
    let found: Instant?
    switch example.question {
    case .lastDay(let start):
      found = span.lastDay(startingOn: try #require(Day(start)), calendar: table)?.close
    case .atLeast(let moment):
      found = span.earliest(after: try moment.instant(), anchor: moment.anchor, calendar: table)
    case .atMost(let moment):
      found = span.latest(after: try moment.instant(), anchor: moment.anchor, calendar: table)
    case .readyBefore(let moment, let anchor):
      found = span.latestStart(before: try moment.instant(), anchor: anchor, calendar: table)
    }
    #expect(found == (try example.answer.instant()))
  }
}
