/// A place in a source text: file, line and column.
public struct SourcePlace: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column, counted from 1 in `Character`s of the line.
  public let column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }

  /// `line 7`, with its file where another is being read.
  package func line(seenFrom other: SourcePlace) -> String {
    "line \(line)" + (file == other.file ? "" : " of \(file)")
  }

  public static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
