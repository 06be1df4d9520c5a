import CivilTime
import Foundation
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday),
    ("1969-12-31", -1, .wednesday),
    ("2000-02-29", 11_016, .tuesday),
    ("2023-08-27", 19_596, .sunday),
    ("0001-01-01", -719_162, .monday),
    ("9999-12-31", 2_932_896, .friday),
  ])
  func `known days have their number and weekday`(text: String, number: Int, weekday: Weekday) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == text)
  }

  @Test(arguments: [
    "2023-02-30", "2023-02-29", "1900-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-01-00", "0000-01-01",
    "2023-1-01", "23-01-01", "2023/01/01", "2023-01-01 ", " 2023-01-01", "2023-01-0a", "+023-01-01", "20230101", "",
    "2023-01-011", "2023-01-0\u{0661}",
  ])
  func `anything but an existing date is refused`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: [0, 10_000, Int.max, Int.min])
  func `years outside 1 to 9999 are refused`(year: Int) {
    #expect(Day(year: year, month: 1, day: 1) == nil)
  }

  /// Counts days one by one as a wall calendar does, over leap years, century years and both ends of the range.
  @Test(arguments: [1...5, 1896...1905, 1969...2105, 9996...9999])
  func `numbers follow a calendar turned page by page`(years: ClosedRange<Int>) throws {
    var number = try #require(Day(year: years.lowerBound, month: 1, day: 1)).number
    for year in years {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (index, length) in lengths.enumerated() {
        for dayOfMonth in 1...length {
          let day = Day(number: number)
          try #require(day.year == year && day.month == index + 1 && day.day == dayOfMonth)
          try #require(Day(year: year, month: index + 1, day: dayOfMonth) == day)
          try #require((day + 1).weekday.rawValue == (day.weekday.rawValue + 1) % 7)
          number += 1
        }
        #expect(Day(year: year, month: index + 1, day: length + 1) == nil)
      }
    }
  }

  @Test(arguments: [
    ("clamped to a short month", "2023-01-31", 1, "2023-02-28"),
    ("clamped to a leap day", "2024-01-31", 1, "2024-02-29"),
    ("not clamped", "2024-01-31", 2, "2024-03-31"),
    ("over the year", "2023-12-31", 2, "2024-02-29"),
    ("back over the year", "2024-01-31", -2, "2023-11-30"),
    ("twelve years back", "2024-02-29", -144, "2012-02-29"),
    ("none", "2024-02-29", 0, "2024-02-29"),
  ])
  func `months are added and clamped`(name: String, start: String, months: Int, expected: String) throws {
    #expect(try #require(Day(start)).adding(months: months).description == expected)
  }

  @Test func `arithmetic leaves the supported years without a trap`() {
    #expect((Day.first - 1).description == "0000-12-31")
    #expect((Day.first - 367).description == "-0001-12-31")
    #expect((Day.last + 1).description == "10000-01-01")
    #expect(Day.last.adding(months: 1).description == "10000-01-31")
    #expect(Day.first.adding(months: -1).description == "0000-12-01")
  }

  @Test func `days are strided and subtracted`() throws {
    let day = try #require(Day("2024-02-28"))
    #expect((day...(day + 2)).map(\.description) == ["2024-02-28", "2024-02-29", "2024-03-01"])
    #expect((day + 366) - day == 366)
    #expect(day < day + 1)
    #expect(day - 28 == Day("2024-01-31"))
  }

  @Test func `a day is an ISO string in JSON`() throws {
    let days = [try #require(Day("2023-08-27")), Day.first]
    let data = try JSONEncoder().encode(days)
    #expect(String(decoding: data, as: UTF8.self) == #"["2023-08-27","0001-01-01"]"#)
    #expect(try JSONDecoder().decode([Day].self, from: data) == days)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Day].self, from: Data(#"["2023-02-30"]"#.utf8))
    }
  }

  @Test func `weekdays have names and abbreviations`() {
    #expect(Weekday.allCases.map(\.abbreviation) == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    #expect(Weekday(abbreviation: "wed") == .wednesday)
    #expect(Weekday(abbreviation: "Wed") == nil)
    #expect(Weekday(abbreviation: "wednesday") == nil)
    #expect(Weekday.saturday.name == "Saturday")
    #expect(Weekday.monday < .sunday)
  }
}
