public import Analysis
public import Planning
public import Solver

/// What came of planning a scenario.
public enum PlanOutcome: Sendable {
  /// A plan that the checker has verified, with its costs and its proof.
  case planned(Plan, SolveStatistics)
  /// No plan keeps every hard rule. The contradictions name items that have no day by their own rules alone; without any,
  /// the rules clash only together.
  case infeasible([Contradiction], SolveStatistics)
  /// Stopped before a plan was found; none costs less than the bound, in cost points.
  case stopped(bound: Int, SolveStatistics)
}

/// A plan that the checker does not accept, or prices differently: a fault of the program, never of the scenario.
public struct VerificationFailure: Error, Sendable, CustomStringConvertible {
  public var facts: [String]

  public init(facts: [String]) {
    self.facts = facts
  }

  public var description: String {
    "the plan found does not agree with the checker: \(facts.joined(separator: "; "))"
  }
}

/// Plans a scenario: the least cost, then the earliest meetings, proven unless a limit ends the work first.
///
/// - Parameters:
///   - wish: What is asked of one item besides the rules; the best of the plans that fulfil it is looked for.
///   - base: A plan from which to change as little as the least cost allows, instead of having the earliest meetings.
/// - Throws: `VerificationFailure` when the checker refuses the plan or finds another cost.
public func plan(
  _ context: Context, under wish: Wish? = nil, nearestTo base: Plan? = nil, options: SolveOptions = SolveOptions()
) throws -> PlanOutcome {
  let compiled: CompiledProblem
  guard let result = Compiler.compile(context, under: wish, shouldStop: options.shouldStop) else {
    return .stopped(bound: 0, SolveStatistics())
  }
  switch result {
  case .contradictions(let contradictions): return .infeasible(contradictions, SolveStatistics())
  case .problem(let problem): compiled = problem
  }
  var near = base.map { compiled.nearest(to: $0, in: context) }
  // What is asked of an item is answered with its earliest day.
  if let wish { near?.values[compiled.days(of: wish.item).activity] = 0 }
  var optimizer = Optimizer(near?.problem ?? compiled.problem, near: near?.values, options: options)
  let outcome = optimizer.solve()
  var found: (solution: Solution, proof: Proof)
  switch outcome {
  case .optimal(let solution, let tieProven): found = (solution, .optimal(tieProven: tieProven))
  case .feasible(let solution, let bound): found = (solution, .bound(bound))
  case .infeasible: return .infeasible([], optimizer.statistics)
  case .stopped(let bound): return .stopped(bound: bound, optimizer.statistics)
  }
  // Its tie is the distance from the base plan.
  if near != nil { found.solution = Solution(values: found.solution.values, in: compiled.problem) }
  var plan = compiled.plan(found.solution, in: context)
  let verification = Checker.verify(plan, in: context)
  var facts = verification.violations.map { "\($0.instance.rule.rawValue): \($0.sentence)" }
  // A price is exact in an optimum; where the work was stopped, it may still stand above what the plan needs.
  let isPriced: Bool =
    switch found.proof {
    case .optimal: verification.cost == found.solution.cost
    case .bound(let bound): (bound...max(bound, found.solution.cost)).contains(verification.cost)
    case .none: true
    }
  if !isPriced {
    facts.append("it costs \(verification.cost) points, the optimizer says \(found.solution.cost)")
  }
  if verification.tie != found.solution.tie {
    facts.append("its starts add up to \(verification.tie) days, the optimizer says \(found.solution.tie)")
  }
  guard facts.isEmpty else { throw VerificationFailure(facts: facts) }
  plan.costs = verification.costs
  plan.proof = found.proof
  return .planned(plan, optimizer.statistics)
}
