import CivilTime
import Foundation
import ICalendar
import Testing

@Suite struct TimeZoneComponentTests {
  private func texts(_ component: Component) -> [String] {
    component.children.map { child in
      child.name + " " + child.lines.map { "\($0.name):\($0.value)" }.joined(separator: " ")
    }
  }

  @Test func aFixedZoneIsOneStandard() throws {
    let zone = try TimeZoneComponent.make(identifier: "Asia/Shanghai", covering: 2023...2025)
    #expect(zone.name == "VTIMEZONE")
    #expect(zone.lines == [ContentLine("TZID", "Asia/Shanghai")])
    #expect(texts(zone) == ["STANDARD DTSTART:19700101T000000 TZOFFSETFROM:+0800 TZOFFSETTO:+0800"])
  }

  @Test func aYearlyRuleIsTwoOnsets() throws {
    #expect(
      texts(try TimeZoneComponent.make(identifier: "America/New_York", covering: 2024...2024)) == [
        "DAYLIGHT DTSTART:20230312T020000 TZOFFSETFROM:-0500 TZOFFSETTO:-0400 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
        "STANDARD DTSTART:20231105T020000 TZOFFSETFROM:-0400 TZOFFSETTO:-0500 RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
      ])
    #expect(
      texts(try TimeZoneComponent.make(identifier: "Europe/Vienna", covering: 2023...2024)) == [
        "DAYLIGHT DTSTART:20220327T020000 TZOFFSETFROM:+0100 TZOFFSETTO:+0200 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "STANDARD DTSTART:20221030T030000 TZOFFSETFROM:+0200 TZOFFSETTO:+0100 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
      ])
  }

  @Test func aSingleChangeIsOneOnset() throws {
    #expect(
      texts(try TimeZoneComponent.make(identifier: "Asia/Almaty", covering: 2023...2025)) == [
        "STANDARD DTSTART:19700101T000000 TZOFFSETFROM:+0600 TZOFFSETTO:+0600",
        "STANDARD DTSTART:20240301T000000 TZOFFSETFROM:+0600 TZOFFSETTO:+0500",
      ])
    #expect(
      texts(try TimeZoneComponent.make(identifier: "Asia/Almaty", covering: 2025...2026)) == [
        "STANDARD DTSTART:19700101T000000 TZOFFSETFROM:+0500 TZOFFSETTO:+0500"
      ])
  }

  /// Regular, irregular, half-hour, southern, negative daylight time, and zones that changed their rule.
  static let zones = [
    "Asia/Almaty", "America/New_York", "Europe/Vienna", "Africa/Casablanca", "Africa/Cairo", "Asia/Jerusalem",
    "Australia/Lord_Howe", "America/Santiago", "Europe/Dublin", "Asia/Kathmandu", "Asia/Tehran", "Asia/Gaza", "UTC",
    "Pacific/Chatham", "America/Mexico_City", "Asia/Amman", "Europe/Kyiv", "Asia/Kolkata", "America/Nuuk",
  ]

  @Test(arguments: zones) func offsetsAgreeWithTheDatabaseAtEveryHour(identifier: String) throws {
    let zone = try #require(TimeZone(identifier: identifier))
    let onsets = try TimeZoneComponent.make(identifier: identifier, covering: 2023...2025).children
    let timeline = try Timeline(onsets)
    let first = try #require(Day("2023-01-01")).number * 24
    let last = try #require(Day("2026-01-01")).number * 24
    for hour in (first - 14)..<(last + 14) {
      let instant = hour * 3600
      let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
      // The local year is what is covered.
      guard (first * 3600..<last * 3600).contains(instant + expected) else { continue }
      #expect(timeline.offset(at: instant) == expected, "\(identifier) at \(instant)")
    }
  }

  @Test func libicalReadsEveryZone() throws {
    for identifier in Self.zones {
      let zone = try TimeZoneComponent.make(identifier: identifier, covering: 2023...2025)
      #expect(LibICal.complaints(about: CalendarWriter.bytes(of: zone)) == [], "\(identifier)")
    }
  }

  @Test(arguments: [
    ("Asia/Astana", "Maybe name a zone"), ("asia/almaty", "Did you mean 'Asia/Almaty'?"),
    ("Asia/New_York", "Did you mean 'America/New_York'?"), ("New York", "Did you mean 'America/New_York'?"),
    ("GMT+5", "Maybe name a zone"), ("", "Maybe name a zone"), ("EST", "Maybe name a zone"),
  ])
  func unknownZonesAreRefusedWithAdvice(identifier: String, advice: String) {
    let error = #expect(throws: CalendarError.self) {
      try TimeZoneComponent.make(identifier: identifier, covering: 2024...2024)
    }
    #expect(error?.description.contains(advice) == true, "\(String(describing: error))")
  }
}

/// What a VTIMEZONE says, read naively: the latest onset that is not after an instant decides.
private struct Timeline {
  private let onsets: [(instant: Int, after: Int)]

  init(_ components: [Component]) throws {
    var onsets: [(instant: Int, after: Int)] = []
    for component in components {
      let before = try Self.seconds(of: "TZOFFSETFROM", component)
      let after = try Self.seconds(of: "TZOFFSETTO", component)
      let start = try #require(component.line("DTSTART")?.value)
      let date = "\(start.prefix(4))-\(start.dropFirst(4).prefix(2))-\(start.dropFirst(6).prefix(2))"
      let first = try #require(Day(date))
      let clock = try Self.seconds("+" + start.dropFirst(9))
      var days = [first]
      if let rule = component.line("RRULE")?.value {
        let weekday = try #require(rule.split(separator: "BYDAY=").last)
        let position = try #require(Int(weekday.dropLast(2)))
        days = (first.year...2030).map { Self.day(like: first, position: position, year: $0) }
      }
      onsets += days.map { ($0.number * 86_400 + clock - before, after) }
    }
    self.onsets = onsets.sorted { $0.instant < $1.instant }
  }

  func offset(at instant: Int) -> Int? { onsets.last { $0.instant <= instant }?.after }

  /// The nth day from the start, or the last, of the month with the weekday of another day.
  private static func day(like other: Day, position: Int, year: Int) -> Day {
    let month = Day(number: 0).adding(months: (year - 1970) * 12 + other.month - 1)
    let days = (0..<31).map { month + $0 }.filter { $0.month == other.month && $0.weekday == other.weekday }
    return position < 0 ? days[days.count + position] : days[position - 1]
  }

  private static func seconds(of name: String, _ component: Component) throws -> Int {
    let text = try #require(component.line(name)?.value)
    return try seconds(text)
  }

  /// Seconds of `+HHMM`, `-HHMM` or with seconds.
  private static func seconds(_ text: String) throws -> Int {
    let digits = Array(text.dropFirst())
    let parts = try stride(from: 0, to: digits.count, by: 2).map { try #require(Int(String(digits[$0...$0 + 1]))) }
    let size = parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0)
    return text.hasPrefix("-") ? -size : size
  }
}
