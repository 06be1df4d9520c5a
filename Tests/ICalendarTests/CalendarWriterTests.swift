import ICalendar
import Testing

@Suite struct CalendarWriterTests {
  private func bytes(_ text: String) -> [UInt8] {
    CalendarWriter.bytes(of: Component("VEVENT", lines: [.text("SUMMARY", text)]))
  }

  /// The physical lines; CRLF must end each.
  private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    for byte in bytes {
      lines[lines.count - 1].append(byte)
      if lines[lines.count - 1].suffix(2) == [0x0D, 0x0A] {
        lines[lines.count - 1].removeLast(2)
        lines.append([])
      }
    }
    return lines
  }

  @Test func linesOf75OctetsAreNotFolded() {
    // "SUMMARY:" has 8 octets.
    #expect(lines(bytes(String(repeating: "x", count: 67))).count == 4)
    let folded = lines(bytes(String(repeating: "x", count: 68)))
    #expect(folded.map(\.count) == [12, 75, 2, 10, 0])
  }

  @Test func longLinesAreFoldedAt75() {
    // 8 + 300 octets: 75, then 74 each after the leading space: 75 + 74 + 74 + 74 = 297, and 11 remain.
    let folded = lines(bytes(String(repeating: "x", count: 300)))
    #expect(folded.map(\.count) == [12, 75, 75, 75, 75, 12, 10, 0])
  }

  @Test(arguments: ["é", "界", "😀", "👩‍👩‍👧", "e\u{301}"])
  func charactersAreNeverSplit(character: String) throws {
    for length in 0...160 {
      let text = String(repeating: "a", count: length) + String(repeating: character, count: 40)
      let written = bytes(text)
      let physical = lines(written)
      #expect(physical.last == [], "the last line ends with CRLF, length \(length)")
      for line in physical {
        #expect(line.count <= 75, "length \(length)")
        #expect(String(validating: line, as: UTF8.self) != nil, "length \(length)")
        #expect(!line.contains(0x0A) && !line.contains(0x0D), "length \(length)")
      }
      // Bytes, since a space and a combining mark after it are one character.
      let unfolded = physical.dropLast().reduce(into: [UInt8]()) { bytes, line in
        if line.first == UInt8(ascii: " ") {
          bytes.removeLast(2)
          bytes += line.dropFirst()
        } else {
          bytes += line
        }
        bytes += [0x0D, 0x0A]
      }
      #expect(
        unfolded == Array("BEGIN:VEVENT\r\nSUMMARY:\(text)\r\nEND:VEVENT\r\n".utf8), "length \(length)")
    }
  }

  @Test func componentsAreWrittenInOrder() {
    let calendar = Component(
      "vcalendar", lines: [ContentLine("version", "2.0"), ContentLine("PRODID", "-//Example//EN")],
      children: [Component("VEVENT", lines: [ContentLine("UID", "1")]), Component("VTODO")])
    let expected = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "BEGIN:VEVENT", "UID:1", "END:VEVENT", "BEGIN:VTODO",
      "END:VTODO", "END:VCALENDAR", "",
    ]
    #expect(String(decoding: CalendarWriter.bytes(of: calendar), as: UTF8.self) == expected.joined(separator: "\r\n"))
  }
}
