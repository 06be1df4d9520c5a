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

  /// A solution with work back on the days of a base plan wherever that costs nothing and fits.
  func restored(_ solution: Solution, to base: Plan, in context: Context) -> Solution {
    let wanted = work(of: base, in: context).filter { activity, value in
      let options = problem.activities[activity].values
      return options[value].cost == options[solution.values[activity]].cost
    }
    return Solution(values: problem.values(solution.values, movedTo: wanted), in: problem)
  }

  /// The values of the stages and tasks of a plan, where there are such.
  private func work(of plan: Plan, in context: Context) -> [(activity: Int, value: Int)] {
    let index = PlanIndex(plan, in: context)
    let stages = stages.compactMap { variable -> (activity: Int, value: Int)? in
      let planned = index.stage(variable.document.id, variable.stage.name)
      let choice = planned.map { StageVariable.Choice(days: $0.days, way: $0.way) }
      return variable.choices.firstIndex { $0 == choice }.map { (variable.activity, $0) }
    }
    let tasks = tasks.compactMap { variable -> (activity: Int, value: Int)? in
      let days = index.task(variable.task.id)?.days
      return variable.choices.firstIndex { $0 == days }.map { (variable.activity, $0) }
    }
    return stages + tasks
  }
}
