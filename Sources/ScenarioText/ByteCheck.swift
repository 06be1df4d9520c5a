/// A byte sequence that a text must not hold.
enum ByteFlaw: Equatable {
  case nul
  /// A control character or a noncharacter, by code point.
  case forbidden(UInt32)
  case notUTF8(UInt8)
  /// A carriage return without line feed.
  case carriageReturn
  /// A separator that YAML 1.1 takes for a line end and YAML 1.2 does not (U+0085, U+2028, U+2029).
  case lineSeparator(UInt32)
  case byteOrderMark

  /// The first flaw of the text and the offset of its first byte.
  static func first(in bytes: [UInt8]) -> (offset: Int, flaw: ByteFlaw)? {
    bytes.withUnsafeBufferPointer { first(in: $0) }
  }

  private static func first(in bytes: UnsafeBufferPointer<UInt8>) -> (offset: Int, flaw: ByteFlaw)? {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 {
        offset += 1
        continue
      }
      guard let (codePoint, length) = decode(bytes, at: offset) else { return (offset, .notUTF8(byte)) }
      switch codePoint {
      case 0: return (offset, .nul)
      case 0x0D:
        guard offset + 1 < bytes.count, bytes[offset + 1] == 0x0A else { return (offset, .carriageReturn) }
      case 0x85, 0x2028, 0x2029: return (offset, .lineSeparator(codePoint))
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: return (offset, .forbidden(codePoint))
      case 0xFEFF: return (offset, .byteOrderMark)
      default: break
      }
      offset += length
    }
    return nil
  }

  /// The code point that starts at the offset and its length in bytes; nil where the bytes are not well-formed UTF-8
  /// (Unicode Standard table 3-7).
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int)? {
    let first = bytes[offset]
    let length: Int
    var codePoint: UInt32
    switch first {
    case 0..<0x80: return (UInt32(first), 1)
    case 0xC2...0xDF: (length, codePoint) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, codePoint) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, codePoint) = (4, UInt32(first & 0x07))
    default: return nil
    }
    guard offset + length <= bytes.count else { return nil }
    for index in offset + 1..<offset + length {
      guard bytes[index] & 0xC0 == 0x80 else { return nil }
      codePoint = codePoint << 6 | UInt32(bytes[index] & 0x3F)
    }
    switch (length, codePoint) {
    case (3, ..<0x800), (3, 0xD800...0xDFFF), (4, ..<0x10000), (4, 0x110000...): return nil
    default: return (codePoint, length)
    }
  }

  func finding(at place: SourcePlace) -> Finding {
    switch self {
    case .nul:
      Finding(
        "control-character", at: place, "a NUL byte, which no text holds", expected: "a text file in UTF-8",
        advice: "Maybe the file is damaged, not a text, or saved as UTF-16; save it as UTF-8.")
    case .forbidden(let codePoint):
      Finding(
        "control-character", at: place, "the control character \(named(codePoint))", expected: "text",
        advice: "Maybe it came along when text was pasted; delete it.")
    case .notUTF8(let byte):
      Finding(
        "not-utf-8", at: place, "the byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not valid UTF-8 here",
        expected: "a text file in UTF-8",
        advice: "Maybe the file was saved as Windows-1252, KOI8-R or another encoding; save it as UTF-8.")
    case .carriageReturn:
      Finding(
        "line-end", at: place, "a carriage return without a line feed",
        expected: "lines that end in LF or CR LF",
        advice: "Maybe the file has old Macintosh line ends; save it with Unix or Windows line ends.")
    case .lineSeparator(let codePoint):
      Finding(
        "line-end", at: place, "the invisible line separator \(named(codePoint))",
        expected: "lines that end in LF or CR LF",
        advice: "Maybe it came along when text was pasted; put an ordinary line end or a space in its place.")
    case .byteOrderMark:
      Finding(
        "control-character", at: place, "a byte order mark in the middle of the text", expected: "text",
        advice: "Maybe two files were joined; delete the invisible character.")
    }
  }
}

/// A code point as Unicode writes it: `U+001B`.
func named(_ codePoint: UInt32) -> String { "U+" + hexadecimal(codePoint, digits: 4) }

private func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
