import CivilTime
import ScenarioText

extension Reader {
  mutating func day(_ node: Node, _ subject: String) -> Day? {
    let expected = "a day such as 2023-08-27"
    guard let text = text(node, subject, expected: expected) else { return nil }
    return day(text, node, subject, expected: expected)
  }

  /// A range of days, `A .. B`, or a single day.
  mutating func range(_ node: Node, _ subject: String, reversed code: String = "reversed-range") -> DayRange? {
    let expected = "a range of days such as 2023-08-01 .. 2023-09-15"
    guard let text = text(node, subject, expected: expected) else { return nil }
    guard let dots = text.firstRange(of: "..") else {
      return day(text, node, subject, expected: expected).map { DayRange($0) }
    }
    let parts = [text[..<dots.lowerBound], text[dots.upperBound...]]
    let days = parts.map { part -> Day? in
      let trimmed = part.drop { $0 == " " }
      let word = String(trimmed.reversed().drop { $0 == " " }.reversed())
      let offset = text.distance(from: text.startIndex, to: trimmed.startIndex)
      return day(word, node.part(at: offset, count: word.count), subject, expected: expected)
    }
    guard let first = days[0], let last = days[1] else { return nil }
    if let range = DayRange(first: first, last: last) { return range }
    error(
      code, node, "\(subject) ends on \(last), before it begins", expected: "the earlier day first",
      advice: "Maybe \(last) .. \(first).")
    return nil
  }

  /// One range, or a list of ranges in order.
  mutating func ranges(_ node: Node, _ subject: String, reversed code: String = "reversed-range") -> [DayRange]? {
    guard let items = node.items else { return range(node, subject, reversed: code).map { [$0] } }
    return items.compactMap { range($0, "an entry of \(subject)", reversed: code) }.sorted {
      ($0.first, $0.last) < ($1.first, $1.last)
    }
  }

  private mutating func day(_ text: String, _ node: Node, _ subject: String, expected: String) -> Day? {
    if let day = Day(text) { return day }
    let numbers = text.split(omittingEmptySubsequences: false) { "-./".contains($0) }.map(decimalNumber)
    guard let date = Self.date(numbers) else {
      error("invalid-value", node, "\(subject) is \(quoted(text))", expected: expected)
      return nil
    }
    let isWritten = text.count == 10 && text.split(separator: "-").map(\.count) == [4, 2, 2]
    let exists = Day(year: date.year, month: date.month, day: date.day)
    if isWritten {
      let last = (1...31).reversed().lazy.compactMap { Day(year: date.year, month: date.month, day: $0) }.first
      let advice =
        date.day > 28 && date.day <= 31
        ? last.map { "Maybe \($0), the last day of that month." } : "Maybe month and day are the wrong way round."
      error(
        "impossible-date", node, "the day \(text) does not exist", expected: "a day of the calendar",
        advice: advice)
    } else {
      error(
        "invalid-value", node, "\(subject) is \(quoted(text))", expected: expected,
        advice: exists.map { "Maybe \($0)." })
    }
    return nil
  }

  /// Year, month and day from three numbers, the year first or last.
  private static func date(_ numbers: [Int?]) -> (year: Int, month: Int, day: Int)? {
    guard numbers.count == 3, let a = numbers[0], let b = numbers[1], let c = numbers[2] else { return nil }
    return a > 31 ? (a, b, c) : (c, b, a)
  }
}

private func decimalNumber(_ text: Substring) -> Int? {
  text.count <= 4 && !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
}

extension Node {
  /// A part of a text written on one line without quotes, to point at; else the whole.
  func part(at offset: Int, count: Int) -> Node {
    guard let scalar, scalar.style == .plain, length == scalar.text.count, count > 0 else { return self }
    let place = SourcePlace(file: place.file, line: place.line, column: place.column + offset)
    return Node(place: place, length: count, content: content)
  }
}
