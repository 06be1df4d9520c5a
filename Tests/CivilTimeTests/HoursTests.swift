import CivilTime
import Testing

@Suite struct HoursTests {
  @Test func `hours are read and written`() throws {
    let hours = try #require(Hours("09:30-18:00"))
    #expect(hours.start == 570)
    #expect(hours.end == 1080)
    #expect(hours.description == "09:30-18:00")
    #expect(Hours("00:00-24:00")?.description == "00:00-24:00")
  }

  @Test(arguments: [
    "", "9:30-18:00", "09:30", "09:30 - 18:00", "18:00-09:30", "09:30-09:30", "09:60-10:00", "09:30-24:01",
    "24:00-24:00", "25:00-26:00", "09.30-18.00", "09:30–18:00", "-9:30-18:00",
  ])
  func `a text that is no hours is refused`(text: String) {
    #expect(Hours(text) == nil)
  }

  @Test(arguments: [
    ("apart", "09:00-10:00", "11:00-12:00", false),
    ("one begins as the other ends", "09:00-10:00", "10:00-12:00", false),
    ("a minute shared", "09:00-10:01", "10:00-12:00", true),
    ("one inside the other", "09:00-18:00", "10:00-12:00", true),
    ("the same", "09:00-18:00", "09:00-18:00", true),
  ])
  func `hours overlap where they share a minute`(name: String, left: String, right: String, expected: Bool) throws {
    let one = try #require(Hours(left))
    let two = try #require(Hours(right))
    #expect(one.overlaps(two) == expected)
    #expect(two.overlaps(one) == expected)
  }
}
