import CivilTime
import Planning
import Solver

extension CompiledProblem {
  /// Second-level points of what a plan has otherwise than a base plan; a meeting that moves has one for each day.
  private enum Points {
    static let attendance = 5
    static let way = 10
    static let place = 30
    static let presence = 60
  }

  /// The problem with another second level: of the solutions that cost least, the one that changes least of a base plan.
  func problem(nearestTo base: Plan, in context: Context) -> Problem {
    let index = PlanIndex(base, in: context)
    var result = problem
    for activity in result.activities.indices {
      for value in result.activities[activity].values.indices { result.activities[activity].values[value].tie = 0 }
    }
    func set(_ activity: Int, _ points: [Int]) {
      for (value, tie) in points.enumerated() { result.activities[activity].values[value].tie = tie }
    }
    for variable in meetings {
      let planned = index.meeting(variable.meeting.id)
      set(
        variable.activity,
        variable.choices.map { choice in
          guard let days = choice.days, let before = planned?.days else {
            return choice.days == planned?.days ? 0 : Points.presence
          }
          return abs(days.first - before.first) + (choice.place == planned?.place ? 0 : Points.place)
        })
    }
    for variable in stages {
      let planned = index.stage(variable.document.id, variable.stage.name)
      set(variable.activity, variable.choices.map { $0.way == planned?.way ? 0 : Points.way })
    }
    for variable in tasks {
      let isPresent = index.task(variable.task.id)?.days != nil
      set(variable.activity, variable.choices.map { ($0 != nil) == isPresent ? 0 : Points.presence })
    }
    for variable in attendances {
      let isAway = index.meeting(variable.meeting)?.absentParties.contains(variable.party) == true
      set(variable.activity, [isAway ? Points.attendance : 0, isAway ? 0 : Points.attendance])
    }
    return result
  }

  /// A solution with work back on the days of a base plan wherever that costs nothing and fits, one item after another.
  func restored(_ solution: Solution, to base: Plan, in context: Context) -> Solution {
    let index = PlanIndex(base, in: context)
    var wanted: [(activity: Int, value: Int)] = []
    for variable in stages {
      guard let planned = index.stage(variable.document.id, variable.stage.name) else { continue }
      let choice = StageVariable.Choice(days: planned.days, way: planned.way)
      if let value = variable.choices.firstIndex(of: choice) { wanted.append((variable.activity, value)) }
    }
    for variable in tasks {
      if let value = variable.choices.firstIndex(of: index.task(variable.task.id)?.days) {
        wanted.append((variable.activity, value))
      }
    }
    var rows = Array(repeating: [Constraint](), count: problem.activities.count)
    for constraint in problem.constraints {
      for activity in Set(constraint.activities) { rows[activity].append(constraint) }
    }
    var values = solution.values
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (activity, value) in wanted where values[activity] != value {
        let before = values[activity]
        let options = problem.activities[activity].values
        guard options[value].cost == options[before].cost else { continue }
        values[activity] = value
        if rows[activity].allSatisfy({ problem.isKept($0, by: values) }) {
          hasChanged = true
        } else {
          values[activity] = before
        }
      }
    }
    return Solution(values: values, in: problem)
  }
}
