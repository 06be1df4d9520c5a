import CivilTime
import ScenarioText

extension Reader {
  /// A length of time: `3 days`, or `{working-days: 10, calendar: china}`.
  mutating func span(_ node: Node, _ subject: String, mayBeNegative: Bool = false) -> Span? {
    let span = node.entries == nil ? spanText(node, subject) : spanMapping(node, subject)
    guard let span else { return nil }
    if span.count < 0 && !mayBeNegative {
      error("invalid-value", node, "\(subject) is negative", expected: "a span of 0 days or more")
      return nil
    }
    return span
  }

  private mutating func spanText(_ node: Node, _ subject: String) -> Span? {
    let expected = "a span such as '3 days', '2 weeks', '2 months' or '10 working days'"
    guard let scalar = node.scalar, scalar.kind == .string else {
      let number: String? = if case .int(let count)? = node.scalar?.kind { "Maybe '\(Span.days(count))'." } else { nil }
      wrongType(node, subject, expected: expected, advice: number)
      return nil
    }
    guard let span = Span(scalar.text) else {
      error(
        "invalid-value", node, "\(subject) is \(node.summary)", expected: expected,
        advice: meantSpan(scalar.text).map { "Did you mean '\($0)'?" })
      return nil
    }
    if let calendar = span.calendar {
      let start = scalar.text.distance(
        from: scalar.text.startIndex, to: scalar.text.firstIndex(of: "(") ?? scalar.text.startIndex)
      _ = calendarName(node.part(at: start + 1, count: calendar.count), calendar)
    }
    return span
  }

  /// The span whose unit is nearest to the words after the number.
  private func meantSpan(_ text: String) -> Span? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
    let rest = text.dropFirst(digits.count).drop { $0 == " " }
    let units = ["day", "days", "week", "weeks", "month", "months", "working day", "working days"]
    guard !digits.isEmpty, let unit = meant(String(rest), among: units) else { return nil }
    return Span("\(digits) \(unit)")
  }

  private mutating func spanMapping(_ node: Node, _ subject: String) -> Span? {
    let units: [(String, Span.Unit)] = [
      ("days", .days), ("weeks", .weeks), ("months", .months), ("working-days", .workingDays),
    ]
    guard let fields = fields(node, subject, keys: units.map(\.0) + ["calendar"], isItem: false) else { return nil }
    let given = units.filter { fields[$0.0] != nil }
    guard let (key, unit) = given.first, let entry = fields[key] else {
      error("missing-key", node, "\(subject) has no unit", expected: "one of days, weeks, months or working-days")
      return nil
    }
    for (other, _) in given.dropFirst() {
      if let entry = fields[other] { conflict(entry, "\(subject) has both '\(key)' and '\(other)'") }
    }
    let calendar = fields["calendar"].flatMap { calendar in
      unit == .workingDays ? self.calendar(calendar.value, "'calendar'") : misplacedCalendar(calendar)
    }
    let bounds = -Span.largestCount...Span.largestCount
    guard let count = integer(entry.value, "'\(key)'", in: bounds) else { return nil }
    return Span(count: count, unit: unit, calendar: calendar)
  }

  private mutating func misplacedCalendar(_ entry: Entry) -> String? {
    conflict(entry, "only a span in working days has a calendar", advice: "Maybe write working-days.")
    return nil
  }
}
