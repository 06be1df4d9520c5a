package import Planning
import Solver

extension CompiledProblem {
  /// The values that a plan stands for, the reverse of `plan(_:in:)`; nil when the plan takes what no value offers.
  ///
  /// Prices of broken rules are the least that the plan allows.
  package func values(of plan: Plan, in context: Context) -> [Int]? {
    let index = PlanIndex(plan, in: context)
    // What stands for no item, an event or a switch, keeps its first value for now.
    var values = Array(repeating: 0, count: problem.activities.count)
    for variable in meetings {
      let planned = index.meeting(variable.meeting.id)
      let choice = MeetingVariable.Choice(
        days: planned?.days, place: planned?.days == nil ? nil : planned?.place)
      guard let value = variable.choices.firstIndex(of: choice) else { return nil }
      values[variable.activity] = value
    }
    for variable in stages {
      guard let planned = index.stage(variable.document.id, variable.stage.name),
        let value = variable.choices.firstIndex(of: StageVariable.Choice(days: planned.days, way: planned.way))
      else { return nil }
      values[variable.activity] = value
    }
    for variable in tasks {
      guard let value = variable.choices.firstIndex(of: index.task(variable.task.id)?.days) else { return nil }
      values[variable.activity] = value
    }
    for variable in attendances where index.meeting(variable.meeting)?.absentParties.contains(variable.party) == true {
      values[variable.activity] = 1
    }
    setSwitches(&values)
    return values
  }

  /// Gives each switch its best value: what is free loosens as much as it may, what prices a breach is as low as it may be.
  private func setSwitches(_ values: inout [Int]) {
    var rows: [Int: [Constraint]] = [:]
    for constraint in problem.constraints {
      for activity in constraint.activities where switches[activity] != nil {
        rows[activity, default: []].append(constraint)
      }
    }
    let order = switches.keys.sorted()
    let isPrice = { (activity: Int) in problem.activities[activity].values.contains { $0.cost > 0 } }
    for activity in order where !isPrice(activity) {
      values[activity] = problem.activities[activity].values.count - 1
      let isAllowed = (rows[activity] ?? []).allSatisfy { row in
        if case .linear = row { problem.isKept(row, by: values) } else { true }
      }
      if !isAllowed { values[activity] = 0 }
    }
    let prices = order.filter(isPrice)
    // A row may name several prices, so each is lowered while the others are high.
    for activity in prices { values[activity] = problem.activities[activity].values.count - 1 }
    for activity in prices {
      let last = values[activity]
      values[activity] =
        (0...last).first { level in
          values[activity] = level
          return (rows[activity] ?? []).allSatisfy { problem.isKept($0, by: values) }
        } ?? last
    }
  }
}
