/// Turns marks of libyaml into places; quick when the marks move forward, as those of events do.
struct PlaceCursor {
  private let source: SourceText
  private var line = -1
  /// The line, where it is not ASCII; columns are walked on it character by character.
  private var text: String?
  private var index = "".startIndex
  private var characters = 0
  private var codePoints = 0

  init(_ source: SourceText) { self.source = source }

  mutating func place(_ mark: Mark) -> SourcePlace {
    if mark.line != line { enter(mark.line) }
    return SourcePlace(file: source.file, line: mark.line + 1, column: column(mark.column) + 1)
  }

  private mutating func enter(_ number: Int) {
    line = number
    let bytes = source.lineBytes(number + 1)
    text = bytes.allSatisfy { $0 < 0x80 } ? nil : String(decoding: bytes, as: UTF8.self)
    rewind()
  }

  private mutating func rewind() {
    index = text?.startIndex ?? "".startIndex
    characters = 0
    codePoints = 0
  }

  /// The number of whole characters before the code point of that number.
  private mutating func column(_ target: Int) -> Int {
    guard let text else { return target }
    if target < codePoints { rewind() }
    while index < text.endIndex {
      let count = text[index].unicodeScalars.count
      guard codePoints + count <= target else { break }
      codePoints += count
      characters += 1
      index = text.index(after: index)
    }
    return characters
  }
}
