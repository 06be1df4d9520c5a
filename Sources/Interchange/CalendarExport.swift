public import Analysis
import CivilTime
import ICalendar
public import Planning

/// A plan as iCalendar (RFC 5545): meetings, and documents as due entries.
///
/// - A meeting without `hours` is one all-day event. A meeting with `hours` is one timed event on each of its days, so
///   that its evenings stay free; the first day has the meeting's UID, the others have their own.
/// - Every decided stage to come and the last stage of every document is an all-day entry that blocks no time.
/// - Outside events, tasks, dropped meetings and what is done are left out.
public enum CalendarExport {
  /// The bytes of the calendar of a plan; the same plan gives the same bytes.
  ///
  /// - Throws: `CalendarExportError` for hours that do not exist or exist twice on a day in the zone of the place;
  ///   `CalendarError.unknownZone`.
  public static func calendar(_ network: Network, in context: Context) throws -> [UInt8] {
    var entries: [CalendarEntry] = []
    for planned in network.plan.meetings {
      entries += try MeetingEntries(planned, network, context).entries
    }
    for document in context.scenario.documents {
      entries += DueEntries(document, network, context).entries
    }
    entries.sort { ($0.days.first, $0.uid) < ($1.days.first, $1.uid) }
    let calendar = Component(
      "VCALENDAR", lines: header(context.scenario),
      children: try zones(entries) + entries.map { $0.component(stamp: context.scenario.dataDate) })
    return CalendarWriter.bytes(of: calendar)
  }

  private static func header(_ scenario: Scenario) -> [ContentLine] {
    [
      ContentLine("VERSION", "2.0"), ContentLine("PRODID", "-//Convene//Convene//EN"),
      ContentLine("CALSCALE", "GREGORIAN"), .text("NAME", scenario.title), .text("X-WR-CALNAME", scenario.title),
      ContentLine("REFRESH-INTERVAL", parameters: [.init("VALUE", "DURATION")], "PT6H"),
      ContentLine("X-PUBLISHED-TTL", "PT6H"),
    ]
  }

  /// One VTIMEZONE for each zone that an entry is in, for the years of its entries.
  private static func zones(_ entries: [CalendarEntry]) throws -> [Component] {
    var years: [String: ClosedRange<Int>] = [:]
    for entry in entries {
      guard let zone = entry.clock?.zone, zone != "UTC" else { continue }
      let own = entry.days.first.year...(entry.days.last + 1).year
      let known = years[zone] ?? own
      years[zone] = min(known.lowerBound, own.lowerBound)...max(known.upperBound, own.upperBound)
    }
    return try years.sorted { $0.key < $1.key }.map {
      try TimeZoneComponent.make(identifier: $0.key, covering: $0.value)
    }
  }
}

/// Why a plan cannot be written as a calendar.
public enum CalendarExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The clocks of the zone are put forward over the time on that day.
  case skippedTime(meeting: String, time: String, day: String, zone: String)
  /// The clocks of the zone are put back over the time on that day.
  case repeatedTime(meeting: String, time: String, day: String, zone: String)

  public var description: String {
    switch self {
    case .skippedTime(let meeting, let time, let day, let zone):
      "Meeting '\(meeting)' has the hour \(time) on \(day), which \(zone) skips: the clocks go forward. "
        + "Maybe give it other hours."
    case .repeatedTime(let meeting, let time, let day, let zone):
      "Meeting '\(meeting)' has the hour \(time) on \(day), which \(zone) has twice: the clocks go back. "
        + "Maybe give it other hours."
    }
  }
}
