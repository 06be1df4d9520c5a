/// Finds the solution of least cost, then least tie, and proves it (all steps of the method).
///
///     var optimizer = Optimizer(problem)
///     let outcome = optimizer.solve()
///
/// The same problem and limits give the same outcome every time; only `SolveOptions.shouldStop` may bring in a clock.
public struct Optimizer {
  private let problem: Problem
  private let near: [Int]?
  private let groundwork: Groundwork?
  private var options: SolveOptions
  /// The work done so far.
  public private(set) var statistics = SolveStatistics()

  /// Where a solve found that there is no solution: the activities among which that showed, if any. With all that propagation took from
  /// them before, they may have one by themselves.
  private(set) var clashing: [Int] = []

  /// - Parameter near: Values to begin with, one for each activity, which need not keep any constraint; what settles goes back to them
  ///   instead of to its earliest value.
  /// - Precondition: every activity has a value, every table of a constraint has one element for each value of its activity, and
  ///   neither demands nor capacities are negative.
  public init(_ problem: Problem, near: [Int]? = nil, options: SolveOptions = SolveOptions()) {
    precondition(
      problem.isWellFormed,
      "Each activity needs a value, each table one element for each value, and no demand or capacity is negative.")
    self.problem = problem
    self.near = near
    groundwork = nil
    self.options = options
  }

  /// - Parameter groundwork: That of a problem which differs in costs alone.
  package init(_ problem: Problem, on groundwork: Groundwork, options: SolveOptions) {
    self.problem = problem
    near = nil
    self.groundwork = groundwork
    self.options = options
  }

  public mutating func solve() -> Outcome { run { $0.run() } }

  /// Solves the first level, and keeps where its clusters ended for a `Reoptimizer`.
  ///
  /// The second level would leave rows that hold at the least cost alone.
  package mutating func solveForReuse() -> (Outcome, WarmStart) {
    let provesTie = options.provesTie
    options.provesTie = false
    defer { options.provesTie = provesTie }
    return run { engine in
      let outcome = engine.run()
      return (outcome, WarmStart(clusters: engine.clusters, awareness: engine.awareness))
    }
  }

  mutating func run<Answer>(_ work: (Engine) -> Answer) -> Answer {
    let budget = Budget(options)
    let engine = Engine(problem, near: near, on: groundwork, budget: budget)
    defer {
      statistics = budget.statistics
      clashing = engine.clashing
    }
    return work(engine)
  }
}

extension Problem {
  /// The problem of the second level: least tie among the solutions that cost at most `cost`.
  func secondLevel(cost: Int) -> Problem {
    var result = self
    var terms: [Linear.Term] = []
    for (index, activity) in activities.enumerated() {
      let costs = activity.values.map(\.cost)
      if costs.contains(where: { $0 > 0 }) { terms.append(Linear.Term(activity: index, coefficients: costs)) }
      for value in activity.values.indices {
        result.activities[index].values[value].cost = activity.values[value].tie
        result.activities[index].values[value].tie = 0
      }
    }
    result.constraints.append(.linear(Linear(terms: terms, upper: cost)))
    return result
  }
}
