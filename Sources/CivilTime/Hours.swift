/// The clock times of an item on each of its days, in minutes after midnight of its place.
public struct Hours: Hashable, Sendable {
  /// Minutes after midnight, 0 to 1439.
  public let start: Int

  /// Minutes after midnight, later than `start`, at most 1440.
  public let end: Int

  /// Nil unless 0 ≤ `start` < `end` ≤ 1440.
  public init?(start: Int, end: Int) {
    guard 0 <= start, start < end, end <= 24 * 60 else { return nil }
    self.start = start
    self.end = end
  }

  /// Whether the two have a minute in common; one that begins when the other ends does not overlap it.
  public func overlaps(_ other: Hours) -> Bool { start < other.end && other.start < end }
}

extension Hours: LosslessStringConvertible {
  /// Reads `09:30-18:00`, from `00:00` to `24:00`; nil where the end is not later than the start.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 11, bytes[5] == UInt8(ascii: "-"),
      let start = Hours.minutes(bytes[0..<5]), let end = Hours.minutes(bytes[6..<11])
    else { return nil }
    self.init(start: start, end: end)
  }

  /// The hours as `09:30-18:00`.
  public var description: String { "\(Hours.clock(start))-\(Hours.clock(end))" }

  private static func minutes(_ bytes: ArraySlice<UInt8>) -> Int? {
    let colon = bytes.startIndex + 2
    guard bytes[colon] == UInt8(ascii: ":"), let hour = decimal(bytes[..<colon]),
      let minute = decimal(bytes[(colon + 1)...]), minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  private static func clock(_ minutes: Int) -> String {
    "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }
}
