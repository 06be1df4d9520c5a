import CivilTime
import ScenarioText

extension Reader {
  /// Resolves every work calendar of the section, and the scenario's own.
  mutating func readCalendars(_ root: Fields) {
    calendars[Scenario.plainCalendar] = .plain
    for entry in section(root, .calendar) { calendarEntries[entry.name] = entry }
    for name in calendarEntries.keys.sorted() { _ = resolved(name) }
    if let own = root["calendar"], let name = calendar(own.value, "'calendar'") { scenarioCalendar = name }
    let weekend = calendars[scenarioCalendar]?.weekend ?? WeekCalendar.plain.weekend
    calendars[Scenario.onlineCalendar] = WeekCalendar(calendar: WorkCalendar(weekend: weekend), weekend: weekend)
  }

  /// The name of a calendar that stands here, by name or written in place.
  mutating func calendar(_ node: Node, _ subject: String) -> String? {
    guard node.entries != nil else {
      guard let name = text(node, subject, expected: "the name of a calendar, or a calendar") else { return nil }
      return calendarName(node, name)
    }
    guard let calendar = calendarDefinition(node, subject, owner: node) else { return nil }
    let base = owner.isEmpty ? "calendar" : "\(owner).calendar"
    var name = base
    var number = 1
    while let other = calendars[name], other != calendar {
      number += 1
      name = "\(base)-\(number)"
    }
    calendars[name] = calendar
    return name
  }

  /// Checks the name of a calendar.
  mutating func calendarName(_ node: Node, _ name: String) -> String? {
    if name == Scenario.plainCalendar || name == Scenario.onlineCalendar { return name }
    let text = Node(
      place: node.place, length: node.length, content: .scalar(Scalar(text: name, style: .plain, kind: .string)))
    return reference(text, "'calendar'", to: .calendar)
  }

  private mutating func resolved(_ name: String) -> WeekCalendar? {
    if let known = calendars[name] { return known }
    guard let entry = calendarEntries[name] else { return nil }
    if let start = openCalendars.firstIndex(of: name) {
      let path = (openCalendars[start...] + [name]).joined(separator: " -> ")
      error(
        "calendar-cycle", entry.key, "calendars are made of each other: \(path)",
        expected: "calendars made of others that come before them")
      return nil
    }
    guard openCalendars.count < WeekCalendar.largestPartCount else {
      reportTooManyParts(entry.key)
      return nil
    }
    openCalendars.append(name)
    defer { openCalendars.removeLast() }
    let outer = owner
    owner = "calendars.\(name)"
    defer { owner = outer }
    let found = calendarDefinition(entry.value, "the calendar '\(name)'", owner: entry.key)
    // A calendar that cannot be read is taken for a plain one, so that its name stays known.
    calendars[name] = found ?? .plain
    return found
  }

  private mutating func calendarDefinition(_ node: Node, _ subject: String, owner key: Node) -> WeekCalendar? {
    let keys = ["weekend", "holidays", "working-days", "all-of", "any-of"]
    guard let fields = fields(node, subject, owner: key, keys: keys) else { return nil }
    if let combined = fields.first(of: ["all-of", "any-of"]) {
      for other in keys where other != combined.name {
        guard let entry = fields[other] else { continue }
        conflict(entry, "'\(other)' cannot stand beside '\(combined.name)'", advice: "Maybe make two calendars.")
      }
      return combination(combined)
    }
    let weekend = fields["weekend"].map { Set(weekdays($0.value, "'weekend'") ?? []) } ?? [.saturday, .sunday]
    var holidays = fields["holidays"].map { self.holidays($0.value) } ?? HolidayDays()
    if let moved = fields["working-days"] {
      let ranges = ranges(moved.value, "'working-days'") ?? []
      holidays.workingDays = holidays.workingDays.union(DaySet(ranges))
    }
    let calendar = WorkCalendar(
      weekend: weekend, holidays: holidays.holidays, movedWorkingDays: holidays.workingDays)
    return WeekCalendar(calendar: calendar, weekend: weekend)
  }

  private mutating func combination(_ entry: Entry) -> WeekCalendar? {
    let items = list(entry.value, "'\(entry.name)'", of: "calendars")
    if items.isEmpty && entry.value.items != nil {
      error("invalid-value", entry.value, "'\(entry.name)' is empty", expected: "a list of calendars")
    }
    let sorted = items.sorted { ($0.scalar?.text ?? "~", $0.place) < ($1.scalar?.text ?? "~", $1.place) }
    let parts = sorted.compactMap { item -> WeekCalendar? in
      if item.entries != nil { return calendarDefinition(item, "a calendar of '\(entry.name)'", owner: item) }
      guard let name = calendar(item, "an entry of '\(entry.name)'") else { return nil }
      return name == Scenario.onlineCalendar ? .plain : resolved(name)
    }
    guard let first = parts.first else { return nil }
    let isAll = entry.name == "all-of"
    let weekend = parts.dropFirst().reduce(first.weekend) {
      isAll ? $0.union($1.weekend) : $0.intersection($1.weekend)
    }
    let calendars = parts.map(\.calendar)
    let partCount = 1 + parts.reduce(0) { $0 + $1.partCount }
    guard partCount <= WeekCalendar.largestPartCount else {
      reportTooManyParts(entry.key)
      return nil
    }
    return WeekCalendar(
      calendar: isAll ? .allOf(calendars) : .anyOf(calendars), weekend: weekend, partCount: partCount)
  }

  private mutating func reportTooManyParts(_ node: Node) {
    error(
      "too-many-parts", node, "this calendar is made of more than \(WeekCalendar.largestPartCount) others",
      expected: "at most \(WeekCalendar.largestPartCount) calendars in one",
      advice: "Maybe calendars that are made of others name them several times.")
  }

  /// A list of weekdays, `mon` to `sun`, in the order of the week.
  mutating func weekdays(_ node: Node, _ subject: String) -> [Weekday]? {
    guard node.items != nil else {
      _ = list(node, subject, of: "weekdays")
      return nil
    }
    let words = Weekday.allCases.map { ($0.abbreviation, $0) }
    let found = list(node, subject, of: "weekdays").compactMap { item in
      word(item, "an entry of \(subject)", among: words).map { ($0, item) }
    }
    checkUnique(found) { "'\($0.abbreviation)'" }
    return found.map(\.0).sorted()
  }
}
