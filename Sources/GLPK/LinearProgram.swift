import CGLPK

/// A linear program to minimise, owned together with its basis and its last solution.
///
/// ```swift
/// let program = try LinearProgram()
/// let x = try program.addColumn(cost: -3, lower: 0, upper: .infinity)
/// let y = try program.addColumn(cost: -2, lower: 0, upper: .infinity)
/// try program.addRow(lower: -.infinity, upper: 4, columns: [x, y], coefficients: [1, 1])
/// try program.addRow(lower: -.infinity, upper: 5, columns: [x, y], coefficients: [2, 1])
/// try program.solve(.primal)  // .optimal
/// try program.objective       // -9: x = 1, y = 3
/// ```
///
/// Rows and columns are numbered from 0; deleting some moves later ones down. Programs live in the environment of the
/// thread that made them: make, use and release a program on one thread, without `await` in between. Programs of
/// different threads are independent.
///
/// Input that GLPK would abort on is refused with a ``GLPKError``, and the program stays as it was. A failure inside
/// GLPK throws ``GLPKError/failed(call:message:)`` and takes every program of the thread with it; they throw
/// ``GLPKError/environmentLost(message:)`` from then on, and new ones can be made.
public final class LinearProgram {
  /// The number of columns (variables).
  public internal(set) var columnCount = 0
  /// The number of rows (constraints).
  public internal(set) var rowCount = 0
  /// Simplex iterations of all solves of this program so far; integer solves are not counted.
  public internal(set) var iterations = 0

  let environment: Environment
  private let problem: OpaquePointer
  /// Entries on their way to GLPK, kept to save allocations.
  var entries = EntryBuffer()

  /// Makes a program without rows and columns in the environment of the calling thread.
  ///
  /// - Throws: `GLPKError` when there is no memory for it.
  public init() throws(GLPKError) {
    let environment = try Environment.current()
    var problem: OpaquePointer?
    try environment.call("glp_create_prob") { glpk_create($0, &problem) }
    guard let problem else { throw .outOfMemory }
    self.environment = environment
    self.problem = problem
  }

  deinit {
    // Released on another thread, the problem is left to the end of its own.
    guard environment.isOnItsThread, environment.loss == nil else { return }
    try? environment.call("glp_delete_prob") { glpk_delete($0, problem) }
  }

  /// Runs one guarded helper on the problem.
  func call(
    _ name: String, _ helper: (UnsafeMutablePointer<glpk_guard>, OpaquePointer) -> Bool
  ) throws(GLPKError) {
    precondition(environment.isOnItsThread, "A LinearProgram is used on the thread that made it, and on no other.")
    try environment.call(name) { helper($0, problem) }
  }

  func check(column: Int) throws(GLPKError) {
    guard column >= 0, column < columnCount else { throw .unknownColumn(column, count: columnCount) }
  }

  func check(row: Int) throws(GLPKError) {
    guard row >= 0, row < rowCount else { throw .unknownRow(row, count: rowCount) }
  }

  static func check(lower: Double, upper: Double) throws(GLPKError) {
    guard lower <= upper, lower < .infinity, upper > -.infinity else {
      throw .impossibleBounds(lower: lower, upper: upper)
    }
  }

  static func check(cost: Double) throws(GLPKError) {
    guard cost.isFinite else { throw .costNotFinite(cost) }
  }

  /// GLPK refuses more than a hundred million rows or columns.
  static func check(count: Int) throws(GLPKError) {
    guard count <= 100_000_000 else { throw .tooLarge(count: count) }
  }
}
