/// The text of a file, by lines, to find places in and to show findings with.
public struct SourceText: Sendable {
  public let file: String
  /// The bytes after a UTF-8 byte order mark, if there was one.
  let bytes: [UInt8]
  /// The byte at which each line starts.
  private let lineStarts: [UInt32]

  /// - Parameter bytes: Any bytes, less than 4 GB; what is not UTF-8 is shown as U+FFFD.
  public init(file: String, bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    var starts: [UInt32] = [0]
    text.withUnsafeBufferPointer { buffer in
      for offset in 0..<buffer.count where buffer[offset] == UInt8(ascii: "\n") {
        starts.append(UInt32(truncatingIfNeeded: offset + 1))
      }
    }
    self.file = file
    self.bytes = text
    lineStarts = starts
  }

  /// How many lines there are, at least 1.
  public var lineCount: Int { lineStarts.count }

  /// The line of that number, counted from 1, without its line end; empty outside the text.
  public func line(_ number: Int) -> String { String(decoding: lineBytes(number), as: UTF8.self) }

  func lineBytes(_ number: Int) -> ArraySlice<UInt8> {
    guard (1...lineCount).contains(number) else { return [] }
    let start = Int(lineStarts[number - 1])
    var end = bytes.count
    if number < lineCount {
      end = Int(lineStarts[number]) - 1
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    }
    return bytes[start..<end]
  }

  /// The place of the byte at that offset (after a byte order mark).
  func place(ofByte offset: Int) -> SourcePlace {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    let before = bytes[Int(lineStarts[low])..<min(offset, bytes.count)]
    return SourcePlace(file: file, line: low + 1, column: String(decoding: before, as: UTF8.self).count + 1)
  }
}
