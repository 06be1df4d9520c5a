import CivilTime
import TestSupport

/// A random calendar as plain lists, with the rules read off their definitions one day at a time: the oracle.
struct NaiveCalendar {
  struct Week {
    var weekend: Set<Weekday>
    var holidays: [DayRange]
    var movedWorkingDays: [Day]

    func isWorked(_ day: Day) -> Bool {
      if movedWorkingDays.contains(day) { return true }
      return !weekend.contains(day.weekday) && !holidays.contains { $0.contains(day) }
    }

    func isHoliday(_ day: Day) -> Bool {
      holidays.contains { $0.contains(day) } && !movedWorkingDays.contains(day)
    }
  }

  enum Combination: CaseIterable {
    case allOf, anyOf
  }

  var weeks: [Week]
  var combination: Combination

  /// The answers for the days of `years`, so that a walk is cheap.
  private var worked: [Bool] = []

  /// The days on which the random holidays lie, and which every walk of a test stays within.
  static let years = Day(number: 19_000)...Day(number: 19_900)

  /// Makes one to three weeks with up to four days of weekend, some holidays and some moved working days.
  init(using random: inout SplitMix64) {
    combination = Bool.random(using: &random) ? .allOf : .anyOf
    weeks = (0..<[1, 1, 2, 3][Int.random(in: 0..<4, using: &random)]).map { _ in
      // Monday is worked in every week, so that every combination works on most Mondays.
      let weekend = Weekday.allCases.dropFirst().shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))
      let holidays = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
        let first = NaiveCalendar.day(using: &random)
        return DayRange(first: first, last: first + Int.random(in: 0...8, using: &random))
      }
      let moved = (0..<Int.random(in: 0...60, using: &random)).map { _ in NaiveCalendar.day(using: &random) }
      return Week(weekend: Set(weekend), holidays: holidays, movedWorkingDays: moved)
    }
    let days = NaiveCalendar.years
    worked = days.map { [weeks, combination] day in
      switch combination {
      case .allOf: weeks.allSatisfy { $0.isWorked(day) }
      case .anyOf: weeks.contains { $0.isWorked(day) }
      }
    }
  }

  var calendar: WorkCalendar {
    let calendars = weeks.map {
      WorkCalendar(
        weekend: $0.weekend, holidays: DaySet($0.holidays), movedWorkingDays: DaySet(days: $0.movedWorkingDays))
    }
    if calendars.count == 1 { return calendars[0] }
    switch combination {
    case .allOf: return .allOf(calendars)
    case .anyOf: return .anyOf(calendars)
    }
  }

  func isWorked(_ day: Day) -> Bool { worked[day - NaiveCalendar.years.lowerBound] }

  func isHoliday(_ day: Day) -> Bool {
    switch combination {
    case .allOf: weeks.contains { $0.isHoliday(day) }
    case .anyOf: weeks.allSatisfy { $0.isHoliday(day) }
    }
  }

  /// Working days between two instants, one day at a time.
  func workingDays(from start: Instant, to end: Instant) -> Int {
    if end < start { return -workingDays(from: end, to: start) }
    return (start..<end).filter { isWorked(Day(morning: $0)) }.count
  }

  /// A day with at least 300 days of `years` on either side.
  static func middleDay(using random: inout SplitMix64) -> Day {
    Day(number: Int.random(in: 19_300...19_600, using: &random))
  }

  /// A range of `years` that covers much, little or nothing of what a test asks about.
  static func coverage(using random: inout SplitMix64) -> DayRange {
    let one = day(using: &random)
    let two = day(using: &random)
    return DayRange(first: min(one, two), last: max(one, two)) ?? DayRange(one)
  }

  private static func day(using random: inout SplitMix64) -> Day {
    Day(number: Int.random(in: years.lowerBound.number...years.upperBound.number, using: &random))
  }
}
