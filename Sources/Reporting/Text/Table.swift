/// Rows of cells in aligned columns; wide cells are wrapped where the table would not fit.
struct Table {
  struct Column {
    var title: String
    var isRight = false
    /// Whether its cells may be wrapped.
    var wraps = false
  }

  struct Cell {
    var text: String
    var paint: TextStyle.Paint

    init(_ text: String, _ paint: TextStyle.Paint = .plain) {
      self.text = TextLine.clean(text)
      self.paint = paint
    }
  }

  let columns: [Column]
  var rows: [[Cell]] = []

  private static let gap = 2
  /// A wrapped column is not made narrower than this.
  private static let least = 10

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row with text in its first cell alone.
  mutating func addHeading(_ text: String) {
    rows.append([Cell(text, .heading)] + columns.dropFirst().map { _ in Cell("") })
  }

  /// The lines of the table, the titles first where there are any, each indented.
  func lines(_ style: TextStyle, indent: Int) -> [String] {
    let widths = widths(style.width - indent)
    var lines: [String] = []
    if columns.contains(where: { !$0.title.isEmpty }) {
      lines += self.lines(columns.map { Cell($0.title, .faint) }, widths, style, indent)
    }
    for row in rows { lines += self.lines(row, widths, style, indent) }
    return lines
  }

  private func widths(_ room: Int) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(TextLine.width(columns[index].title)) { max($0, TextLine.width($1[index].text)) }
    }
    var excess = widths.reduce(0, +) + Table.gap * (columns.count - 1) - room
    while excess > 0 {
      let candidates = columns.indices.filter { columns[$0].wraps && widths[$0] > Table.least }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func lines(_ row: [Cell], _ widths: [Int], _ style: TextStyle, _ indent: Int) -> [String] {
    let cells = zip(row, zip(columns, widths)).map { cell, column in
      column.0.wraps ? TextLine.wrapped(cell.text, width: column.1) : [cell.text]
    }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { line in
      var text = String(repeating: " ", count: indent)
      var pending = 0
      for index in columns.indices {
        let piece = line < cells[index].count ? cells[index][line] : ""
        let padding = max(0, widths[index] - TextLine.width(piece))
        if columns[index].isRight { pending += padding }
        if !piece.isEmpty {
          text += String(repeating: " ", count: pending) + style.paint(piece, row[index].paint)
          pending = 0
        }
        if !columns[index].isRight { pending += padding }
        pending += Table.gap
      }
      return text
    }
  }
}
