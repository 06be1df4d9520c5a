import Solver

/// How a warm re-solve answered a slip.
struct SlipAnswer {
  /// The first repaired solution; nil where there was none.
  var repair: Repair?
  /// Until the answer, with its proof where there is one.
  var whole: Duration
  /// The cost of the best solution, in points.
  var cost: Int?
  /// No solution costs less.
  var bound: Int
  var isProven: Bool
  /// Whether the solution keeps the changed instance, by the checker.
  var isValid: Bool

  /// A solution that is found at once.
  struct Repair {
    var time: Duration
    var cost: Int
    /// What was known then: no solution costs less.
    var bound: Int

    /// By how much it may cost too much, in parts of its cost.
    var gap: Double { Double(cost - bound) / Double(max(cost, 1)) }
  }
}

/// One instance with its plan, and what keeps a solver warm for changes.
final class SlipQuestions {
  let instance: Instance
  let plan: InstanceSolution
  /// What the plan before any slip costs at least.
  let bound: Int
  private let compiled: CompiledInstance
  private let warm: Reoptimizer
  private let deadline: SlipDeadline
  private let limit: Double

  /// - Throws: `Unreadable` where the first solve finds no plan.
  init(_ instance: Instance, firstLimit: Double, limit: Double, threads: Int) throws {
    self.instance = instance
    self.limit = limit
    let compiled = try CompiledInstance(instance)
    let deadline = SlipDeadline()
    let options = SolveOptions(threads: threads, shouldStop: { deadline.isPast })
    guard compiled.hopeless == nil else { throw Unreadable(description: "\(instance.name) has a task without a day.") }
    var optimizer = Optimizer(compiled.problem, options: options)
    deadline.set(seconds: firstLimit)
    let (outcome, start) = optimizer.solveForReuse()
    let result = InstanceResult(outcome, work: optimizer.statistics)
    guard let best = result.best, let bound = result.bound else {
      throw Unreadable(
        description: "\(instance.name) has no plan yet to slip from. Maybe give it more time with --first.")
    }
    self.bound = bound
    self.compiled = compiled
    self.deadline = deadline
    plan = compiled.solution(best)
    warm = Reoptimizer(compiled.problem, known: best.values, from: start, options: options)
  }

  func answer(_ slip: Slip) -> SlipAnswer {
    let values = compiled.problem.activities[slip.task].values
    let kept = [(activity: slip.task, isKept: { (value: Int) in slip.allows(start: values[value].start) })]
    deadline.set(seconds: limit)
    let begin = ContinuousClock.now
    var repair: SlipAnswer.Repair?
    if case .solution(let solution, let bound) = warm.solution(keeping: kept) {
      repair = SlipAnswer.Repair(time: ContinuousClock.now - begin, cost: solution.cost, bound: bound)
    }
    deadline.set(seconds: limit)
    let again = ContinuousClock.now
    let answer = warm.solution(keeping: kept, isBest: true)
    let whole = ContinuousClock.now - again
    switch answer {
    case .solution(let solution, let bound):
      let isValid = InstanceChecker(compiled.solution(solution), of: slip.applied(to: instance)).faults.isEmpty
      return SlipAnswer(
        repair: repair, whole: whole, cost: solution.cost, bound: bound,
        isProven: bound == solution.cost, isValid: isValid)
    case .none:
      return SlipAnswer(repair: repair, whole: whole, bound: bound, isProven: true, isValid: repair == nil)
    case .unknown(let bound):
      return SlipAnswer(repair: repair, whole: whole, bound: bound, isProven: false, isValid: true)
    }
  }

  /// What a new solver says about the instance after a slip.
  func coldAnswer(_ slip: Slip, limit: Double) throws -> InstanceResult {
    let deadline = ContinuousClock.now + .seconds(limit)
    return try CompiledInstance(slip.applied(to: instance)).solve(
      SolveOptions(shouldStop: { ContinuousClock.now > deadline }))
  }
}
