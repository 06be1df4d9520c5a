/// A text under construction, line by line.
struct TextPage {
  let style: TextStyle
  private(set) var lines: [String] = []

  init(_ style: TextStyle) { self.style = style }

  /// The text, each line ended; none of them ends in a space.
  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func heading(_ text: String) {
    if !lines.isEmpty { lines.append("") }
    lines.append(style.paint(TextLine.clean(text), .heading))
  }

  /// Writes a paragraph, wrapped, each line indented.
  mutating func paragraph(_ text: String, indent: Int = 0, hanging: Int = 0, _ paint: TextStyle.Paint = .plain) {
    let clean = TextLine.clean(text)
    let room = style.width - indent - hanging
    for (index, line) in TextLine.wrapped(clean, width: room).enumerated() {
      let margin = String(repeating: " ", count: indent + (index > 0 ? hanging : 0))
      lines.append(margin + style.paint(line, paint))
    }
  }

  mutating func table(_ table: Table, indent: Int = 2) {
    lines += table.lines(style, indent: indent)
  }
}
