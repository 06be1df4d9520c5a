import CivilTime
import TestSupport
import Testing

@Suite struct SpanItemTests {
  @Test(arguments: [
    ("one day", "1 day", "2024-04-05", "2024-04-05"),
    ("over a weekend", "3 days", "2024-04-05", "2024-04-07"),
    ("a week", "1 week", "2024-04-01", "2024-04-07"),
    ("a month from its first day", "1 month", "2024-02-01", "2024-02-29"),
    ("a month from the 31st", "1 month", "2023-01-31", "2023-02-27"),
    ("one working day", "1 working day", "2024-04-05", "2024-04-05"),
    ("two working days from a Friday", "2 working days", "2024-04-05", "2024-04-08"),
    ("working days from a Saturday", "2 working days", "2024-04-06", nil),
    ("a milestone", "0 days", "2024-04-06", "2024-04-06"),
    ("a milestone in working days", "0 working days", "2024-04-05", "2024-04-05"),
    ("a milestone in working days on a Saturday", "0 working days", "2024-04-06", nil),
    ("a negative span", "-1 days", "2024-04-05", nil),
    ("past the last supported day", "2 days", "9999-12-31", nil),
    ("up to the last supported day", "1 week", "9999-12-25", "9999-12-31"),
  ])
  func `an item ends where its span ends`(name: String, span: String, start: String, last: String?) throws {
    let table = WorkTable(.plain, covering: try #require(DayRange("2024-01-01 .. 2024-12-31")))
    let found = try #require(Span(span)).lastDay(startingOn: try #require(Day(start)), calendar: table)
    #expect(found?.description == last)
  }

  @Test func `an item occupies its days and a milestone none`() throws {
    let table = WorkTable(.plain, covering: try #require(DayRange("2024-01-01 .. 2024-12-31")))
    let friday = try #require(Day("2024-04-05"))
    #expect(Span.days(3).instants(startingOn: friday, calendar: table) == friday.morning..<(friday + 3).morning)
    #expect(Span.workingDays(2).instants(startingOn: friday, calendar: table) == friday.morning..<(friday + 3).close)
    #expect(Span.days(0).instants(startingOn: friday, calendar: table) == friday.close..<friday.close)
    #expect(Span.workingDays(2).instants(startingOn: friday + 1, calendar: table) == nil)
  }

  @Test func `first and last days agree with a day by day walk`() throws {
    for seed in UInt64(1)...150 {
      var random = SplitMix64(seed: seed)
      let naive = NaiveCalendar(using: &random)
      let table = WorkTable(naive.calendar, covering: NaiveCalendar.coverage(using: &random))
      // The first seeds try every unit as a milestone.
      let unit = Span.Unit.allCases[Int(seed % 4)]
      let largest = seed <= 20 ? 0 : unit == .months ? 4 : 12
      let span = Span(count: Int.random(in: 0...largest, using: &random), unit: unit)
      let first = NaiveCalendar.middleDay(using: &random)
      let label: Comment = "seed \(seed), \(span) from \(first)"

      var lastDays: [(start: Day, last: Day)] = []
      for start in first...(first + 40) {
        let last = span.lastDay(startingOn: start, calendar: table)
        try #require(last == naiveLastDay(of: span, startingOn: start, naive), label)
        if let last { lastDays.append((start, last)) }
      }
      for (one, next) in zip(lastDays, lastDays.dropFirst()) {
        try #require(one.last <= next.last, label)
      }
      for (start, last) in lastDays {
        try #require(span.earliestFirstDay(from: start, calendar: table) == start, label)
        // The latest start that closes by this last day closes by it, and the next possible start does not.
        let latest = try #require(span.latestFirstDay(closingBy: last, calendar: table), label)
        let next = try #require(span.earliestFirstDay(from: latest + 1, calendar: table), label)
        try #require(start <= latest, label)
        try #require(naiveLastDay(of: span, startingOn: latest, naive).map { $0 <= last } == true, label)
        try #require(naiveLastDay(of: span, startingOn: next, naive).map { $0 > last } == true, label)
      }
    }
  }

  private func naiveLastDay(of span: Span, startingOn start: Day, _ naive: NaiveCalendar) -> Day? {
    if span.unit == .workingDays, !naive.isWorked(start) { return nil }
    if span.count == 0 { return start }
    switch span.unit {
    case .days: return start + (span.count - 1)
    case .weeks: return start + (span.count * 7 - 1)
    case .months: return naiveAdding(months: span.count, to: start) - 1
    case .workingDays:
      var day = start
      var toWork = span.count - 1
      while toWork > 0 {
        day = day + 1
        if naive.isWorked(day) { toWork -= 1 }
      }
      return day
    }
  }
}

/// Turns month pages one by one, then takes the last day there is up to the day sought.
func naiveAdding(months: Int, to start: Day) -> Day {
  var year = start.year
  var month = start.month
  for _ in 0..<abs(months) {
    month += months.signum()
    if month == 13 { (year, month) = (year + 1, 1) }
    if month == 0 { (year, month) = (year - 1, 12) }
  }
  let candidates = (1...start.day).reversed().lazy.compactMap { Day(year: year, month: month, day: $0) }
  return candidates.first ?? start
}
