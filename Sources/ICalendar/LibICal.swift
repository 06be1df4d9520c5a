import CICal
import CivilTime
import Foundation

/// The one place that calls libical, which reads values and walks recurrence rules.
///
/// libical keeps process-wide state and loads tables on first use, so one call runs at a time; no handle leaves here.
package enum LibICal {
  /// A value as read.
  enum Value {
    case time(CalendarTime)
    /// A length in seconds.
    case duration(Int)
    /// A recurrence rule that libical understands.
    case rule
  }

  /// A value that cannot be read.
  struct Unreadable: Error {
    let reason: String
  }

  /// The most bytes of a line that are handed to libical, which walks a list once per value.
  private static let lineLimit = 64 * 1024

  private static let lock = NSLock()

  /// Without this, parameters that libical does not know vanish. Set once, before the first call.
  private static let prepared: Void = ical_set_unknown_token_handling_setting(ICAL_ASSUME_IANA_TOKEN)

  private static func alone<Result>(_ body: () -> Result) -> Result {
    lock.withLock {
      _ = prepared
      return body()
    }
  }

  /// Reads the values of one property line; a list has several.
  static func values(of line: ContentLine) throws(Unreadable) -> [Value] {
    let text = "BEGIN:VEVENT\r\n\(CalendarWriter.unfolded(line))\r\nEND:VEVENT\r\n"
    guard text.utf8.count <= lineLimit else { throw Unreadable(reason: "the line is over \(lineLimit) bytes") }
    let read = alone { () -> Result<[Value], Unreadable> in
      guard let root = icalparser_parse_string(text) else { return .failure(Unreadable(reason: "it is malformed")) }
      defer { icalcomponent_free(root) }
      var values: [Value] = []
      var next = icalcomponent_get_first_property(root, ICAL_ANY_PROPERTY)
      while let property = next {
        do throws(Unreadable) {
          values.append(try value(of: property, in: line))
        } catch {
          return .failure(error)
        }
        next = icalcomponent_get_next_property(root, ICAL_ANY_PROPERTY)
      }
      return values.isEmpty ? .failure(Unreadable(reason: "it has no value")) : .success(values)
    }
    return try read.get()
  }

  private static func value(of property: OpaquePointer, in line: ContentLine) throws(Unreadable) -> Value {
    guard icalproperty_isa(property) != ICAL_XLICERROR_PROPERTY, let value = icalproperty_get_value(property) else {
      throw Unreadable(reason: "it is malformed")
    }
    switch icalvalue_isa(value) {
    case ICAL_DATE_VALUE, ICAL_DATETIME_VALUE:
      return .time(try time(icalvalue_get_datetime(value), in: line))
    case ICAL_DATETIMEPERIOD_VALUE:
      let either = icalvalue_get_datetimeperiod(value)
      let isPeriod = icaltime_is_null_time(either.time) != 0
      return .time(try time(isPeriod ? either.period.start : either.time, in: line))
    case ICAL_PERIOD_VALUE:
      return .time(try time(icalvalue_get_period(value).start, in: line))
    case ICAL_DURATION_VALUE:
      let length = icalvalue_get_duration(value)
      let seconds =
        (Int(length.weeks) * 7 + Int(length.days)) * 86_400 + Int(length.hours) * 3600 + Int(length.minutes) * 60
        + Int(length.seconds)
      return .duration(length.is_neg != 0 ? -seconds : seconds)
    case ICAL_RECUR_VALUE:
      return .rule
    default:
      throw Unreadable(reason: "it is a value of another type")
    }
  }

  /// libical accepts month 13 and 30 February, so the parts are checked here.
  private static func time(_ time: icaltimetype, in line: ContentLine) throws(Unreadable) -> CalendarTime {
    guard let day = Day(year: Int(time.year), month: Int(time.month), day: Int(time.day)) else {
      throw Unreadable(reason: "no such date exists")
    }
    if time.is_date != 0 || line.parameter("VALUE")?.uppercased() == "DATE" { return CalendarTime(day: day) }
    guard (0..<24).contains(time.hour), (0..<60).contains(time.minute), (0...60).contains(time.second) else {
      throw Unreadable(reason: "no such time of day exists")
    }
    let second = Int(time.hour) * 3600 + Int(time.minute) * 60 + Int(time.second)
    let zone: CalendarTime.Zone
    if icaltime_is_utc(time) != 0 {
      zone = .utc
    } else if let name = line.parameter("TZID"), !name.isEmpty {
      zone = .named(name)
    } else {
      zone = .floating
    }
    return CalendarTime(day: day, clock: CalendarTime.Clock(second: second, zone: zone))
  }

  /// What libical cannot read in a whole calendar; nothing where it can read all.
  ///
  /// It knows neither LINK, CONCEPT, REFID nor `VALUE=UID`, and complains of them.
  package static func complaints(about calendar: [UInt8]) -> [String] {
    let text = String(decoding: calendar, as: UTF8.self)
    return alone {
      guard let root = icalparser_parse_string(text) else { return ["The calendar cannot be read at all."] }
      defer { icalcomponent_free(root) }
      return complaints(in: root)
    }
  }

  private static func complaints(in component: OpaquePointer) -> [String] {
    var found: [String] = []
    var nextProperty = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY)
    while let property = nextProperty {
      if let text = icalproperty_get_value_as_string(property) { found.append(String(cString: text)) }
      nextProperty = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)
    }
    var nextChild = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT)
    while let child = nextChild {
      found += complaints(in: child)
      nextChild = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)
    }
    return found
  }

  /// The days of a recurrence rule that starts on a day, up to and including another.
  ///
  /// - Parameter steps: How many more instances may be walked; lowered by those that were.
  static func days(
    of rule: String, from start: Day, through last: Day, steps: inout Int
  ) throws(Unreadable) -> [Day] {
    guard start >= gregorian else { throw Unreadable(reason: "it starts before 1583") }
    guard steps > 0 else { throw tooMany }
    var remaining = steps
    let walked = alone { () -> Result<[Day], Unreadable> in
      var recurrence = icalrecurrencetype_from_string(rule)
      guard recurrence.freq != ICAL_NO_RECURRENCE else { return .failure(Unreadable(reason: "it is malformed")) }
      guard recurrence.freq.rawValue >= ICAL_DAILY_RECURRENCE.rawValue else {
        return .failure(Unreadable(reason: "an event of whole days cannot recur within a day"))
      }
      // An UNTIL in UTC is common on whole days; the day is what it means.
      if icaltime_is_null_time(recurrence.until) == 0 { recurrence.until.is_date = 1 }
      // A null date has the hour -1.
      var first = icaltime_null_time()
      first.is_date = 1
      first.year = Int32(clamping: start.year)
      first.month = Int32(clamping: start.month)
      first.day = Int32(clamping: start.day)
      guard let iterator = icalrecur_iterator_new(recurrence, first) else {
        remaining -= Self.fruitlessWalk
        return .failure(Unreadable(reason: "no day obeys it"))
      }
      defer { icalrecur_iterator_free(iterator) }
      var days: [Day] = []
      while true {
        let next = icalrecur_iterator_next(iterator)
        guard icaltime_is_null_time(next) == 0 else {
          if days.isEmpty {
            remaining -= Self.fruitlessWalk
            return .failure(Unreadable(reason: "no day obeys it"))
          }
          break
        }
        remaining -= 1
        guard remaining >= 0 else {
          return .failure(tooMany)
        }
        // libical can yield dates that do not exist.
        guard let day = Day(year: Int(next.year), month: Int(next.month), day: Int(next.day)) else { continue }
        guard day <= last else { break }
        days.append(day)
      }
      return .success(days)
    }
    steps = max(0, remaining)
    return try walked.get()
  }

  private static let tooMany = Unreadable(reason: "the rules of the file have too many instances")

  /// What a rule without any instance costs in steps: libical looks for one until the year 2582.
  private static let fruitlessWalk = 40_000

  /// Before this day libical walks the Julian calendar.
  private static let gregorian = Day(year: 1583, month: 1, day: 1) ?? Day.first
}
