public import CivilTime

/// A second in UTC: when an item was last revised (RFC 5545 section 3.8.7.2, DTSTAMP).
public struct Stamp: Hashable, Sendable {
  public let day: Day
  /// Seconds after midnight, 0 ..< 86400.
  public let second: Int

  /// Makes a stamp.
  ///
  /// - Parameter second: Seconds after midnight UTC, 0 ..< 86400.
  public init(_ day: Day, second: Int = 0) {
    precondition((0..<86_400).contains(second), "A time of day lies between 00:00:00 and 23:59:59.")
    self.day = day
    self.second = second
  }

  /// Makes the stamp of a moment; its fraction of a second is cut off. Nil outside the years 1 to 9999.
  ///
  /// - Parameter seconds: Since 1970-01-01 00:00:00 UTC.
  public init?(secondsSince1970 seconds: Int) {
    let number = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
    guard (Day.first...Day.last).contains(Day(number: number)) else { return nil }
    self.init(Day(number: number), second: seconds - number * 86_400)
  }
}

extension Stamp: LosslessStringConvertible, Codable {
  /// Reads `2024-05-20T09:30:00Z`, or `2024-05-20` for its beginning.
  public init?(_ text: String) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let day = Day(String(parts[0])) else { return nil }
    guard parts.count == 2 else {
      self.init(day)
      return
    }
    let time = parts[1].utf8.map { Int($0) - 48 }
    guard time.count == 9, parts[1].hasSuffix("Z"), time[2] == 10, time[5] == 10,
      [0, 1, 3, 4, 6, 7].allSatisfy({ (0...9).contains(time[$0]) })
    else { return nil }
    let (hour, minute, second) = (time[0] * 10 + time[1], time[3] * 10 + time[4], time[6] * 10 + time[7])
    guard hour < 24, minute < 60, second < 60 else { return nil }
    self.init(day, second: hour * 3600 + minute * 60 + second)
  }

  /// The stamp as `2024-05-20T09:30:00Z`.
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let stamp = Stamp(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a time such as 2024-05-20T09:30:00Z")
    }
    self = stamp
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
