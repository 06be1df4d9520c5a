/// Writes components as iCalendar bytes: UTF-8 without BOM, CRLF, lines folded at 75 octets (RFC 5545 section 3.1).
public enum CalendarWriter {
  /// The most octets a line has, its line end not counted.
  static let lineOctets = 75

  /// The bytes of a component and all it holds.
  public static func bytes(of component: Component) -> [UInt8] {
    var output: [UInt8] = []
    write(component, to: &output)
    return output
  }

  private static func write(_ component: Component, to output: inout [UInt8]) {
    write(ContentLine("BEGIN", component.name), to: &output)
    for line in component.lines { write(line, to: &output) }
    for child in component.children { write(child, to: &output) }
    write(ContentLine("END", component.name), to: &output)
  }

  private static func write(_ line: ContentLine, to output: inout [UInt8]) {
    precondition(ContentLine.isName(line.name), "A property name has letters, digits and hyphens only.")
    fold(Array(unfolded(line).utf8), to: &output)
  }

  /// The line as written, before folding.
  ///
  /// Control characters are left out of values, so that no value can end its line.
  static func unfolded(_ line: ContentLine) -> String {
    var text = line.name
    for parameter in line.parameters {
      precondition(ContentLine.isName(parameter.name), "A parameter name has letters, digits and hyphens only.")
      text += ";" + parameter.name + "=" + parameter.values.map(quoted).joined(separator: ",")
    }
    return text + ":" + withoutControls(line.value)
  }

  /// A parameter value with `^n ^^ ^'` for line end, caret and quote, quoted where it must be (RFC 6868).
  private static func quoted(_ value: String) -> String {
    var text = String.UnicodeScalarView()
    var needsQuotes = false
    var afterReturn = false
    for scalar in value.unicodeScalars {
      switch scalar {
      case "^": text.append(contentsOf: "^^".unicodeScalars)
      case "\"": text.append(contentsOf: "^'".unicodeScalars)
      case "\n" where afterReturn: break
      case "\n", "\r": text.append(contentsOf: "^n".unicodeScalars)
      case _ where TextValue.isDropped(scalar): break
      default: text.append(scalar)
      }
      if scalar == ":" || scalar == ";" || scalar == "," { needsQuotes = true }
      afterReturn = scalar == "\r"
    }
    return needsQuotes ? "\"\(String(text))\"" : String(text)
  }

  private static func withoutControls(_ value: String) -> String {
    guard value.unicodeScalars.contains(where: TextValue.isDropped) else { return value }
    return String(String.UnicodeScalarView(value.unicodeScalars.filter { !TextValue.isDropped($0) }))
  }

  private static func fold(_ line: [UInt8], to output: inout [UInt8]) {
    let lineEnd: [UInt8] = [0x0D, 0x0A]
    var start = 0
    var room = lineOctets
    while line.count - start > room {
      var cut = start + room
      while line[cut] & 0xC0 == 0x80 { cut -= 1 }
      output += line[start..<cut]
      output += lineEnd
      output.append(UInt8(ascii: " "))
      start = cut
      room = lineOctets - 1
    }
    output += line[start...]
    output += lineEnd
  }
}
