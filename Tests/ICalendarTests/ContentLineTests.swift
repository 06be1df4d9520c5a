import CivilTime
import ICalendar
import Testing

@Suite struct ContentLineTests {
  /// The line as written, without its line end; short lines only.
  private func written(_ line: ContentLine) -> String {
    let text = String(decoding: CalendarWriter.bytes(of: Component("X", lines: [line])), as: UTF8.self)
    return text.split(separator: "\r\n").dropFirst().dropLast().joined(separator: "\r\n")
  }

  @Test(arguments: [
    ("plain", "Senior Officials", "Senior Officials"),
    ("semicolon and comma", "a;b,c", #"a\;b\,c"#),
    ("backslash", #"C:\new"#, #"C:\\new"#),
    ("backslash before n", #"\n"#, #"\\n"#),
    ("line feed", "a\nb", #"a\nb"#),
    ("carriage return and line feed are one", "a\r\nb", #"a\nb"#),
    ("carriage return", "a\rb", #"a\nb"#),
    ("two empty lines", "a\n\nb", #"a\n\nb"#),
    ("colon and quote stay", #"10:00 "sharp""#, #"10:00 "sharp""#),
    ("controls vanish, tab stays", "a\u{0}b\u{7}c\u{7F}d\te", "abcd\te"),
    ("empty", "", ""),
  ])
  func textIsEscaped(name: String, text: String, value: String) {
    #expect(ContentLine.text("SUMMARY", text).value == value, "\(name)")
    #expect(written(.text("SUMMARY", text)) == "SUMMARY:" + value, "\(name)")
  }

  @Test(arguments: [
    ("escapes", #"a\;b\,c\\d\ne\Nf"#, "a;b,c\\d\ne\nf"),
    ("unknown escape stays", #"a\qb"#, #"a\qb"#),
    ("trailing backslash stays", #"a\"#, #"a\"#),
    ("escaped backslash before n", #"\\n"#, #"\n"#),
  ])
  func textIsUnescaped(name: String, value: String, text: String) {
    #expect(ContentLine("SUMMARY", value).text == text, "\(name)")
  }

  @Test func listsAreSplitAtBareCommas() {
    #expect(ContentLine("CATEGORIES", #"a\,b,c,\\,d"#).textList == ["a,b", "c", #"\"#, "d"])
  }

  @Test(arguments: [
    ("plain", "a b", "a b"),
    ("colon is quoted", "a:b", #""a:b""#),
    ("semicolon is quoted", "a;b", #""a;b""#),
    ("comma is quoted", "a,b", #""a,b""#),
    ("quote", #"say "no""#, "say ^'no^'"),
    ("caret", "a^n", "a^^n"),
    ("line end", "a\r\nb\nc", "a^nb^nc"),
    ("control vanishes", "a\u{1}b", "ab"),
  ])
  func parametersAreQuoted(name: String, value: String, expected: String) {
    let line = ContentLine("ATTENDEE", parameters: [.init("CN", value)], "mailto:a@b.example")
    #expect(written(line) == "ATTENDEE;CN=\(expected):mailto:a@b.example", "\(name)")
  }

  @Test func parametersMayHaveSeveralValues() {
    let line = ContentLine("CONFERENCE", parameters: [.init("FEATURE", "AUDIO", "VIDEO")], "https://example.org/x")
    #expect(written(line) == "CONFERENCE;FEATURE=AUDIO,VIDEO:https://example.org/x")
  }

  @Test func aValueCannotEndItsLine() {
    #expect(
      written(ContentLine("URL", "https://a.example/\r\nSTATUS:CANCELLED")) == "URL:https://a.example/STATUS:CANCELLED")
  }

  @Test func timesAreWritten() throws {
    let day = try #require(Day(year: 2024, month: 2, day: 29))
    let two = try #require(DayRange(first: day, last: day + 1))
    #expect(written(.date("DUE", day)) == "DUE;VALUE=DATE:20240229")
    #expect(
      ContentLine.wholeDays(two).map(written) == ["DTSTART;VALUE=DATE:20240229", "DTEND;VALUE=DATE:20240302"])
    #expect(
      ContentLine.wholeDays(DayRange(day)).map(written) == ["DTSTART;VALUE=DATE:20240229", "DTEND;VALUE=DATE:20240301"])
    #expect(
      written(.localTime("DTSTART", day, minute: 9 * 60 + 5, zone: "Asia/Almaty"))
        == "DTSTART;TZID=Asia/Almaty:20240229T090500")
    #expect(written(.utc("DTSTAMP", day, second: 86_399)) == "DTSTAMP:20240229T235959Z")
  }
}
