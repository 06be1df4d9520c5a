/// Why a call on a ``LinearProgram`` was refused or failed.
///
/// Every case but ``failed(call:message:)`` and ``environmentLost(message:)`` leaves the program as it was.
public enum GLPKError: Error, Equatable, Sendable {
  /// A column index (0-based) outside `0 ..< count`.
  case unknownColumn(Int, count: Int)
  /// A row index (0-based) outside `0 ..< count`.
  case unknownRow(Int, count: Int)
  /// The same column stands twice among the entries of a row, or in a list of columns.
  case repeatedColumn(Int)
  /// The same row stands twice among the entries of a column, or in a list of rows.
  case repeatedRow(Int)
  /// Entries need one coefficient for each index.
  case unequalLengths(indexes: Int, coefficients: Int)
  /// A cost is infinite or not a number.
  case costNotFinite(Double)
  /// A coefficient is infinite or not a number.
  case coefficientNotFinite(Double)
  /// A bound is not a number, the lower bound lies above the upper one, or no finite value lies between them.
  case impossibleBounds(lower: Double, upper: Double)
  /// An iteration, node or time limit is negative.
  case negativeLimit(Int)
  /// More rows or columns than the library's 32-bit indexes can number.
  case tooLarge(count: Int)
  /// The basis speaks of more rows or columns than the program has.
  case basisTooLarge(rows: Int, columns: Int, rowCount: Int, columnCount: Int)
  /// A basis has exactly as many basic members as rows.
  case basisOfWrongSize(basic: Int, rows: Int)
  /// A name is empty, longer than 255 bytes or has a control character in it.
  case unusableName(String)
  /// The file was not written.
  case notWritten(path: String, message: String)
  /// GLPK gave up inside the call; every program of this thread is lost.
  case failed(call: String, message: String)
  /// An earlier call on this thread failed inside GLPK and took this program with it.
  case environmentLost(message: String)
  /// There was no memory for the thread's environment.
  case outOfMemory
}

extension GLPKError: CustomStringConvertible {
  /// One sentence with the facts and one with advice.
  public var description: String {
    switch self {
    case .unknownColumn(let column, let count):
      "Column \(column) does not exist: the linear program has \(count) columns. "
        + "Maybe it was deleted, or not added yet."
    case .unknownRow(let row, let count):
      "Row \(row) does not exist: the linear program has \(count) rows. "
        + "Maybe it was deleted, or not added yet."
    case .repeatedColumn(let column):
      "Column \(column) is listed twice. Maybe its coefficients should be added up first."
    case .repeatedRow(let row):
      "Row \(row) is listed twice. Maybe its coefficients should be added up first."
    case .unequalLengths(let indexes, let coefficients):
      "There are \(indexes) indexes but \(coefficients) coefficients. Give one coefficient for each index."
    case .costNotFinite(let cost):
      "The cost \(cost) is not a finite number. Maybe a division by zero came before."
    case .coefficientNotFinite(let coefficient):
      "The coefficient \(coefficient) is not a finite number. Maybe a division by zero came before."
    case .impossibleBounds(let lower, let upper):
      "No finite value lies between the bounds \(lower) and \(upper). Maybe they are swapped."
    case .negativeLimit(let limit):
      "The limit \(limit) is negative. Give zero or more."
    case .tooLarge(let count):
      "\(count) rows, columns or entries are more than GLPK can number. Maybe the problem can be split."
    case .basisTooLarge(let rows, let columns, let rowCount, let columnCount):
      "The basis is of \(rows) rows and \(columns) columns, but the linear program has \(rowCount) and \(columnCount). "
        + "Maybe rows or columns were deleted since it was taken."
    case .basisOfWrongSize(let basic, let rows):
      "The basis has \(basic) basic members for \(rows) rows. Make as many rows and columns basic as there are rows."
    case .unusableName(let name):
      "The name \"\(name.prefix(40))\" cannot be used. Give 1 to 255 bytes without control characters."
    case .notWritten(let path, let message):
      "\(path.prefix(200)) was not written: \(message). Maybe the folder does not exist or may not be written to."
    case .failed(let call, let message):
      "GLPK gave up in \(call): \(message). Build the linear program anew."
    case .environmentLost(let message):
      "This linear program is lost since GLPK gave up on its thread: \(message). Build the linear program anew."
    case .outOfMemory:
      "There is no memory left for a linear program. Maybe a smaller problem fits."
    }
  }
}
