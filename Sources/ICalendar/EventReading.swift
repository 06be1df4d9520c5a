import CivilTime

/// Reads the lines of a VEVENT into a `CalendarEvent`, or says why it is left out.
struct EventReading {
  private let scanned: ScannedComponent
  private let uid: String?

  /// The event, or nil where a line without which its days are not known cannot be read.
  static func event(_ scanned: ScannedComponent, findings: inout FindingList) -> CalendarEvent? {
    EventReading(scanned).read(findings: &findings)
  }

  private init(_ scanned: ScannedComponent) {
    self.scanned = scanned
    let uid = scanned.lines.first { $0.line.name == "UID" }?.line.text
    self.uid = uid == "" ? nil : uid
  }

  private func read(findings: inout FindingList) -> CalendarEvent? {
    guard let first = scanned.lines.first(where: { $0.line.name == "DTSTART" }) else {
      findings.add(scanned.number, .skipped, uid: uid, "The event has no DTSTART that can be read.")
      return nil
    }
    guard let start = required(first, findings: &findings).flatMap(Self.time) else { return nil }
    var event = CalendarEvent(line: scanned.number, component: scanned.component, start: start)
    event.uid = uid
    if uid == nil { findings.add(scanned.number, .unsound, "The event has no UID.") }
    var seen: Set<String> = []
    for entry in scanned.lines {
      if Self.once.contains(entry.line.name), !seen.insert(entry.line.name).inserted {
        findings.add(entry.number, .skipped, uid: uid, "\(entry.line.name) stands in the event more than once.")
        continue
      }
      guard take(entry, into: &event, findings: &findings) else { return nil }
    }
    return checked(event, findings: &findings)
  }

  private static let once: Set<String> = [
    "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "UID", "SUMMARY", "STATUS", "TRANSP", "SEQUENCE", "DTSTAMP",
  ]

  private typealias Entry = (number: Int, line: ContentLine)

  /// Takes one line; false where the event cannot be used without it.
  private func take(_ entry: Entry, into event: inout CalendarEvent, findings: inout FindingList) -> Bool {
    let line = entry.line
    switch line.name {
    case "SUMMARY": event.summary = line.text
    case "CATEGORIES": event.categories += line.textList.map(Self.trimmed)
    case "TRANSP": event.isTransparent = Self.trimmed(line.value).uppercased() == "TRANSPARENT"
    case "STATUS": event.status = status(entry, findings: &findings)
    case "SEQUENCE": event.sequence = sequence(entry, findings: &findings)
    case "DTSTAMP": event.stamp = optional(entry, findings: &findings).first
    case "EXDATE": event.exceptionTimes += optional(entry, findings: &findings)
    case "RDATE": event.additionalTimes += optional(entry, findings: &findings)
    case "DTEND", "RECURRENCE-ID", "DURATION", "RRULE", "EXRULE":
      guard let values = required(entry, findings: &findings) else { return false }
      takeRequired(values, of: entry, into: &event, findings: &findings)
    default: break
    }
    return true
  }

  private func takeRequired(
    _ values: [LibICal.Value], of entry: Entry, into event: inout CalendarEvent, findings: inout FindingList
  ) {
    switch entry.line.name {
    case "DTEND": event.end = Self.time(values)
    case "RECURRENCE-ID":
      event.recurrenceID = Self.time(values)
      if entry.line.parameter("RANGE") != nil {
        findings.add(entry.number, .unsound, uid: uid, "RANGE is not read; the event replaces one instance only.")
      }
    case "DURATION":
      if case .duration(let seconds)? = values.first { event.duration = seconds }
    case "RRULE": event.rules.append(entry.line.value)
    default: event.exceptionRules.append(entry.line.value)
    }
  }

  /// Reports what is doubtful across lines; nil where the event cannot be used.
  private func checked(_ event: CalendarEvent, findings: inout FindingList) -> CalendarEvent? {
    guard let end = event.end else {
      if let duration = event.duration, event.isWholeDay {
        if duration <= 0 {
          findings.add(event.line, .unsound, uid: uid, "DURATION is not positive; the event is taken to last one day.")
        } else if duration % 86_400 != 0 {
          findings.add(event.line, .unsound, uid: uid, "DURATION of an event of whole days is rounded up to days.")
        }
      }
      return event
    }
    guard end.isWholeDay == event.isWholeDay else {
      findings.add(event.line, .skipped, uid: uid, "One of DTSTART and DTEND is a date, the other a time.")
      return nil
    }
    if event.duration != nil {
      findings.add(event.line, .unsound, uid: uid, "The event has DTEND and DURATION; DTEND counts.")
    }
    if event.isWholeDay, end.day <= event.start.day {
      findings.add(
        event.line, .unsound, uid: uid,
        "DTEND is not after DTSTART; the event is taken to last one day. "
          + "Maybe the end was meant to be included: DTEND names the day after the last one.")
    }
    return event
  }

  private func status(_ entry: Entry, findings: inout FindingList) -> CalendarEvent.Status? {
    let status = CalendarEvent.Status(rawValue: Self.trimmed(entry.line.value).uppercased())
    if status == nil {
      findings.add(
        entry.number, .unsound, uid: uid, "STATUS '\(entry.line.value.prefix(40))' is not one that events have.")
    }
    return status
  }

  private func sequence(_ entry: Entry, findings: inout FindingList) -> Int {
    if let number = Int(Self.trimmed(entry.line.value)), number >= 0 { return number }
    findings.add(entry.number, .unsound, uid: uid, "SEQUENCE '\(entry.line.value.prefix(40))' is taken as 0.")
    return 0
  }

  /// The values of a line, nil and a finding that the event is skipped where it cannot be read.
  private func required(_ entry: Entry, findings: inout FindingList) -> [LibICal.Value]? {
    do {
      return try LibICal.values(of: entry.line)
    } catch {
      findings.add(
        entry.number, .skipped, uid: uid,
        "The event is not used, since its \(Self.quoted(entry.line)) cannot be read: \(error.reason).")
      return nil
    }
  }

  /// The times of a line that the event can do without, none and a finding where it cannot be read.
  private func optional(_ entry: Entry, findings: inout FindingList) -> [CalendarTime] {
    do {
      return try LibICal.values(of: entry.line).compactMap { Self.time([$0]) }
    } catch {
      findings.add(
        entry.number, .skipped, uid: uid, "\(Self.quoted(entry.line)) cannot be read: \(error.reason).")
      return []
    }
  }

  private static func time(_ values: [LibICal.Value]) -> CalendarTime? {
    guard case .time(let time)? = values.first else { return nil }
    return time
  }

  private static func quoted(_ line: ContentLine) -> String {
    "\(line.name) '\(line.value.prefix(60))'"
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
