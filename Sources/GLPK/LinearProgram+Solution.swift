import CGLPK

/// The basic solution of the last solve.
///
/// It means something after `.optimal`, and after `.iterationLimit` as the solution of the current basis. Rows and
/// columns added since count as 0.
extension LinearProgram {
  /// The objective value.
  public var objective: Double {
    get throws(GLPKError) {
      var value = 0.0
      try call("glp_get_obj_val") { glpk_objective($0, $1, &value) }
      return value
    }
  }

  /// The value of a column.
  public func value(_ column: Int) throws(GLPKError) -> Double {
    try check(column: column)
    var value = 0.0
    try call("glp_get_col_prim") { glpk_column_values($0, $1, Int32(column) + 1, 1, &value) }
    return value
  }

  /// The values of all columns.
  public func values() throws(GLPKError) -> [Double] {
    try read("glp_get_col_prim", columnCount, glpk_column_values)
  }

  /// The reduced cost of a column: its cost less the duals of its rows times its coefficients there.
  public func reducedCost(_ column: Int) throws(GLPKError) -> Double {
    try check(column: column)
    var value = 0.0
    try call("glp_get_col_dual") { glpk_column_duals($0, $1, Int32(column) + 1, 1, &value) }
    return value
  }

  /// The reduced costs of all columns.
  public func reducedCosts() throws(GLPKError) -> [Double] {
    try read("glp_get_col_dual", columnCount, glpk_column_duals)
  }

  /// The value of a row: the sum of its coefficients times its columns.
  public func activity(_ row: Int) throws(GLPKError) -> Double {
    try check(row: row)
    var value = 0.0
    try call("glp_get_row_prim") { glpk_row_values($0, $1, Int32(row) + 1, 1, &value) }
    return value
  }

  /// The values of all rows.
  public func activities() throws(GLPKError) -> [Double] {
    try read("glp_get_row_prim", rowCount, glpk_row_values)
  }

  /// The dual of a row: the change of the objective for each unit its active bound moves; <= 0 at an upper bound.
  public func dual(_ row: Int) throws(GLPKError) -> Double {
    try check(row: row)
    var value = 0.0
    try call("glp_get_row_dual") { glpk_row_duals($0, $1, Int32(row) + 1, 1, &value) }
    return value
  }

  /// The duals of all rows.
  public func duals() throws(GLPKError) -> [Double] {
    try read("glp_get_row_dual", rowCount, glpk_row_duals)
  }

  private func read(
    _ name: String, _ count: Int,
    _ helper: (UnsafeMutablePointer<glpk_guard>?, OpaquePointer?, Int32, Int32, UnsafeMutablePointer<Double>?) -> Bool
  ) throws(GLPKError) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    try call(name) { helper($0, $1, 1, Int32(count), &values) }
    return values
  }
}
