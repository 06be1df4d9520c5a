/// What a solve found, with the proof that goes with it (steps 2 to 10 of the method).
public enum Outcome: Sendable, Hashable {
  /// Proven least in cost; `tieProven` says whether the second level is proven too.
  case optimal(Solution, tieProven: Bool)
  /// Stopped at a limit with a solution; no solution costs less than `bound`.
  case feasible(Solution, bound: Int)
  /// Proven to have no solution.
  case infeasible
  /// Stopped at a limit before a solution was found; none costs less than `bound`.
  case stopped(bound: Int)
}

/// One value for each activity (steps 2 to 10 of the method).
public struct Solution: Sendable, Hashable {
  /// Indexes into `Activity.values`, by activity.
  public var values: [Int]
  /// The sum of `Value.cost`.
  public var cost: Int
  /// The sum of `Value.tie`.
  public var tie: Int

  /// Whether the cost is lower, or the same with a lower tie.
  func isBetter(than other: Solution) -> Bool { (cost, tie) < (other.cost, other.tie) }

  public init(values: [Int], in problem: Problem) {
    self.values = values
    cost = zip(problem.activities, values).reduce(0) { $0 + $1.0.values[$1.1].cost }
    tie = zip(problem.activities, values).reduce(0) { $0 + $1.0.values[$1.1].tie }
  }
}
