import CivilTime
import TestSupport
import Testing

@Suite struct WorkTableTests {
  @Test func `working days are counted and found as a walk does`() throws {
    for seed in UInt64(1)...120 {
      var random = SplitMix64(seed: seed)
      let naive = NaiveCalendar(using: &random)
      let table = WorkTable(naive.calendar, covering: NaiveCalendar.coverage(using: &random))
      for _ in 0..<20 {
        let start = NaiveCalendar.middleDay(using: &random).morning
        let end = start + Int.random(in: -60...60, using: &random)
        try #require(
          table.workingDays(from: start, to: end) == naive.workingDays(from: start, to: end),
          "seed \(seed), from \(start) to \(end)")

        let count = Int.random(in: -12...12, using: &random)
        let found = try #require(table.workingDay(count, from: start), "seed \(seed)")
        try #require(
          naive.isWorked(found) && naive.workingDays(from: start, to: found.morning) == count,
          "seed \(seed), day \(count) from \(start)")
      }
    }
  }

  @Test func `the next and the last working day include the day itself`() throws {
    let table = WorkTable(.plain, covering: try #require(DayRange("2024-04-01 .. 2024-04-30")))
    let friday = try #require(Day("2024-04-05"))
    #expect(table.firstWorkingDay(from: friday) == friday)
    #expect(table.lastWorkingDay(through: friday) == friday)
    #expect(table.firstWorkingDay(from: friday + 1) == friday + 3)
    #expect(table.lastWorkingDay(through: friday + 2) == friday)
    // The days before and after the table are looked up in the calendar.
    #expect(table.firstWorkingDay(from: try #require(Day("2024-06-01"))) == Day("2024-06-03"))
    #expect(table.lastWorkingDay(through: try #require(Day("2024-03-31"))) == Day("2024-03-29"))
    #expect(table.workingDays(from: friday.morning - 365, to: friday.morning + 364) == 521)
  }

  @Test func `a calendar that never works is not searched for ever`() throws {
    let never = WorkTable(
      WorkCalendar(weekend: Set(Weekday.allCases)), covering: try #require(DayRange("2024-04-01 .. 2024-04-30")))
    let day = try #require(Day("2024-04-05"))
    #expect(never.firstWorkingDay(from: day) == nil)
    #expect(never.lastWorkingDay(through: day) == nil)
    #expect(never.workingDays(from: day.morning, to: day.close) == 0)
    let span = Span.workingDays(3)
    #expect(span.lastDay(startingOn: day, calendar: never) == nil)
    #expect(span.earliestFirstDay(from: day, calendar: never) == nil)
    #expect(span.latestFirstDay(closingBy: day, calendar: never) == nil)
    // No gap reaches three working days, and every gap is at most three.
    #expect(span.earliest(after: day.close, anchor: .close, calendar: never) == nil)
    #expect(span.latest(after: day.close, anchor: .close, calendar: never) == Day.last.close)
    #expect(span.latestStart(before: day.close, anchor: .close, calendar: never) == nil)
    #expect(span.earliestStart(before: day.close, anchor: .close, calendar: never) == Day.first.morning)
  }

  @Test func `a search steps over ten years without a working day, not more`() throws {
    let day = try #require(Day("2024-04-01"))
    for (idle, isFound) in [(WorkTable.longestSearch - 1, true), (WorkTable.longestSearch, false)] {
      let rest = try #require(DayRange(first: day, last: day + (idle - 1)))
      let table = WorkTable(WorkCalendar(weekend: [], holidays: DaySet([rest])), covering: DayRange(day))
      #expect(table.firstWorkingDay(from: day) == (isFound ? day + idle : nil))
    }
  }
}
