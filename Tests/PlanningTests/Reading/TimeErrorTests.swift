import Testing

@Suite struct TimeErrorTests {
  @Test(arguments: days) func day(row: ErrorRow) { row.check() }
  @Test(arguments: windows) func window(row: ErrorRow) { row.check() }
  @Test(arguments: history) func contradictsHistory(row: ErrorRow) { row.check() }

  static let days = [
    ErrorRow(
      "30 February", "impossible-date", message: "the day 2024-02-30 does not exist",
      advice: "Maybe 2024-02-29, the last day of that month.", "meetings: {a: {place: almaty, dates: «2024-02-30»}}"),
    ErrorRow(
      "a leap day in another year", "impossible-date", advice: "Maybe 2023-02-28, the last day of that month.",
      "horizon: 2023-02-01 .. 2024-12-31\nmeetings: {a: {place: almaty, prefer: {start: «2023-02-29»}}}"),
    ErrorRow(
      "a thirteenth month", "impossible-date", advice: "Maybe month and day are the wrong way round.",
      "events: {fair: {dates: 2024-03-01 .. «2024-13-01»}}"),
    ErrorRow("in a list of ranges", "impossible-date", "blackouts: [2024-03-01, «2024-06-31» .. 2024-07-03]"),
    ErrorRow(
      "an event that ends before it begins", "reversed-range", advice: "Maybe 2024-03-01 .. 2024-03-05.",
      "events: {fair: {dates: «2024-03-05 .. 2024-03-01»}}"),
    ErrorRow("a data date beside the horizon", "outside-horizon", "data-date: «2025-01-01»"),
    ErrorRow(
      "a window outside the horizon", "outside-horizon", advice: "Maybe the year is wrong.",
      "meetings: {a: {place: almaty, window: «2025-03-01 .. 2025-03-31»}}"),
    ErrorRow(
      "a window over the end", "outside-horizon", advice: "Maybe 2024-12-15 .. 2024-12-31, or a longer 'horizon'.",
      "meetings: {a: {place: almaty, window: [2024-03-01, «2024-12-15 .. 2025-01-15»]}}"),
    ErrorRow("a pin outside", "outside-horizon", "meetings: {a: {place: almaty, dates: «2025-03-01»}}"),
    ErrorRow(
      "a pin that ends outside", "outside-horizon", "meetings: {a: {place: almaty, takes: 2 days, dates: «2024-12-31»}}"
    ),
    ErrorRow(
      "not-before outside", "outside-horizon", "meetings: {a: {place: almaty, not-before: «2025-03-01»}}"),
    ErrorRow(
      "due outside", "outside-horizon", "documents: {p: {stages: [{name: s, takes: 1 day}], due: «2025-03-01»}}"),
  ]

  static let windows = [
    ErrorRow(
      "a window that ends before it begins", "empty-window", message: "'window' ends on 2024-03-01, before it begins",
      advice: "Maybe 2024-03-01 .. 2024-03-31.", "meetings: {a: {place: almaty, window: «2024-03-31 .. 2024-03-01»}}"),
    ErrorRow(
      "a window shorter than the meeting", "empty-window", message: "'window' has 2 days, the meeting takes 3 days",
      "meetings: {a: {place: almaty, takes: 3 days, window: «2024-03-01 .. 2024-03-02»}}"),
    ErrorRow(
      "one short window of two", "empty-window",
      "meetings: {a: {place: almaty, takes: 1 week, window: [2024-03-01 .. 2024-03-31, «2024-04-01 .. 2024-04-06»]}}"),
    ErrorRow(
      "a window before the data date", "empty-window",
      message: "the window ends on 2024-01-31, before the data date 2024-02-01",
      "meetings: {a: {place: almaty, window: «2024-01-05 .. 2024-01-31»}}"),
    ErrorRow(
      "no room after the data date", "empty-window",
      message: "from the data date 2024-02-01 on, no window has room for 3 days",
      "meetings: {a: {place: almaty, takes: 3 days, window: {is: «2024-01-05 .. 2024-02-02», soft: 3}}}"),
    ErrorRow(
      "a pin before the data date", "pin-before-data-date",
      message: "the meeting is planned on 2024-01-15, before the data date 2024-02-01",
      advice: "Maybe it was held: add 'status: held'; or it must move: change 'dates'.",
      "meetings: {a: {place: almaty, dates: «2024-01-15»}}"),
  ]

  static let history = [
    ErrorRow(
      "held after the data date", "fact-after-data-date",
      "meetings: {a: {place: almaty, status: held, dates: «2024-02-01 .. 2024-02-02»}}"),
    ErrorRow("done after the data date", "fact-after-data-date", "tasks: {t: {takes: 1 day, done: «2024-02-02»}}"),
    ErrorRow(
      "started after the data date", "fact-after-data-date",
      "documents: {p: {due: 2024-05-01, stages: [{name: s, takes: 9 days, started: «2024-02-02»}]}}"),
    ErrorRow(
      "done before the stage before", "fact-order",
      "documents: {p: {stages: [{name: «s», takes: 1 day, done: 2024-01-09}, {name: t, takes: 1 day, done: 2024-01-08}]}}"
    ),
    ErrorRow(
      "open before a stage that is done", "fact-order",
      "documents: {p: {stages: [{name: «s», takes: 1 day, started: 2024-01-07}, {name: t, takes: 1 day, done: 2024-01-08}]}}"
    ),
  ]
}
