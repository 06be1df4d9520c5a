import CGLPK

extension LinearProgram {
  /// A column to add: its cost for each unit, its bounds and its entries in rows that are already there.
  public struct Column: Sendable {
    public var cost: Double
    /// May be `-.infinity`.
    public var lower: Double
    /// May be `.infinity`.
    public var upper: Double
    public var rows: [Int]
    public var coefficients: [Double]

    public init(cost: Double, lower: Double, upper: Double, rows: [Int] = [], coefficients: [Double] = []) {
      self.cost = cost
      self.lower = lower
      self.upper = upper
      self.rows = rows
      self.coefficients = coefficients
    }
  }

  /// Adds a column and returns its index. It starts non-basic at a bound, so a primal feasible basis stays one.
  @discardableResult
  public func addColumn(
    cost: Double, lower: Double, upper: Double, rows: [Int] = [], coefficients: [Double] = []
  ) throws(GLPKError) -> Int {
    try addColumns([Column(cost: cost, lower: lower, upper: upper, rows: rows, coefficients: coefficients)])
      .lowerBound
  }

  /// Adds columns in one call and returns their indexes; all or none are added.
  ///
  /// - Throws: `GLPKError` for a cost or coefficient that is not finite, impossible bounds, or an unknown or repeated
  ///   row.
  /// - Complexity: O(columns + entries).
  @discardableResult
  public func addColumns(_ columns: [Column]) throws(GLPKError) -> Range<Int> {
    let added = columnCount..<columnCount + columns.count
    try Self.check(count: added.upperBound)
    entries.reset(count: rowCount)
    for column in columns {
      try Self.check(cost: column.cost)
      try Self.check(lower: column.lower, upper: column.upper)
      try appendRowEntries(column.rows, column.coefficients)
    }
    guard !columns.isEmpty else { return added }
    let costs = columns.map(\.cost)
    let lowers = columns.map(\.lower)
    let uppers = columns.map(\.upper)
    try call("glp_add_cols") {
      glpk_add_columns(
        $0, $1, Int32(columns.count), costs, lowers, uppers, entries.starts, entries.indexes, entries.coefficients)
    }
    columnCount = added.upperBound
    return added
  }

  /// Changes the cost of a column.
  public func setCost(_ cost: Double, column: Int) throws(GLPKError) {
    try check(column: column)
    try Self.check(cost: cost)
    try call("glp_set_obj_coef") { glpk_set_cost($0, $1, Int32(column) + 1, cost) }
  }

  /// Changes the bounds of a column; they may be infinite.
  public func setBounds(column: Int, lower: Double, upper: Double) throws(GLPKError) {
    try check(column: column)
    try Self.check(lower: lower, upper: upper)
    try call("glp_set_col_bnds") { glpk_set_column_bounds($0, $1, Int32(column) + 1, lower, upper) }
  }

  /// Replaces all entries of a column.
  public func setColumnEntries(_ column: Int, rows: [Int], coefficients: [Double]) throws(GLPKError) {
    try check(column: column)
    entries.reset(count: rowCount)
    try appendRowEntries(rows, coefficients)
    try call("glp_set_mat_col") {
      glpk_set_column($0, $1, Int32(column) + 1, Int32(rows.count), entries.indexes, entries.coefficients)
    }
  }

  /// Deletes columns; later ones move down. Each is listed once, in any order.
  public func deleteColumns(_ columns: [Int]) throws(GLPKError) {
    entries.reset(count: columnCount)
    do { try entries.append(columns, count: columnCount) } catch { throw columnError(error) }
    guard !columns.isEmpty else { return }
    try call("glp_del_cols") { glpk_delete_columns($0, $1, Int32(columns.count), entries.indexes) }
    columnCount -= columns.count
  }

  private func appendRowEntries(_ rows: [Int], _ coefficients: [Double]) throws(GLPKError) {
    do { try entries.append(rows, coefficients, count: rowCount) } catch { throw rowError(error) }
  }

  func columnError(_ fault: EntryBuffer.Fault) -> GLPKError {
    switch fault {
    case .unknown(let column): .unknownColumn(column, count: columnCount)
    case .repeated(let column): .repeatedColumn(column)
    case .refused(let error): error
    }
  }
}
