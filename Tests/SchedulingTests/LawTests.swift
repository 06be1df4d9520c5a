import CivilTime
import Planning
import Scheduling
import Solver
import TestSupport
import Testing

/// Laws that hold between the plans of a scenario and of a changed one.
@Suite struct LawTests {
  /// Rules whose removal gives or takes values of its own: without `alongside` the exemptions end too.
  private static let exceptions: [RuleName] = [.alongside]

  @Test func `without a rule no plan is worse, and every rule binds now and then`() throws {
    var feasible = 0
    var binding: [RuleName: Int] = [:]
    let seeds = seeds(12, release: 300)
    for seed in seeds {
      var random = RandomScenario(seed: seed)
      let context = random.context()
      let scenario = context.scenario
      guard let worth = try worth(context) else { continue }
      feasible += 1
      for rule in RuleName.allCases {
        guard let freed = scenario.without(rule) else { continue }
        let other = try self.worth(Context(freed, baseline: context.baseline))
        if other != worth { binding[rule, default: 0] += 1 }
        guard !Self.exceptions.contains(rule) else { continue }
        let isBetter = other.map { ($0.cost, $0.tie) <= (worth.cost, worth.tie) } ?? false
        #expect(isBetter, "seed \(seed): without \(rule.rawValue)")
      }
    }
    #expect(feasible * 10 >= seeds.count * 6, "\(feasible) feasible scenarios")
    // A few scenarios say nothing of shares.
    guard seeds.count >= 200 else { return }
    for rule in RuleName.allCases where ![.horizon, .dataDate, .duration, .stages].contains(rule) {
      #expect(binding[rule, default: 0] * 20 >= feasible, "\(rule.rawValue) binds \(binding[rule, default: 0]) times")
    }
  }

  @Test func `the order of a file changes nothing`() throws {
    for seed in seeds(15) {
      var random = RandomScenario(seed: seed)
      let context = random.context()
      #expect(
        try found(Context(context.scenario.reversed, baseline: context.baseline)) == found(context), "seed \(seed)")
    }
  }

  @Test func `whole weeks later on plain weekends, the plan is the same`() throws {
    for seed in seeds(10) {
      var (early, late) = (RandomScenario(seed: seed, weeks: 0), RandomScenario(seed: seed, weeks: 60))
      let plans = try (found(early.context()), found(late.context()))
      let dates = [plans.0, plans.1].map { plan -> [DayRange?]? in
        plan.map { $0.meetings.map(\.days) + $0.stages.map(\.days) + $0.tasks.map(\.days) }
      }
      let shifted = dates[0]?.map { days in days.flatMap { DayRange(first: $0.first + 420, last: $0.last + 420) } }
      #expect(shifted == dates[1], "seed \(seed)")
      #expect(plans.0?.cost == plans.1?.cost, "seed \(seed)")
    }
  }

  private func found(_ context: Context) throws -> Plan? {
    guard case .planned(let plan, _) = try plan(context) else { return nil }
    return plan
  }

  private func worth(_ context: Context) throws -> BruteForce.Worth? {
    guard case .planned(let plan, _) = try plan(context) else { return nil }
    return BruteForce.Worth(cost: plan.cost, tie: Checker.verify(plan, in: context).tie)
  }
}
