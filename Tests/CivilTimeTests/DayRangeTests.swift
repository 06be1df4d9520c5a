import CivilTime
import Testing

@Suite struct DayRangeTests {
  @Test(arguments: [
    "2023-08-27 .. 2023-08-29", "2023-08-27..2023-08-29", "2023-08-27 ..2023-08-29", "2023-08-27  ..  2023-08-29",
  ])
  func `spaces around the dots are optional`(text: String) throws {
    let range = try #require(DayRange(text))
    #expect(range.description == "2023-08-27 .. 2023-08-29")
    #expect(range.count == 3)
    #expect(DayRange(range.description) == range)
  }

  @Test(arguments: [
    "", "..", "2023-08-27", "2023-08-27 ..", ".. 2023-08-27", "2023-08-27 . 2023-08-29", "2023-08-27 ... 2023-08-29",
    "2023-08-29 .. 2023-08-27", "2023-02-27 .. 2023-02-29", "2023-08-27 to 2023-08-29", "2023-08-27 .",
    "2023-08-27\t..\t2023-08-29",
  ])
  func `a text that is no range is refused`(text: String) {
    #expect(DayRange(text) == nil)
  }

  @Test func `a range holds its first and its last day`() throws {
    let range = try #require(DayRange("2023-08-27 .. 2023-08-29"))
    #expect(range.map(\.day) == [27, 28, 29])
    #expect(range.contains(range.first) && range.contains(range.last))
    #expect(!range.contains(range.first - 1) && !range.contains(range.last + 1))
    #expect(DayRange(range.first).count == 1)
    #expect(DayRange(first: range.last, last: range.first) == nil)
  }

  @Test(arguments: [
    ("apart", "2023-08-01 .. 2023-08-02", "2023-08-04 .. 2023-08-05", nil),
    ("touching", "2023-08-01 .. 2023-08-02", "2023-08-03 .. 2023-08-05", nil),
    ("one day shared", "2023-08-01 .. 2023-08-03", "2023-08-03 .. 2023-08-05", "2023-08-03 .. 2023-08-03"),
    ("one inside the other", "2023-08-01 .. 2023-08-09", "2023-08-03 .. 2023-08-05", "2023-08-03 .. 2023-08-05"),
  ])
  func `overlap and intersection agree`(name: String, left: String, right: String, common: String?) throws {
    let one = try #require(DayRange(left))
    let two = try #require(DayRange(right))
    #expect(one.intersection(two)?.description == common)
    #expect(two.intersection(one)?.description == common)
    #expect(one.overlaps(two) == (common != nil))
    #expect(two.overlaps(one) == (common != nil))
    #expect(one.contains(two) == (one.intersection(two) == two))
  }
}
