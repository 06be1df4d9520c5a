import Planning
import TestSupport

/// How a rule judges a plan, in numbers that a table can state.
struct RuleOutcome: Equatable {
  var violations = 0
  var points = 0

  static let kept = RuleOutcome()
  static let broken = RuleOutcome(violations: 1)
  static func costs(_ points: Int) -> RuleOutcome { RuleOutcome(points: points) }
}

extension ScenarioBuilder {
  /// What a rule makes of a plan in which everything is absent but what `arrange` sets.
  func report(_ rule: RuleName, _ arrange: (inout PlanBuilder) -> Void) -> RuleReport {
    var plan = PlanBuilder(context)
    arrange(&plan)
    return rule.rule.check(PlanIndex(plan.plan, in: context), in: context)
  }

  func outcome(_ rule: RuleName, _ arrange: (inout PlanBuilder) -> Void) -> RuleOutcome {
    let report = report(rule, arrange)
    return RuleOutcome(violations: report.violations.count, points: report.costs.reduce(0) { $0 + $1.points })
  }
}
