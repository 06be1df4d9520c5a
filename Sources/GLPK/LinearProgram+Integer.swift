import CGLPK

extension LinearProgram {
  /// Cuts and limits of an integer solve.
  public struct IntegerOptions: Sendable {
    public var presolve = true
    public var gomoryCuts = false
    public var roundingCuts = false
    public var coverCuts = false
    public var cliqueCuts = false
    /// The most nodes of the search tree, >= 0.
    public var nodeLimit = Int.max
    /// The most milliseconds, >= 0; a search that this ends depends on the machine.
    public var milliseconds = Int.max

    public init() {}
  }

  /// How an integer solve ended, and the best values where there are some.
  public enum IntegerOutcome: Sendable, Equatable {
    /// Proven by GLPK in floating point.
    case optimal(objective: Double, values: [Double])
    /// A limit ended the search with a solution at hand.
    case feasible(objective: Double, values: [Double])
    /// GLPK reports that there is no solution.
    case infeasible
    /// No solution and no proof: a limit was reached, or the relaxation is unbounded or numerically bad.
    case undecided
  }

  /// Minimises with GLPK's branch and bound, with the listed columns restricted to integers.
  ///
  /// Works on a copy: bounds, basis and solution of the program stay as they are.
  ///
  /// - Throws: `GLPKError` for an unknown or repeated column, a negative limit, or when GLPK gives up.
  public func solveInteger(
    integerColumns: [Int], options: IntegerOptions = IntegerOptions()
  ) throws(GLPKError) -> IntegerOutcome {
    for limit in [options.nodeLimit, options.milliseconds] where limit < 0 { throw .negativeLimit(limit) }
    entries.reset(count: columnCount)
    do { try entries.append(integerColumns, count: columnCount) } catch { throw columnError(error) }
    var parameters = glpk_integer_options(
      node_limit: Int32(clamping: options.nodeLimit), milliseconds: Int32(clamping: options.milliseconds),
      presolve: options.presolve, gomory: options.gomoryCuts, rounding: options.roundingCuts,
      cover: options.coverCuts, clique: options.cliqueCuts)
    let integers = Array(entries.indexes.dropFirst())
    var code: Int32 = 0
    var status: Int32 = 0
    var objective = 0.0
    var values = [Double](repeating: 0, count: columnCount)
    try call("glp_intopt") {
      glpk_integer(
        $0, $1, Int32(integers.count), integers, &parameters, &code, &status, &objective, &values)
    }
    if code == GLP_ENOPFS { return .infeasible }
    switch status {
    case GLP_OPT: return .optimal(objective: objective, values: values)
    case GLP_FEAS: return .feasible(objective: objective, values: values)
    case GLP_NOFEAS: return .infeasible
    default: return .undecided
    }
  }
}
