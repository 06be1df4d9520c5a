import CivilTime
import ScenarioText

/// What `takes`, `dates` and `status` say of the days of a meeting.
struct MeetingDates {
  var takes = Span.days(1)
  var pin: Ruled<Day>?
  var held: DayRange?
}

extension Reader {
  mutating func meetingDates(_ fields: Fields, _ status: MeetingStatus) -> MeetingDates {
    var dates = MeetingDates()
    let takes = fields["takes"].flatMap { meetingSpan($0) }
    dates.takes = takes ?? .days(1)
    guard let entry = fields["dates"] else {
      if status == .held { missing("dates", fields, advice: "A held meeting says when it was.") }
      return dates
    }
    var written = entry.value
    let ruled = rule(entry, soft: .perBreachOrDay) { reader, node in
      written = node
      return reader.range(node, "'dates'")
    }
    guard let ruled else { return dates }
    let isRange = written.scalar?.text.contains("..") ?? false
    var days = ruled.value
    if isRange {
      if let takes, takes.dayCount != days.count, let entry = fields["takes"] {
        error(
          "span-mismatch", entry.key, "'takes' is \(takes), but 'dates' has \(Span.days(days.count))",
          expected: "the same number of days", advice: "Maybe delete 'takes'.")
      }
      dates.takes = .days(days.count)
    } else if let whole = DayRange(first: days.first, last: days.first + (dates.takes.dayCount - 1)) {
      days = whole
    }
    if status == .held {
      dates.held = days
      checkFact(days.last, written, "the meeting")
    } else {
      dates.pin = Ruled(days.first, note: ruled.note)
      if status != .cancelled { checkPin(days, written) }
    }
    return dates
  }

  /// One day or more, in days or weeks.
  private mutating func meetingSpan(_ entry: Entry) -> Span? {
    guard let span = span(entry.value, "'takes'") else { return nil }
    if span.count > 0 && (span.unit == .days || span.unit == .weeks) { return span }
    error(
      "invalid-value", entry.value, "a meeting cannot take \(span)",
      expected: "a span of days or weeks, at least 1 day",
      advice: "A meeting takes consecutive days.")
    return nil
  }

  private mutating func checkPin(_ days: DayRange, _ node: Node) {
    guard let horizon, let dataDate else { return }
    if days.first < dataDate && horizon.first <= days.first {
      error(
        "pin-before-data-date", node, "the meeting is planned on \(days.first), before the data date \(dataDate)",
        expected: "a day from \(dataDate) on",
        advice: "Maybe it was held: add 'status: held'; or it must move: change 'dates'.")
    } else {
      checkInside(days, node, "'dates'")
    }
  }

  /// Reports days that do not lie in the horizon.
  mutating func checkInside(_ days: DayRange, _ node: Node, _ subject: String) {
    guard let horizon, !horizon.contains(days) else { return }
    let shown = days.count == 1 ? "\(days.first)" : "\(days)"
    error(
      "outside-horizon", node, "\(subject) is \(shown), outside the horizon \(horizon)",
      expected: "days from \(horizon.first) to \(horizon.last)",
      advice: horizon.overlaps(days)
        ? horizon.intersection(days).map { "Maybe \($0), or a longer 'horizon'." } : "Maybe the year is wrong.")
  }

  /// Reports a fact that is not history yet.
  mutating func checkFact(_ day: Day, _ node: Node, _ subject: String) {
    guard let dataDate, day > dataDate else { return }
    error(
      "fact-after-data-date", node, "\(subject) is said to be history on \(day), after the data date \(dataDate)",
      expected: "a day up to \(dataDate)",
      advice: "Maybe move 'data-date' to \(day), or leave it to be planned.")
  }

  /// The windows in order, cut off at the data date.
  mutating func window(_ entry: Entry, takes: Span, _ status: MeetingStatus) -> Ruled<[DayRange]>? {
    var written = entry.value
    let ruled = rule(entry, soft: .perBreachOrDay) { reader, node in
      written = node
      return reader.windows(node, takes: takes, isPlanned: status != .held && status != .cancelled)
    }
    guard let ruled, status != .held, status != .cancelled, let dataDate else { return ruled }
    let cut = ruled.value.compactMap { DayRange(first: max($0.first, dataDate), last: max($0.last, dataDate - 1)) }
    if !ruled.value.isEmpty, let last = ruled.value.map(\.last).max(), last < dataDate {
      error(
        "empty-window", written, "the window ends on \(last), before the data date \(dataDate)",
        expected: "days from \(dataDate) on",
        advice: "Maybe it was held: add 'status: held' and 'dates'; or not: 'status: cancelled'; or change 'window'."
      )
    } else if !cut.isEmpty, !cut.contains(where: { $0.count >= takes.dayCount }),
      ruled.value.contains(where: { $0.count >= takes.dayCount })
    {
      error(
        "empty-window", written, "from the data date \(dataDate) on, no window has room for \(takes)",
        expected: "a window of at least \(takes) after the data date",
        advice: "Maybe it was held: add 'status: held' and 'dates'; or not: 'status: cancelled'; or change 'window'."
      )
    }
    return cut.isEmpty ? nil : Ruled(cut, note: ruled.note)
  }

  private mutating func windows(_ node: Node, takes: Span, isPlanned: Bool) -> [DayRange]? {
    let nodes = node.items ?? [node]
    if nodes.isEmpty { error("invalid-value", node, "'window' is an empty list", expected: "at least one window") }
    let subject = node.items == nil ? "'window'" : "an entry of 'window'"
    let found = nodes.compactMap { item -> DayRange? in
      guard let range = range(item, subject, reversed: "empty-window") else { return nil }
      guard isPlanned else { return range }
      checkInside(range, item, subject)
      if range.count < takes.dayCount {
        error(
          "empty-window", item, "\(subject) has \(Span.days(range.count)), the meeting takes \(takes)",
          expected: "at least \(takes)", advice: "Maybe the window ends later.")
      }
      return range
    }
    return found.count < nodes.count || found.isEmpty
      ? nil : found.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
  }
}

extension Span {
  /// The number of consecutive days of a span in days or weeks.
  fileprivate var dayCount: Int { unit == .weeks ? 7 * count : count }

  /// The last day on which a span in days or weeks may start to lie within some days.
  func lastStart(within days: DayRange) -> Day { days.last - (dayCount - 1) }
}
