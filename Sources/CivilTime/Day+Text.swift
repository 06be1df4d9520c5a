extension Day: LosslessStringConvertible, Codable {
  /// Reads a date written `YYYY-MM-DD` (ISO 8601), or nil where the text is anything else or no such date exists.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date as `YYYY-MM-DD`.
  public var description: String {
    let date = civilDate
    let year = String(date.year.magnitude)
    let sign = date.year < 0 ? "-" : ""
    let zeros = String(repeating: "0", count: max(0, 4 - year.count))
    return "\(sign)\(zeros)\(year)-\(twoDigits(date.month))-\(twoDigits(date.day))"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a date. Maybe write it as YYYY-MM-DD, like 2023-08-27.")
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The value of a run of ASCII digits, or nil where it is empty, holds anything else or has more than nine digits.
func decimal(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard (1...9).contains(bytes.count) else { return nil }
  var value = 0
  for byte in bytes {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return value
}

func twoDigits(_ value: Int) -> String {
  value < 10 ? "0\(value)" : "\(value)"
}
