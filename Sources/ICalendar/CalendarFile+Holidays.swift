public import CivilTime

extension CalendarFile {
  /// The most instances of recurrence rules that are walked for one answer.
  static let stepLimit = 200_000

  /// The holidays and moved working days of a range of days.
  ///
  /// Every event of whole days makes holidays, transparent ones too, since public feeds mark holidays so; one with the
  /// category WORKING-DAY makes moved working days instead. Cancelled events make none. RRULE, RDATE, EXDATE and
  /// RECURRENCE-ID are followed (RFC 5545 section 3.8.5). Timed events are reported and not used.
  public func holidays(in range: DayRange) -> CalendarHolidays {
    var findings = FindingList()
    var steps = Self.stepLimit
    let replaced = replacedDays
    var holidays: [DayRange] = []
    var workingDays: [DayRange] = []
    var named: Set<CalendarHolidays.Named> = []
    for event in events where event.status != .cancelled {
      guard let first = event.days else {
        findings.add(
          event.line, .skipped, uid: event.uid,
          "'\(event.summary)' has a time of day; a holiday has none. Maybe write DTSTART;VALUE=DATE.")
        continue
      }
      let series = event.recurrenceID == nil ? event.uid.flatMap { replaced[$0] } ?? [] : []
      let starts = Self.starts(of: event, through: range.last, steps: &steps, findings: &findings)
      for start in starts where !series.contains(start) {
        guard let whole = DayRange(first: start, last: start + (first.count - 1)),
          let days = whole.intersection(range)
        else { continue }
        guard !event.isWorkingDay else {
          workingDays.append(days)
          continue
        }
        holidays.append(days)
        let name = event.summary.isEmpty ? "Holiday" : event.summary
        for day in days { named.insert(CalendarHolidays.Named(day: day, name: name)) }
      }
    }
    return CalendarHolidays(
      holidays: DaySet(holidays), named: named.sorted { ($0.day, $0.name) < ($1.day, $1.name) },
      workingDays: DaySet(workingDays), findings: findings.sorted)
  }

  /// The days of series that an event with a RECURRENCE-ID replaces or cancels, by UID.
  private var replacedDays: [String: Set<Day>] {
    var days: [String: Set<Day>] = [:]
    for event in events {
      guard let uid = event.uid, let instance = event.recurrenceID else { continue }
      days[uid, default: []].insert(instance.day)
    }
    return days
  }

  /// The first days of the instances of an event that start by the last day, in order.
  private static func starts(
    of event: CalendarEvent, through last: Day, steps: inout Int, findings: inout FindingList
  ) -> [Day] {
    guard event.recurrenceID == nil else { return [event.start.day] }
    var starts: Set<Day> = [event.start.day]
    for rule in event.rules {
      starts.formUnion(days(of: rule, event, through: last, steps: &steps, findings: &findings))
    }
    starts.formUnion(event.additionalTimes.map(\.day))
    for rule in event.exceptionRules {
      starts.subtract(days(of: rule, event, through: last, steps: &steps, findings: &findings))
    }
    starts.subtract(event.exceptionTimes.map(\.day))
    return starts.sorted()
  }

  private static func days(
    of rule: String, _ event: CalendarEvent, through last: Day, steps: inout Int, findings: inout FindingList
  ) -> [Day] {
    do {
      return try LibICal.days(of: rule, from: event.start.day, through: last, steps: &steps)
    } catch {
      findings.add(
        event.line, .skipped, uid: event.uid,
        "The rule '\(rule.prefix(80))' of '\(event.summary)' is not followed: \(error.reason).")
      return []
    }
  }
}
