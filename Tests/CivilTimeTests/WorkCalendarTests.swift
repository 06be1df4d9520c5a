import CivilTime
import TestSupport
import Testing

@Suite struct WorkCalendarTests {
  /// Friday 29 March is a holiday of one, Monday 1 April of both; the Saturday between them is worked by the first.
  static let first = WorkCalendar(
    weekend: [.saturday, .sunday],
    holidays: DaySet(["2024-03-29 .. 2024-03-29", "2024-04-01 .. 2024-04-01"].compactMap { DayRange($0) }),
    movedWorkingDays: DaySet(["2024-03-30 .. 2024-03-30"].compactMap { DayRange($0) }))
  static let second = WorkCalendar(
    weekend: [.friday, .saturday],
    holidays: DaySet(["2024-03-30 .. 2024-04-02"].compactMap { DayRange($0) }))

  @Test(arguments: [
    ("Thursday: worked by both", "2024-03-28", DayKind.worked, DayKind.worked, DayKind.worked, DayKind.worked),
    ("Friday: a holiday and a weekend", "2024-03-29", .holiday, .weekend, .holiday, .weekend),
    ("Saturday: moved and a holiday", "2024-03-30", .worked, .holiday, .holiday, .worked),
    ("Sunday: a weekend and a holiday", "2024-03-31", .weekend, .holiday, .holiday, .weekend),
    ("Monday: a holiday of both", "2024-04-01", .holiday, .holiday, .holiday, .holiday),
    ("Tuesday: worked and a holiday", "2024-04-02", .worked, .holiday, .holiday, .worked),
    ("Friday: worked and a weekend", "2024-04-05", .worked, .weekend, .weekend, .worked),
    ("Saturday: a weekend of both", "2024-04-06", .weekend, .weekend, .weekend, .weekend),
  ])
  func `calendars are combined`(
    name: String, text: String, first: DayKind, second: DayKind, allOf: DayKind, anyOf: DayKind
  ) throws {
    let day = try #require(Day(text))
    #expect(Self.first.kind(of: day) == first)
    #expect(Self.second.kind(of: day) == second)
    #expect(WorkCalendar.allOf([Self.first, Self.second]).kind(of: day) == allOf)
    #expect(WorkCalendar.anyOf([Self.second, Self.first]).kind(of: day) == anyOf)
  }

  @Test func `a moved working day is neither weekend nor holiday`() throws {
    let day = try #require(Day("2024-03-30"))
    let calendar = WorkCalendar(
      weekend: [.saturday], holidays: DaySet(days: [day]), movedWorkingDays: DaySet(days: [day]))
    #expect(calendar.isWorked(day))
    #expect(!calendar.isHoliday(day))
    #expect(!calendar.isWeekend(day))
  }

  @Test func `a holiday on a weekend is a holiday`() throws {
    let day = try #require(Day("2024-03-30"))
    let calendar = WorkCalendar(weekend: [.saturday], holidays: DaySet(days: [day]))
    #expect(calendar.isHoliday(day))
    #expect(!calendar.isWeekend(day))
  }

  @Test func `the plain calendar rests on Saturday and Sunday`() throws {
    let monday = try #require(Day("2024-04-01"))
    let kinds = (0..<7).map { WorkCalendar.plain.kind(of: monday + $0) }
    #expect(kinds == [.worked, .worked, .worked, .worked, .worked, .weekend, .weekend])
  }

  @Test func `random calendars and their tables say what the definitions say`() throws {
    for seed in UInt64(1)...60 {
      var random = SplitMix64(seed: seed)
      let naive = NaiveCalendar(using: &random)
      let calendar = naive.calendar
      let table = WorkTable(calendar, covering: NaiveCalendar.coverage(using: &random))
      for _ in 0..<60 {
        let day = NaiveCalendar.middleDay(using: &random)
        let isWorked = naive.isWorked(day)
        let isHoliday = naive.isHoliday(day)
        try #require(calendar.isWorked(day) == isWorked && table.isWorked(day) == isWorked, "seed \(seed), \(day)")
        try #require(calendar.isHoliday(day) == isHoliday && table.isHoliday(day) == isHoliday, "seed \(seed), \(day)")
        let isWeekend = !isWorked && !isHoliday
        try #require(calendar.isWeekend(day) == isWeekend && table.isWeekend(day) == isWeekend, "seed \(seed), \(day)")
      }
    }
  }
}
