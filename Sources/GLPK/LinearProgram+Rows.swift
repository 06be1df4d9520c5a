import CGLPK

extension LinearProgram {
  /// A row to add: `lower <= sum of coefficient times column <= upper`.
  public struct Row: Sendable {
    /// May be `-.infinity`.
    public var lower: Double
    /// May be `.infinity`.
    public var upper: Double
    public var columns: [Int]
    public var coefficients: [Double]

    public init(lower: Double, upper: Double, columns: [Int], coefficients: [Double]) {
      self.lower = lower
      self.upper = upper
      self.columns = columns
      self.coefficients = coefficients
    }
  }

  /// Adds a row and returns its index. It starts basic, so a dual feasible basis stays one.
  @discardableResult
  public func addRow(
    lower: Double, upper: Double, columns: [Int], coefficients: [Double]
  ) throws(GLPKError) -> Int {
    try addRows([Row(lower: lower, upper: upper, columns: columns, coefficients: coefficients)]).lowerBound
  }

  /// Adds rows in one call and returns their indexes; all or none are added.
  ///
  /// - Throws: `GLPKError` for a coefficient that is not finite, impossible bounds, or an unknown or repeated column.
  /// - Complexity: O(rows + entries).
  @discardableResult
  public func addRows(_ rows: [Row]) throws(GLPKError) -> Range<Int> {
    let added = rowCount..<rowCount + rows.count
    try Self.check(count: added.upperBound)
    entries.reset(count: columnCount)
    for row in rows {
      try Self.check(lower: row.lower, upper: row.upper)
      try appendColumnEntries(row.columns, row.coefficients)
    }
    guard !rows.isEmpty else { return added }
    let lowers = rows.map(\.lower)
    let uppers = rows.map(\.upper)
    try call("glp_add_rows") {
      glpk_add_rows(
        $0, $1, Int32(rows.count), lowers, uppers, entries.starts, entries.indexes, entries.coefficients)
    }
    rowCount = added.upperBound
    return added
  }

  /// Changes the bounds of a row; they may be infinite.
  public func setBounds(row: Int, lower: Double, upper: Double) throws(GLPKError) {
    try check(row: row)
    try Self.check(lower: lower, upper: upper)
    try call("glp_set_row_bnds") { glpk_set_row_bounds($0, $1, Int32(row) + 1, lower, upper) }
  }

  /// Replaces all entries of a row.
  public func setRowEntries(_ row: Int, columns: [Int], coefficients: [Double]) throws(GLPKError) {
    try check(row: row)
    entries.reset(count: columnCount)
    try appendColumnEntries(columns, coefficients)
    try call("glp_set_mat_row") {
      glpk_set_row($0, $1, Int32(row) + 1, Int32(columns.count), entries.indexes, entries.coefficients)
    }
  }

  /// Deletes rows; later ones move down. Each is listed once, in any order.
  ///
  /// Rows that were slack (basic) leave a basis from which the next solve goes on.
  public func deleteRows(_ rows: [Int]) throws(GLPKError) {
    entries.reset(count: rowCount)
    do { try entries.append(rows, count: rowCount) } catch { throw rowError(error) }
    guard !rows.isEmpty else { return }
    try call("glp_del_rows") { glpk_delete_rows($0, $1, Int32(rows.count), entries.indexes) }
    rowCount -= rows.count
  }

  private func appendColumnEntries(_ columns: [Int], _ coefficients: [Double]) throws(GLPKError) {
    do { try entries.append(columns, coefficients, count: columnCount) } catch { throw columnError(error) }
  }

  func rowError(_ fault: EntryBuffer.Fault) -> GLPKError {
    switch fault {
    case .unknown(let row): .unknownRow(row, count: rowCount)
    case .repeated(let row): .repeatedRow(row)
    case .refused(let error): error
    }
  }
}
