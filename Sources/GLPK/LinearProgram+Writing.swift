import CGLPK

extension LinearProgram {
  /// A file format for linear programs.
  public enum Format: Sendable {
    /// CPLEX LP.
    case lp
    /// Fixed MPS.
    case mps
    /// Free MPS.
    case freeMPS
  }

  /// Writes the program to a file, over what was there.
  ///
  /// - Throws: ``GLPKError/notWritten(path:message:)`` when the file cannot be written.
  public func write(_ format: Format, toPath path: String) throws(GLPKError) {
    // GLPK formats a message with the path into a buffer of 4096 bytes without looking at its length.
    guard path.utf8.count <= 2048 else { throw .notWritten(path: path, message: "the path is longer than 2048 bytes") }
    guard !path.utf8.contains(0) else { throw .notWritten(path: path, message: "the path has a NUL byte in it") }
    let number =
      switch format {
      case .lp: Int32(0)
      case .mps: GLP_MPS_DECK
      case .freeMPS: GLP_MPS_FILE
      }
    var code: Int32 = 0
    try call("glp_write") { glpk_write($0, $1, number, path, &code) }
    guard code == 0 else { throw .notWritten(path: path, message: environment.spoken) }
  }

  /// Names a column in written files: 1 to 255 bytes without control characters. Unnamed ones get generated names.
  public func setName(_ name: String, column: Int) throws(GLPKError) {
    try check(column: column)
    try Self.check(name: name)
    try call("glp_set_col_name") { glpk_set_column_name($0, $1, Int32(column) + 1, name) }
  }

  /// Names a row in written files: 1 to 255 bytes without control characters. Unnamed ones get generated names.
  public func setName(_ name: String, row: Int) throws(GLPKError) {
    try check(row: row)
    try Self.check(name: name)
    try call("glp_set_row_name") { glpk_set_row_name($0, $1, Int32(row) + 1, name) }
  }

  private static func check(name: String) throws(GLPKError) {
    let bytes = name.utf8
    guard (1...255).contains(bytes.count), bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw .unusableName(name)
    }
  }
}
