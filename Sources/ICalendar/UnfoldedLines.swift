/// The unfolded lines of a calendar text with the numbers of the physical lines on which they begin.
///
/// CRLF, LF and CR all end a line, a BOM is ignored, empty lines are left out. Text that is not UTF-8 is read as Latin-1.
struct UnfoldedLines {
  private(set) var lines: [(number: Int, text: String)] = []
  /// Whether all bytes are UTF-8.
  private(set) var isUTF8 = true

  init(_ bytes: [UInt8]) {
    let unfolded = Self.unfold(bytes)
    lines.reserveCapacity(unfolded.count)
    for (number, line) in unfolded {
      guard let text = String(validating: line, as: UTF8.self) else {
        isUTF8 = false
        break
      }
      lines.append((number, text))
    }
    if !isUTF8 {
      // One encoding for the whole file: a name with an accent must not depend on its neighbours.
      lines = unfolded.map { ($0.number, Self.latin1($0.line)) }
    }
  }

  /// Joins continuation lines byte by byte, since some writers fold inside a character.
  private static func unfold(_ bytes: [UInt8]) -> [(number: Int, line: [UInt8])] {
    let lineFeed = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    var result: [(number: Int, line: [UInt8])] = []
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while position < bytes.count {
      number += 1
      let start = position
      while position < bytes.count, bytes[position] != lineFeed, bytes[position] != carriageReturn { position += 1 }
      let line = bytes[start..<position]
      if position < bytes.count {
        let isPair =
          bytes[position] == carriageReturn && position + 1 < bytes.count && bytes[position + 1] == lineFeed
        position += isPair ? 2 : 1
      }
      guard let head = line.first else { continue }
      if head == UInt8(ascii: " ") || head == UInt8(ascii: "\t"), !result.isEmpty {
        result[result.count - 1].line += line.dropFirst()
      } else {
        result.append((number, Array(line)))
      }
    }
    return result
  }

  private static func latin1(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
    return String(scalars)
  }
}
