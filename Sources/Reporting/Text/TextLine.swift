import ScenarioText

/// One line of text measured in terminal columns.
enum TextLine {
  /// How many terminal columns a text takes.
  static func width(_ text: String) -> Int { text.reduce(0) { $0 + displayWidth($1) } }

  /// The text without line ends and control characters, so that no name breaks a line or drives the terminal.
  static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    let words = text.unicodeScalars.split(whereSeparator: isControl).map { String($0) }
    return words.joined(separator: " ")
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
  }

  /// The text in lines of at most `width` columns, broken between words where it can be.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      for piece in pieces(String(word), width: width) {
        if line.isEmpty {
          line = piece
        } else if self.width(line) + 1 + self.width(piece) <= width {
          line += " " + piece
        } else {
          lines.append(line)
          line = piece
        }
      }
    }
    return lines + [line]
  }

  /// A word in pieces of at most `width` columns, each up to a hyphen, a dot, a slash or an underscore where there is one.
  private static func pieces(_ word: String, width: Int) -> [String] {
    guard self.width(word) > width else { return [word] }
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if !piece.isEmpty, self.width(piece) + displayWidth(character) > width {
        let end = piece.lastIndex(where: "-./_".contains).map { piece.index(after: $0) } ?? piece.endIndex
        pieces.append(String(piece[..<end]))
        piece = String(piece[end...])
      }
      piece.append(character)
    }
    return pieces + [piece]
  }
}
