package import Planning
import Solver

extension CompiledProblem {
  /// What a choice of one value for each activity costs, by rule; rules that cost nothing are left out.
  package func costs(of values: [Int], in context: Context) -> [RuleName: Int] {
    let builder = ProblemBuilder(context)
    var prices: [(rule: RuleName, points: Int)] = []
    for variable in meetings {
      prices += builder.prices(of: variable.choices[values[variable.activity]], variable.meeting, variable.required)
    }
    for variable in stages {
      prices += builder.prices(of: variable.choices[values[variable.activity]], variable.stage, variable.document)
    }
    for variable in tasks { prices += builder.prices(of: variable.choices[values[variable.activity]], variable.task) }
    for variable in attendances { prices.append((.attendance, cost(of: variable.activity, values))) }
    for (activity, rule) in switches { prices.append((rule.rule, cost(of: activity, values))) }
    var costs: [RuleName: Int] = [:]
    for price in prices where price.points > 0 { costs[price.rule, default: 0] += price.points }
    return costs
  }

  private func cost(of activity: Int, _ values: [Int]) -> Int {
    problem.activities[activity].values[values[activity]].cost
  }
}
