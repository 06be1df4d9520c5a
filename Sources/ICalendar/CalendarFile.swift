import CivilTime

/// What a calendar file says: its events, and everything that was skipped or is unsound.
public struct CalendarFile: Sendable {
  /// The most bytes that are read.
  public static let byteLimit = 10 * 1024 * 1024
  /// The most components of all kinds.
  public static let componentLimit = 20_000
  /// The most components that may be nested in each other.
  public static let depthLimit = 16

  /// The name by which messages call the file.
  public let name: String
  /// The events in the order of the file, without those that another version of the same event replaces.
  public let events: [CalendarEvent]
  /// What was left out or is doubtful, by line.
  public let findings: [CalendarFinding]

  /// Reads a calendar, tolerating what widespread writers do wrong.
  ///
  /// A BOM, any line end, lower-case names, several calendars, events outside a calendar, missing END lines and Latin-1
  /// are read; each doubt is a finding. VTODO, VJOURNAL, VFREEBUSY and unknown components are reported and not used.
  ///
  /// - Throws: `CalendarError` where the text is over a limit or holds no component at all.
  public static func parse(_ bytes: [UInt8], name: String) throws(CalendarError) -> CalendarFile {
    guard bytes.count <= byteLimit else {
      throw .tooLarge(name: name, bytes: bytes.count, limit: byteLimit)
    }
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw .notText(name: name)
    }
    let scan = try CalendarScan(bytes, name: name)
    guard !scan.roots.isEmpty else {
      throw .noCalendar(name: name, reason: bytes.isEmpty ? "it is empty" : "no line says BEGIN:VCALENDAR")
    }
    var findings = scan.findings
    var events: [CalendarEvent] = []
    for root in scan.roots {
      collect(root, into: &events, findings: &findings)
    }
    let current = supersede(events, findings: &findings)
    return CalendarFile(name: name, events: current, findings: findings.sorted)
  }

  private static func collect(
    _ component: ScannedComponent, into events: inout [CalendarEvent], findings: inout FindingList
  ) {
    switch component.name {
    case "VCALENDAR":
      for child in component.children { collect(child, into: &events, findings: &findings) }
    case "VEVENT":
      if let event = EventReading.event(component, findings: &findings) { events.append(event) }
    case "VTIMEZONE":
      break
    default:
      findings.add(component.number, .skipped, "\(component.name.prefix(40)) is not read; only events are.")
    }
  }

  /// Leaves out events of which the file has a later version: a higher SEQUENCE, then a later DTSTAMP.
  private static func supersede(_ events: [CalendarEvent], findings: inout FindingList) -> [CalendarEvent] {
    var latest: [EventKey: CalendarEvent] = [:]
    for event in events {
      guard let key = EventKey(event) else { continue }
      if let other = latest[key], !isNewer(event, than: other) { continue }
      latest[key] = event
    }
    return events.filter { event in
      guard let key = EventKey(event), let newest = latest[key], newest.line != event.line else { return true }
      if isNewer(newest, than: event) {
        findings.add(
          event.line, .skipped, uid: event.uid, "A later version of this event stands at line \(newest.line).")
        return false
      }
      // Careless writers give many events one UID: losing a holiday is worse than having one twice.
      findings.add(
        event.line, .unsound, uid: event.uid,
        "The event at line \(newest.line) has the same UID and version; both are used.")
      return true
    }
  }

  private static func isNewer(_ event: CalendarEvent, than other: CalendarEvent) -> Bool {
    (event.sequence, stampOrder(event)) > (other.sequence, stampOrder(other))
  }

  private static func stampOrder(_ event: CalendarEvent) -> Int {
    guard let stamp = event.stamp else { return Int.min }
    return stamp.day.number * 86_400 + (stamp.clock?.second ?? 0)
  }
}

/// What makes two events versions of one: the UID and the instance.
private struct EventKey: Hashable {
  let uid: String
  let recurrenceID: CalendarTime?

  init?(_ event: CalendarEvent) {
    guard let uid = event.uid else { return nil }
    self.uid = uid
    recurrenceID = event.recurrenceID
  }
}
