/// Which rows and columns of a ``LinearProgram`` are basic, and at which bound the others stand.
public struct Basis: Sendable, Equatable {
  /// The status of one row or column.
  public enum Status: UInt8, Sendable {
    case basic = 1
    case atLower = 2
    case atUpper = 3
    case free = 4
    case fixed = 5
  }

  public var rows: [Status]
  public var columns: [Status]

  public init(rows: [Status], columns: [Status]) {
    self.rows = rows
    self.columns = columns
  }
}
