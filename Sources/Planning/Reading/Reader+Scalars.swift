import CivilTime
import ScenarioText

extension Reader {
  mutating func text(_ node: Node, _ subject: String, expected: String = "a text") -> String? {
    guard let scalar = node.scalar, scalar.kind == .string else {
      let quotes = node.scalar.flatMap { $0.kind == .null ? nil : "Maybe write \"\($0.text)\"." }
      wrongType(node, subject, expected: expected, advice: quotes)
      return nil
    }
    return scalar.text
  }

  mutating func boolean(_ node: Node, _ subject: String) -> Bool? {
    if case .bool(let value)? = node.scalar?.kind { return value }
    let yes = ["yes", "on", "y"].contains(node.scalar?.text.lowercased())
    let no = ["no", "off", "n"].contains(node.scalar?.text.lowercased())
    wrongType(
      node, subject, expected: "true or false",
      advice: yes ? "Maybe write true." : no ? "Maybe write false." : nil)
    return nil
  }

  /// A whole number within bounds.
  mutating func integer(_ node: Node, _ subject: String, in bounds: ClosedRange<Int> = 0...1_000_000) -> Int? {
    let expected = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    let value: Int
    switch node.scalar?.kind {
    case .int(let number)?: value = number
    case .float(let number)? where number == number.rounded() && number.magnitude < 1e15: value = Int(number)
    default:
      wrongType(node, subject, expected: expected)
      return nil
    }
    guard bounds.contains(value) else {
      error("invalid-value", node, "\(subject) is \(node.summary)", expected: expected)
      return nil
    }
    return value
  }

  /// A number of degrees within bounds.
  mutating func degrees(_ node: Node, _ subject: String, in bounds: ClosedRange<Double>) -> Double? {
    let value: Double
    switch node.scalar?.kind {
    case .int(let number)?: value = Double(number)
    case .float(let number)?: value = number
    default:
      wrongType(node, subject, expected: "a number of degrees")
      return nil
    }
    guard bounds.contains(value) else {
      error(
        "invalid-value", node, "\(subject) is \(node.summary)",
        expected: "degrees from \(Int(bounds.lowerBound)) to \(Int(bounds.upperBound))")
      return nil
    }
    return value
  }

  /// One of a few words.
  mutating func word<Value>(_ node: Node, _ subject: String, among words: [(String, Value)]) -> Value? {
    let known = words.map(\.0)
    let expected = alternatives(known)
    guard let text = text(node, subject, expected: expected) else { return nil }
    if let found = words.first(where: { $0.0 == text }) { return found.1 }
    let meant = meant(text, among: known)
    error(
      "invalid-value", node, "\(subject) is \(node.summary)", expected: expected,
      advice: meant.map { "Did you mean '\($0)'?" })
    return nil
  }

  mutating func hours(_ node: Node, _ subject: String) -> Hours? {
    let expected = "clock times such as 09:30-18:00, the later one last"
    guard let text = text(node, subject, expected: expected) else { return nil }
    if let hours = Hours(text) { return hours }
    let ends = text.split(separator: "-")
    let isReversed = ends.count == 2 && Hours("\(ends[1])-\(ends[0])") != nil
    error(isReversed ? "reversed-range" : "invalid-value", node, "\(subject) is \(node.summary)", expected: expected)
    return nil
  }

  /// Remarks: a text, or a list of texts that become lines.
  mutating func notes(_ entry: Entry?) -> String? {
    guard let entry else { return nil }
    let expected = "a text or a list of texts"
    guard let items = entry.value.items else { return text(entry.value, "'notes'", expected: expected) }
    return items.compactMap { text($0, "an entry of 'notes'", expected: "a text") }.joined(separator: "\n")
  }

  /// The title that people read; the identifier where none is written.
  mutating func name(_ fields: Fields, else id: String) -> String {
    fields["name"].flatMap { text($0.value, "'name'") } ?? id
  }
}
