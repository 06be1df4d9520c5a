import CGLPK

extension LinearProgram {
  /// The current basis.
  public var basis: Basis {
    get throws(GLPKError) {
      var statuses = [UInt8](repeating: 0, count: rowCount + columnCount)
      try call("glp_get_row_stat") { glpk_get_basis($0, $1, Int32(rowCount), Int32(columnCount), &statuses) }
      let members = statuses.map { Basis.Status(rawValue: $0) ?? .free }
      return Basis(rows: Array(members[..<rowCount]), columns: Array(members[rowCount...]))
    }
  }

  /// Makes a basis the current one.
  ///
  /// It may be of fewer rows and columns than the program has: later rows become basic, later columns stand at a bound,
  /// as when they are added. A member at a bound it does not have moves to one it has.
  ///
  /// - Throws: `GLPKError` when it is of more rows or columns, or has not as many basic members as rows.
  public func setBasis(_ basis: Basis) throws(GLPKError) {
    guard basis.rows.count <= rowCount, basis.columns.count <= columnCount else {
      throw .basisTooLarge(
        rows: basis.rows.count, columns: basis.columns.count, rowCount: rowCount, columnCount: columnCount)
    }
    let basic = basis.rows.count { $0 == .basic } + basis.columns.count { $0 == .basic }
    guard basic == basis.rows.count else { throw .basisOfWrongSize(basic: basic, rows: basis.rows.count) }
    var statuses = [UInt8](repeating: Basis.Status.basic.rawValue, count: rowCount)
    statuses.append(contentsOf: repeatElement(Basis.Status.atLower.rawValue, count: columnCount))
    for (row, status) in basis.rows.enumerated() { statuses[row] = status.rawValue }
    for (column, status) in basis.columns.enumerated() { statuses[rowCount + column] = status.rawValue }
    try call("glp_set_row_stat") { glpk_set_basis($0, $1, Int32(rowCount), Int32(columnCount), statuses) }
  }

  /// Makes all rows basic and no column: the slack basis.
  public func standardBasis() throws(GLPKError) {
    try call("glp_std_basis") { glpk_standard_basis($0, $1) }
  }

  /// Makes a triangular basis with as few fixed members as possible.
  public func advancedBasis() throws(GLPKError) {
    try call("glp_adv_basis") { glpk_advanced_basis($0, $1) }
  }
}
