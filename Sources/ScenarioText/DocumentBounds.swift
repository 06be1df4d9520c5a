/// What stands before and after the one document of a text.
///
/// Checked here because libyaml compares every directive with every earlier one.
enum DocumentBounds {
  /// A directive other than `%YAML` before the document.
  static func unknownDirective(in source: SourceText) -> Finding? {
    for number in 1...source.lineCount {
      let bytes = source.lineBytes(number)
      guard bytes.first == UInt8(ascii: "%") else {
        if isBlankOrComment(bytes) { continue }
        return nil
      }
      if bytes.starts(with: "%YAML".utf8) { continue }
      return Finding(
        "directive", at: SourcePlace(file: source.file, line: number, column: 1), length: 4,
        "a directive that scenarios do not use", expected: "a mapping", advice: "Delete the line.")
    }
    return nil
  }

  /// Text behind the end of the document.
  static func leftover(in source: SourceText, after end: Mark, explicit: Bool) -> Finding? {
    var isClosed = explicit
    for number in stride(from: end.line + 1, through: source.lineCount, by: 1) {
      let skipped = number == end.line + 1 ? end.column : 0
      let line = source.lineBytes(number)
      let rest = String(decoding: line, as: UTF8.self).unicodeScalars.dropFirst(skipped)
      let bytes = ArraySlice(Array(String(rest).utf8))
      if isBlankOrComment(bytes) { continue }
      if skipped == 0, bytes.starts(with: "...".utf8), isBlankOrComment(bytes.dropFirst(3)) {
        isClosed = true
        continue
      }
      let blanks = rest.prefix { $0 == " " || $0 == "\t" }.count
      var cursor = PlaceCursor(source)
      var mark = Mark()
      mark.line = number - 1
      mark.column = skipped + blanks
      let place = cursor.place(mark)
      if isClosed || (skipped == 0 && bytes.starts(with: "---".utf8)) {
        return Finding(
          "several-documents", at: place, length: 3, "a second document starts here", expected: "one document a file",
          advice: "Maybe two scenarios were joined; put each into its own file.")
      }
      return Finding(
        "syntax", at: place, "the document has ended before this text", expected: "nothing more",
        advice: "Maybe the indentation differs from the lines above, or a bracket or quote closes too early.")
    }
    return nil
  }

  private static func isBlankOrComment(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = bytes.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return text.isEmpty || text.first == UInt8(ascii: "#")
  }
}
