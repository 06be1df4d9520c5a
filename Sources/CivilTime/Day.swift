/// A civil date of the proleptic Gregorian calendar, without a time zone.
///
///     let day = Day(year: 2023, month: 8, day: 27)
///     day?.weekday          // .sunday
///     day.map { "\($0 + 3)" }  // "2023-08-30"
///
/// The failable initialisers accept the years 1 to 9999. Arithmetic may leave them.
public struct Day: Hashable, Sendable {
  /// Days since 1970-01-01, which is day 0.
  public var number: Int

  /// The first supported day, 0001-01-01.
  public static let first = Day(number: -719_162)

  /// The last supported day, 9999-12-31.
  public static let last = Day(number: 2_932_896)

  public init(number: Int) {
    self.number = number
  }

  /// Makes a day of the years 1 to 9999, or nil where no such date exists.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
    self.init(CivilDate(year: year, month: month, day: day))
  }

  public var year: Int { civilDate.year }

  /// The month, 1 to 12.
  public var month: Int { civilDate.month }

  /// The day of the month, 1 to 31.
  public var day: Int { civilDate.day }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday, which is 3.
    let index = ((number + 3) % 7 + 7) % 7
    return Weekday.allCases[index]
  }

  /// The day with the same day number some months later or earlier, or the last day of that month where it is shorter.
  ///
  /// 2023-01-31 plus one month is 2023-02-28; so is 2023-02-28 plus zero.
  public func adding(months: Int) -> Day {
    let date = civilDate
    let monthIndex = date.year * 12 + (date.month - 1) + months
    let month = (monthIndex % 12 + 12) % 12
    let year = (monthIndex - month) / 12
    let day = min(date.day, Day.length(ofMonth: month + 1, year: year))
    return Day(CivilDate(year: year, month: month + 1, day: day))
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: Comparable, Strideable {
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  public func distance(to other: Day) -> Int { other.number - number }

  public func advanced(by days: Int) -> Day { Day(number: number + days) }

  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }

  public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }

  /// The days from the right day to the left one.
  public static func - (left: Day, right: Day) -> Int { left.number - right.number }
}

/// Year, month and day of the month.
struct CivilDate {
  var year: Int
  var month: Int
  var day: Int
}

// Years are counted from March, so that the leap day ends a year; an era is 400 such years, 146,097 days.
// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", https://howardhinnant.github.io/date_algorithms.html
extension Day {
  init(_ date: CivilDate) {
    let year = date.month <= 2 ? date.year - 1 : date.year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let monthFromMarch = (date.month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + date.day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
  }

  var civilDate: CivilDate {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return CivilDate(year: year, month: month, day: day)
  }
}
