import CivilTime

/// Makes VTIMEZONE components from the tz database (RFC 5545 section 3.6.5).
public enum TimeZoneComponent {
  /// A VTIMEZONE whose offsets agree with the tz database at every instant of the covered years.
  ///
  /// A zone without change is one STANDARD. A zone with one yearly rule is a STANDARD and a DAYLIGHT with RRULE, the form
  /// that all clients follow. Any other zone has one component for each onset within the years, without RDATE, which
  /// some clients ignore.
  ///
  /// - Parameters:
  ///   - identifier: The plain name in the tz database, which becomes the TZID.
  ///   - years: The local years to cover, within 1900 ... 2500.
  /// - Throws: `CalendarError.unknownZone`.
  public static func make(
    identifier: String, covering years: ClosedRange<Int>
  ) throws(CalendarError) -> Component {
    precondition(years.lowerBound >= 1900 && years.upperBound <= 2500, "A zone is covered from 1900 to 2500 only.")
    let offsets = try ZoneOffsets(identifier: identifier)
    // A local year begins and ends within a day of the UTC year.
    let first = newYear(years.lowerBound) - ZoneOffsets.secondsPerDay
    let last = newYear(years.upperBound + 1) + ZoneOffsets.secondsPerDay
    let changes = offsets.transitions(after: first, through: last)
    let rules = changes.isEmpty ? [] : yearlyRules(offsets, years: years)
    var onsets = rules
    if rules.isEmpty {
      let initial = offsets.offset(at: first)
      onsets = [onset("STANDARD", start: "19700101T000000", before: initial, after: initial)]
      onsets += changes.map { change in
        let local = LocalOnset(change)
        return onset(local.name, start: local.text, before: change.before, after: change.after)
      }
    }
    return Component("VTIMEZONE", lines: [ContentLine("TZID", identifier)], children: onsets)
  }

  /// The two onsets with RRULE that describe the covered years, none where no such pair does.
  private static func yearlyRules(_ offsets: ZoneOffsets, years: ClosedRange<Int>) -> [Component] {
    // The year before holds the onset in force at the start. More years tell the fourth Sunday from the last one.
    let observed = (years.lowerBound - 1)...max(years.upperBound + 1, years.lowerBound + 7)
    let changes = offsets.transitions(after: newYear(observed.lowerBound), through: newYear(observed.upperBound + 1))
    let onsets = changes.map { (change: $0, local: LocalOnset($0)) }
    var rules: [Component] = []
    for name in ["DAYLIGHT", "STANDARD"] {
      let ofKind = onsets.filter { $0.local.name == name }
      guard let first = ofKind.first, ofKind.map(\.local.day.year) == Array(observed),
        ofKind.allSatisfy({ $0.change.before == first.change.before && $0.change.after == first.change.after }),
        let rule = LocalOnset.yearlyRule(of: ofKind.map(\.local))
      else { return [] }
      rules.append(
        onset(name, start: first.local.text, before: first.change.before, after: first.change.after, rule: rule))
    }
    return rules
  }

  private static func onset(
    _ name: String, start: String, before: Int, after: Int, rule: String? = nil
  ) -> Component {
    var lines = [
      ContentLine("DTSTART", start), ContentLine("TZOFFSETFROM", offsetText(before)),
      ContentLine("TZOFFSETTO", offsetText(after)),
    ]
    if let rule { lines.append(ContentLine("RRULE", rule)) }
    return Component(name, lines: lines)
  }

  /// An offset as `+HHMM`, with seconds where it has some.
  private static func offsetText(_ seconds: Int) -> String {
    let size = abs(seconds)
    let clock = [size / 3600, size / 60 % 60] + (size % 60 == 0 ? [] : [size % 60])
    return (seconds < 0 ? "-" : "+") + clock.map { ContentLine.padded($0, 2) }.joined()
  }

  /// The instant at which a year begins in UTC.
  private static func newYear(_ year: Int) -> Int {
    (Day(year: year, month: 1, day: 1) ?? Day.first).number * ZoneOffsets.secondsPerDay
  }
}

/// A transition in the local time that it ends, as DTSTART of an onset wants it.
private struct LocalOnset {
  /// DAYLIGHT or STANDARD.
  let name: String
  let day: Day
  /// The onset as a local date-time.
  let text: String
  private let second: Int

  init(_ change: ZoneOffsets.Transition) {
    name = change.isDaylight ? "DAYLIGHT" : "STANDARD"
    let local = change.instant + change.before
    let number = Int((Double(local) / Double(ZoneOffsets.secondsPerDay)).rounded(.down))
    day = Day(number: number)
    second = local - number * ZoneOffsets.secondsPerDay
    // The text of a UTC stamp without its Z is that of a local time.
    text = String(ContentLine.utc("DTSTART", day, second: second).value.dropLast())
  }

  /// The rule that gives just these onsets, one a year, or nil where there is none.
  static func yearlyRule(of onsets: [LocalOnset]) -> String? {
    guard let first = onsets.first,
      onsets.allSatisfy({
        $0.day.month == first.day.month && $0.day.weekday == first.day.weekday && $0.second == first.second
      })
    else { return nil }
    let position: Int
    if onsets.allSatisfy({ $0.week == first.week }) {
      position = first.week
    } else if onsets.allSatisfy({ ($0.day + 7).month != $0.day.month }) {
      position = -1
    } else {
      return nil
    }
    let weekday = first.day.weekday.abbreviation.prefix(2).uppercased()
    return "FREQ=YEARLY;BYMONTH=\(first.day.month);BYDAY=\(position)\(weekday)"
  }

  /// Which of its weekday in the month the day is, from 1.
  private var week: Int { (day.day - 1) / 7 + 1 }
}
