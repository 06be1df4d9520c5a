/// The text in single quotes as messages show it: one line, at most 40 characters.
package func quoted(_ text: String) -> String { "'\(cut(text, to: 40))'" }

/// The first `count` characters, with an ellipsis where something was left out.
func cut(_ text: String, to count: Int) -> String {
  let start = text.prefix(count)
  return String(start.map(visible).joined()) + (start.endIndex < text.endIndex ? "…" : "")
}

/// A character as it may stand on a terminal: control and direction characters become visible signs.
func visible(_ character: Character) -> String {
  var shown = ""
  for scalar in character.unicodeScalars {
    switch scalar.value {
    case 0..<0x20: shown.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x7F: shown += "\u{2421}"
    case 0x80..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: shown += "\u{FFFD}"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return shown
}
