import CivilTime
import ICalendar
import Planning

/// One VEVENT, before it is written.
struct CalendarEntry {
  enum Status: String {
    case tentative = "TENTATIVE"
    case confirmed = "CONFIRMED"
    case cancelled = "CANCELLED"

    init(_ status: MeetingStatus) {
      switch status {
      case .tentative: self = .tentative
      case .announced, .confirmed, .held: self = .confirmed
      case .cancelled: self = .cancelled
      }
    }
  }

  /// The clock times of an entry that is not all-day; it is on one day then.
  struct Clock {
    var hours: Hours
    var zone: String
  }

  var uid: String
  var days: DayRange
  var clock: Clock?
  var title: String
  var status: Status
  /// Whether it blocks time.
  var isOpaque: Bool
  var category: String
  var place: Place?
  var description: String

  func component(stamp: Day) -> Component {
    var lines = [
      ContentLine("UID", uid), .utc("DTSTAMP", stamp, second: 0), ContentLine("SEQUENCE", "0"),
    ]
    lines += timeLines
    lines += [
      .text("SUMMARY", title), ContentLine("STATUS", status.rawValue),
      ContentLine("TRANSP", isOpaque ? "OPAQUE" : "TRANSPARENT"),
      ContentLine("X-MICROSOFT-CDO-BUSYSTATUS", !isOpaque ? "FREE" : status == .tentative ? "TENTATIVE" : "BUSY"),
      .text("CATEGORIES", category),
    ]
    if let place { lines.append(.text("LOCATION", place.name)) }
    if let position = place?.position {
      lines.append(ContentLine("GEO", "\(position.latitude);\(position.longitude)"))
    }
    if !description.isEmpty { lines.append(.text("DESCRIPTION", description)) }
    return Component("VEVENT", lines: lines)
  }

  private var timeLines: [ContentLine] {
    guard let clock else { return ContentLine.wholeDays(days) }
    return [("DTSTART", clock.hours.start), ("DTEND", clock.hours.end)].map { name, minute in
      // 24:00 is 00:00 of the next day.
      let day = minute < 1440 ? days.first : days.first + 1
      return clock.zone == "UTC"
        ? .utc(name, day, second: minute % 1440 * 60)
        : .localTime(name, day, minute: minute % 1440, zone: clock.zone)
    }
  }
}
