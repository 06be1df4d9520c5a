import Planning
import Scheduling
import Solver
import TestSupport
import Testing

/// Checker and compiled problem accept the same plans, at the same cost by rule.
@Suite struct AgreementTests {
  private struct Count {
    var accepted = 0
    var refused = 0
    /// How often each rule priced or was the only one to refuse.
    var priced: [RuleName: Int] = [:]
    var refusedAlone: [RuleName: Int] = [:]
  }

  @Test func `random plans are judged alike`() throws {
    var count = Count()
    var unplannable = 0
    let seeds = seeds(100)
    for seed in seeds {
      var random = RandomScenario(seed: seed)
      let context = random.context()
      guard case .problem(let compiled) = Compiler.compile(context) else {
        unplannable += 1
        continue
      }
      var plans = RandomPlan(random: random.random, context: context)
      compare(plans.plan(), compiled, context, seed, &count)
      for round in 0..<4 {
        guard var plan = randomSolution(compiled, context, round, &plans.random) else { break }
        compare(plan, compiled, context, seed, &count)
        for _ in 0..<8 {
          let changed = plans.change(plan)
          compare(changed, compiled, context, seed, &count)
          if Checker.verify(changed, in: context).violations.isEmpty { plan = changed }
        }
      }
    }
    #expect(unplannable * 3 < seeds.count, "\(unplannable) scenarios have an item without a day")
    #expect(count.accepted > 500)
    #expect(count.refused > 500)
    let silent = RuleName.allCases.filter { count.priced[$0] == nil && count.refusedAlone[$0] == nil }
    #expect(silent == [], "each rule has a change that only it refuses or prices")
  }

  /// A plan that keeps every hard rule, chosen by random costs.
  private func randomSolution(
    _ compiled: CompiledProblem, _ context: Context, _ round: Int, _ random: inout SplitMix64
  ) -> Plan? {
    var problem = compiled.problem
    if round > 0 {
      for activity in problem.activities.indices {
        for value in problem.activities[activity].values.indices {
          problem.activities[activity].values[value].cost = Int.random(in: 0...20, using: &random)
        }
      }
    }
    var optimizer = Optimizer(problem, options: SolveOptions(nodeLimit: 2000))
    switch optimizer.solve() {
    case .optimal(let solution, _), .feasible(let solution, _): return compiled.plan(solution, in: context)
    case .infeasible, .stopped: return nil
    }
  }

  private func compare(
    _ plan: Plan, _ compiled: CompiledProblem, _ context: Context, _ seed: UInt64, _ count: inout Count
  ) {
    let verification = Checker.verify(plan, in: context)
    let values = compiled.values(of: plan, in: context)
    let isKept = values.map { compiled.problem.violations(of: $0).isEmpty } ?? false
    let refusing = verification.violations.map { "\($0.instance.rule.rawValue): \($0.sentence)" }
    let broken = values.map { compiled.problem.violations(of: $0).map { compiled.problem.constraints[$0] } } ?? []
    guard refusing.isEmpty == isKept else {
      Issue.record(
        "seed \(seed): the checker says \(refusing), the problem \(values == nil ? "has no such values" : "\(broken.map { c in "\(String(describing: c).prefix(14)) \(c.activities.map { compiled.problem.activities[$0].name })" })")"
      )
      return
    }
    guard let values, isKept else {
      count.refused += 1
      if let rule = Set(verification.violations.map(\.instance.rule)).first,
        Set(verification.violations.map(\.instance.rule)).count == 1
      {
        count.refusedAlone[rule, default: 0] += 1
      }
      return
    }
    count.accepted += 1
    var costs: [RuleName: Int] = [:]
    for line in verification.costs { costs[line.instance.rule, default: 0] += line.points }
    #expect(compiled.costs(of: values, in: context) == costs, "seed \(seed)")
    #expect(Solution(values: values, in: compiled.problem).cost == verification.cost, "seed \(seed)")
    #expect(Solution(values: values, in: compiled.problem).tie == verification.tie, "seed \(seed)")
    for rule in costs.keys { count.priced[rule, default: 0] += 1 }
  }
}
