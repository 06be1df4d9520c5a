import CivilTime
import TestSupport
import Testing

@Suite struct SpanGapTests {
  /// One gap of a random calendar, with its limits found by walking instants one by one.
  struct Case {
    var span: Span
    var anchor: Span.Anchor
    var naive: NaiveCalendar

    func isAtLeast(from start: Instant, to end: Instant) -> Bool {
      span.unit == .workingDays
        ? naive.workingDays(from: start, to: end) >= span.count : end >= target(from: start)
    }

    func isAtMost(from start: Instant, to end: Instant) -> Bool {
      span.unit == .workingDays
        ? naive.workingDays(from: start, to: end) <= span.count : end <= target(from: start)
    }

    private func target(from start: Instant) -> Instant {
      switch (span.unit, anchor) {
      case (.weeks, _): start + 7 * span.count
      case (.months, .close): naiveAdding(months: span.count, to: Day(close: start)).close
      case (.months, .morning): naiveAdding(months: span.count, to: Day(morning: start)).morning
      case (.days, _), (.workingDays, _): start + span.count
      }
    }
  }

  /// The smallest instant that holds, where all later ones hold too; the walk begins at a guess.
  private func smallest(near guess: Instant, where holds: (Instant) -> Bool) -> Instant {
    var instant = guess
    while holds(instant - 1) { instant -= 1 }
    while !holds(instant) { instant += 1 }
    return instant
  }

  private func largest(near guess: Instant, where holds: (Instant) -> Bool) -> Instant {
    -smallest(near: -guess) { holds(-$0) }
  }

  @Test func `gaps agree with a day by day walk`() throws {
    for seed in UInt64(1)...150 {
      var random = SplitMix64(seed: seed)
      let naive = NaiveCalendar(using: &random)
      let table = WorkTable(naive.calendar, covering: NaiveCalendar.coverage(using: &random))
      for _ in 0..<12 {
        let unit = Span.Unit.allCases.randomElement(using: &random) ?? .days
        let reach = unit == .months ? 3 : 8
        let span = Span(count: Int.random(in: -reach...reach, using: &random), unit: unit)
        let anchor = Bool.random(using: &random) ? Span.Anchor.close : .morning
        let gap = Case(span: span, anchor: anchor, naive: naive)
        let instant = NaiveCalendar.middleDay(using: &random).morning
        let label: Comment = "seed \(seed), \(span) from the \(anchor) at \(instant)"

        let earliest = try #require(span.earliest(after: instant, anchor: anchor, calendar: table))
        try #require(earliest == smallest(near: earliest) { gap.isAtLeast(from: instant, to: $0) }, label)
        let latest = try #require(span.latest(after: instant, anchor: anchor, calendar: table))
        try #require(latest == largest(near: latest) { gap.isAtMost(from: instant, to: $0) }, label)
        let latestStart = try #require(span.latestStart(before: instant, anchor: anchor, calendar: table))
        try #require(latestStart == largest(near: latestStart) { gap.isAtLeast(from: $0, to: instant) }, label)
        let earliestStart = try #require(span.earliestStart(before: instant, anchor: anchor, calendar: table))
        try #require(earliestStart == smallest(near: earliestStart) { gap.isAtMost(from: $0, to: instant) }, label)
      }
    }
  }

  @Test func `the length of a gap is the largest minimum it keeps`() throws {
    for seed in UInt64(1)...150 {
      var random = SplitMix64(seed: seed)
      let naive = NaiveCalendar(using: &random)
      let table = WorkTable(naive.calendar, covering: NaiveCalendar.coverage(using: &random))
      let start = NaiveCalendar.middleDay(using: &random).morning
      for unit in Span.Unit.allCases {
        for anchor in [Span.Anchor.close, .morning] {
          let end = start + Int.random(in: -100...100, using: &random)
          let count = Span.gap(from: start, to: end, in: unit, anchor: anchor, calendar: table)
          let kept = Case(span: Span(count: count, unit: unit), anchor: anchor, naive: naive)
          let missed = Case(span: Span(count: count + 1, unit: unit), anchor: anchor, naive: naive)
          try #require(kept.isAtLeast(from: start, to: end), "seed \(seed), \(unit) from \(start) to \(end)")
          try #require(!missed.isAtLeast(from: start, to: end), "seed \(seed), \(unit) from \(start) to \(end)")
        }
      }
    }
  }

  @Test(arguments: [
    ("4 days", "2024-04-05", "2024-04-09", Span.Unit.days, 4),
    ("a weekend between", "2024-04-05", "2024-04-09", .workingDays, 2),
    ("the weekend alone", "2024-04-05", "2024-04-07", .workingDays, 0),
    ("reversed", "2024-04-09", "2024-04-05", .workingDays, -2),
    ("ten days are one week", "2024-04-05", "2024-04-15", .weeks, 1),
    ("three days back are a week short of nothing", "2024-04-05", "2024-04-02", .weeks, -1),
    ("one day short of two months", "2024-01-31", "2024-03-30", .months, 1),
    ("clamped to the leap day", "2023-12-31", "2024-02-29", .months, 2),
  ])
  func `gaps between two closes`(name: String, from: String, to: String, unit: Span.Unit, expected: Int) throws {
    let table = WorkTable(.plain, covering: try #require(DayRange("2023-01-01 .. 2024-12-31")))
    let start = try #require(Day(from)).close
    let end = try #require(Day(to)).close
    #expect(Span.gap(from: start, to: end, in: unit, anchor: .close, calendar: table) == expected)
  }

  @Test(arguments: Span.Unit.allCases)
  func `a gap past the supported years has no earliest end, and its latest is the last instant`(unit: Span.Unit) throws
  {
    let table = WorkTable(.plain, covering: try #require(DayRange("9999-01-01 .. 9999-12-31")))
    let instant = Day.last.close - 3
    for count in [1_000, Int.max] {
      let span = Span(count: count, unit: unit)
      #expect(span.earliest(after: instant, anchor: .close, calendar: table) == nil)
      #expect(span.latest(after: instant, anchor: .close, calendar: table) == Day.last.close)
      #expect(span.lastDay(startingOn: Day(morning: instant), calendar: table) == nil)
    }
  }

  @Test(arguments: Span.Unit.allCases)
  func `a gap before the supported years has no latest end, and its earliest is the first instant`(
    unit: Span.Unit
  ) throws {
    let table = WorkTable(.plain, covering: try #require(DayRange("0001-01-01 .. 0001-12-31")))
    let instant = Day.first.morning + 3
    for count in [-1_000, Int.min] {
      let span = Span(count: count, unit: unit)
      #expect(span.latest(after: instant, anchor: .close, calendar: table) == nil)
      #expect(span.earliest(after: instant, anchor: .close, calendar: table) == Day.first.morning)
    }
  }
}
