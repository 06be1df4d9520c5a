/// One or more consecutive days; the last one is included.
public struct DayRange: Hashable, Sendable {
  public let first: Day

  /// The last day, included.
  public let last: Day

  /// Makes the range of both days and those between them, or nil where `last` is before `first`.
  public init?(first: Day, last: Day) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  public init(_ day: Day) {
    first = day
    last = day
  }

  /// The number of days, at least 1.
  public var count: Int { last - first + 1 }

  public func contains(_ day: Day) -> Bool { first <= day && day <= last }

  public func contains(_ other: DayRange) -> Bool { first <= other.first && other.last <= last }

  public func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }

  /// The days that lie in both ranges, or nil where there are none.
  public func intersection(_ other: DayRange) -> DayRange? {
    DayRange(first: Swift.max(first, other.first), last: Swift.min(last, other.last))
  }
}

extension DayRange: Sequence {
  public func makeIterator() -> IndexingIterator<ClosedRange<Day>> { (first...last).makeIterator() }
}

extension DayRange: LosslessStringConvertible {
  /// Reads `2023-08-27 .. 2023-08-29`, where the spaces may be left out.
  ///
  /// Nil where a date is missing or does not exist, or where the second is before the first.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    // Dates hold no dot, so the first one begins the separator.
    guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")), dot + 1 < bytes.count,
      bytes[dot + 1] == UInt8(ascii: "."),
      let first = Day(trimmed(bytes[..<dot])), let last = Day(trimmed(bytes[(dot + 2)...]))
    else { return nil }
    self.init(first: first, last: last)
  }

  /// The range as `2023-08-27 .. 2023-08-29`.
  public var description: String { "\(first) .. \(last)" }
}

/// The text without the spaces around it.
private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
  let space = UInt8(ascii: " ")
  var rest = bytes.drop { $0 == space }
  while rest.last == space { rest.removeLast() }
  return String(decoding: rest, as: UTF8.self)
}
