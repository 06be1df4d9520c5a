import CGLPK

extension LinearProgram {
  /// Which simplex method to use.
  public enum Method: Sendable {
    /// Keeps a primal feasible basis: after new columns or other costs.
    case primal
    /// Keeps a dual feasible basis: after new rows or tighter bounds.
    case dual
    /// The dual method, and the primal one where the dual one fails.
    case dualThenPrimal
  }

  /// How a solve ended.
  public enum Status: Sendable {
    /// An optimal basic solution was found, within GLPK's tolerances.
    case optimal
    /// The simplex method reports that no primal feasible solution exists.
    ///
    /// This is a floating-point judgement. A search that prunes on it needs a certificate of its own; an exact one
    /// solves again from ``standardBasis()`` or ``advancedBasis()``, or gives up its proof there.
    case infeasible
    /// The simplex method reports an objective without lower bound.
    case unbounded
    /// The iteration limit was reached; another solve goes on from the current basis.
    case iterationLimit
    /// The dual method has passed the objective limit: no solution is below it, within GLPK's tolerances. The duals are feasible.
    case objectiveLimit
    /// Nothing is known: the method met numerical trouble, or no dual feasible solution. This is not infeasible.
    case undecided
  }

  /// Minimises from the current basis, without LP presolver and with steepest-edge pricing.
  ///
  /// A solve is deterministic: it reads no clock. Where edits left no basis to start from (of the wrong size, or
  /// singular) it starts from ``standardBasis()``.
  ///
  /// - Parameters:
  ///   - iterationLimit: the most simplex iterations (>= 0) of this call.
  ///   - objectiveLimit: where the dual method ends, since its objective only rises.
  /// - Throws: `GLPKError` for a negative limit, or when GLPK gives up.
  @discardableResult
  public func solve(_ method: Method, iterationLimit: Int = .max, objectiveLimit: Double = .infinity) throws(GLPKError)
    -> Status
  {
    guard iterationLimit >= 0 else { throw .negativeLimit(iterationLimit) }
    let meth =
      switch method {
      case .primal: GLP_PRIMAL
      case .dual: GLP_DUAL
      case .dualThenPrimal: GLP_DUALP
      }
    var code: Int32 = 0
    var status: Int32 = 0
    var count: Int32 = 0
    try call("glp_simplex") {
      glpk_simplex(
        $0, $1, meth, Int32(clamping: iterationLimit), min(objectiveLimit, .greatestFiniteMagnitude), &code, &status,
        &count)
    }
    iterations = Int(count)
    if code == GLP_EITLIM { return .iterationLimit }
    if code == GLP_EOBJUL { return .objectiveLimit }
    guard code == 0 else { return .undecided }
    switch status {
    case GLP_OPT: return .optimal
    case GLP_NOFEAS: return .infeasible
    case GLP_UNBND: return .unbounded
    default: return .undecided
    }
  }
}
