public import CivilTime

/// A VEVENT as plain values (RFC 5545 section 3.6.1).
public struct CalendarEvent: Hashable, Sendable {
  /// The states of an event.
  public enum Status: String, Sendable {
    case tentative = "TENTATIVE"
    case confirmed = "CONFIRMED"
    case cancelled = "CANCELLED"
  }

  /// The number of the BEGIN line in the file, counted from 1.
  public let line: Int
  /// The event with all lines and nested components as read, also those that mean nothing here.
  public let component: Component
  public internal(set) var uid: String?
  public internal(set) var summary = ""
  public internal(set) var categories: [String] = []
  public internal(set) var status: Status?
  /// Whether TRANSP says that the event blocks no time.
  public internal(set) var isTransparent = false
  public internal(set) var sequence = 0
  public internal(set) var stamp: CalendarTime?
  public internal(set) var start: CalendarTime
  /// DTEND as written, hence exclusive, nil where there is none.
  public internal(set) var end: CalendarTime?
  /// DURATION in seconds; days count 86400.
  public internal(set) var duration: Int?
  /// The values of RRULE.
  public internal(set) var rules: [String] = []
  /// The values of EXRULE, which RFC 5545 dropped and old files have.
  public internal(set) var exceptionRules: [String] = []
  /// RDATE; of a period only the start is kept.
  public internal(set) var additionalTimes: [CalendarTime] = []
  /// EXDATE.
  public internal(set) var exceptionTimes: [CalendarTime] = []
  /// RECURRENCE-ID: the instance of the series with the same UID that this event replaces.
  public internal(set) var recurrenceID: CalendarTime?

  init(line: Int, component: Component, start: CalendarTime) {
    self.line = line
    self.component = component
    self.start = start
  }

  public var isWholeDay: Bool { start.isWholeDay }

  /// The RELATED-TO lines (RFC 9253 section 4).
  public var related: [ContentLine] { component.lines.filter { $0.name == "RELATED-TO" } }

  /// Whether a category marks the event as a moved working day, a day of the weekend that is worked.
  public var isWorkingDay: Bool { categories.contains { $0.uppercased() == "WORKING-DAY" } }

  /// The days of the first instance of an all-day event; nil for a timed event.
  ///
  /// DTEND is exclusive; a missing end, or one that is not after the start, makes one day. A part of a day counts whole.
  public var days: DayRange? {
    guard isWholeDay else { return nil }
    let length: Int
    if let end {
      length = end.day - start.day
    } else {
      length = ((duration ?? 0) + 86_399) / 86_400
    }
    return DayRange(first: start.day, last: start.day + (max(length, 1) - 1))
  }
}
