extension SourceText {
  /// The finding as people read it: place and message, the line, a caret below, what was expected, and advice.
  ///
  ///     plan.yaml:3:10: error: 'dayz' is no unit
  ///         takes: 3 dayz
  ///                  ^~~~
  ///       expected: days, weeks or months
  ///       Did you mean 'days'?
  ///
  /// - Returns: Lines without a final line end. Without the excerpt when the place is in another file or the line is
  ///   longer than 50,000 bytes.
  public func render(_ finding: Finding) -> String {
    let message = finding.message.map(visible).joined()
    var lines = ["\(finding.place): \(finding.severity.rawValue): \(message)"]
    if finding.place.file == file, lineBytes(finding.place.line).count <= 50_000 {
      lines += excerpt(at: finding.place, length: finding.length)
    }
    if let expected = finding.expected { lines.append("  expected: " + expected.map(visible).joined()) }
    if let advice = finding.advice { lines.append("  " + advice.map(visible).joined()) }
    return lines.joined(separator: "\n")
  }

  /// The line and the carets below it; of a long line, the part around the place.
  private func excerpt(at place: SourcePlace, length: Int) -> [String] {
    let around = 70
    let line = Array(line(place.line))
    let target = min(place.column - 1, line.count)
    let start = max(0, target <= around ? 0 : target - around)
    let end = min(line.count, target + around)
    let last = min(end, target + length)
    var text = start > 0 ? "…" : ""
    var width = start > 0 ? 1 : 0
    var caretStart = width
    var caretEnd = width
    for index in start..<end {
      if index == target { caretStart = width }
      let cell = cell(of: line[index], at: width)
      text += cell.text
      width += cell.width
      if index < last { caretEnd = width }
    }
    if target >= end { caretStart = width }
    let carets = "^" + String(repeating: "~", count: max(0, caretEnd - caretStart - 1))
    let blanks = String(repeating: " ", count: caretStart)
    while text.last == " " { text.removeLast() }
    return ["    " + text + (end < line.count ? "…" : ""), "    " + blanks + carets]
  }

  /// What a character shows as in a terminal, a tab as blanks up to the next fourth column.
  private func cell(of character: Character, at column: Int) -> (text: String, width: Int) {
    if character == "\t" {
      let width = 4 - column % 4
      return (String(repeating: " ", count: width), width)
    }
    let text = visible(character)
    return (text, text.reduce(0) { $0 + displayWidth($1) })
  }
}
