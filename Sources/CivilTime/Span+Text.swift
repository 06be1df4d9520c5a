extension Span: LosslessStringConvertible {
  /// The largest number of units that a text may ask for, either way: more than 270 years of days.
  public static let largestCount = 99_999

  /// Reads `3 days`, `1 day`, `2 weeks`, `2 months`, `10 working days`, `10 working days (china)` or `-3 days`.
  ///
  /// The number may be followed by the singular or the plural.
  public init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    guard !text.hasPrefix(" "), !text.hasSuffix(" "), let number = words.first else { return nil }
    let isNegative = number.hasPrefix("-")
    let digits = Array(number.utf8)[(isNegative ? 1 : 0)...]
    guard let magnitude = decimal(digits), magnitude <= Span.largestCount else { return nil }

    var rest = words.dropFirst()
    var calendar: String?
    if let last = rest.last, last.hasPrefix("("), last.hasSuffix(")") {
      let name = String(last.dropFirst().dropLast())
      guard Span.isIdentifier(name) else { return nil }
      calendar = name
      rest.removeLast()
    }
    let name = rest.joined(separator: " ")
    guard let unit = Unit.allCases.first(where: { $0.singular == name || $0.singular + "s" == name }),
      calendar == nil || unit == .workingDays
    else { return nil }
    self.init(count: isNegative ? -magnitude : magnitude, unit: unit, calendar: calendar)
  }

  /// The span as the scenario language writes it, like `1 day` or `10 working days (china)`.
  public var description: String {
    let words = "\(count) \(unit.singular)\(count.magnitude == 1 ? "" : "s")"
    return calendar.map { "\(words) (\($0))" } ?? words
  }

  private static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }
}

extension Span.Unit {
  fileprivate var singular: String {
    switch self {
    case .days: "day"
    case .weeks: "week"
    case .months: "month"
    case .workingDays: "working day"
    }
  }
}
