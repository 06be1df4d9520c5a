import CivilTime
import Planning
import Solver

extension CompiledProblem {
  /// Second-level points of what a plan has otherwise than a base plan: a meeting that moves counts by the day, work that moves once.
  private enum Points {
    static let work = 1
    static let day = 10
    static let attendance = 50
    static let way = 100
    static let place = 300
    static let presence = 600
  }

  /// How far a value is from what a base plan has.
  private struct Distance: Comparable {
    var points = 0
    /// Between the first days; decides between values of the same points.
    var days = 0

    static func < (a: Distance, b: Distance) -> Bool { (a.points, a.days) < (b.points, b.days) }
  }

  /// The problem with another second level, and the values that are nearest to a base plan: of the solutions that cost least, the one
  /// that changes least of that plan.
  func nearest(to base: Plan, in context: Context) -> (problem: Problem, values: [Int]) {
    let index = PlanIndex(base, in: context)
    var result = problem
    for activity in result.activities.indices {
      for value in result.activities[activity].values.indices { result.activities[activity].values[value].tie = 0 }
    }
    var nearest = Array(repeating: 0, count: problem.activities.count)
    func set(_ activity: Int, _ distances: [Distance]) {
      guard let least = distances.min() else { return }
      nearest[activity] = distances.firstIndex(of: least) ?? 0
      // What no value can keep is no reason to choose.
      for (value, distance) in distances.enumerated() {
        result.activities[activity].values[value].tie = distance.points - least.points
      }
    }
    for variable in meetings {
      let planned = index.meeting(variable.meeting.id)
      set(
        variable.activity,
        variable.choices.map { choice in
          guard let days = choice.days, let before = planned?.days else {
            return Distance(points: choice.days == planned?.days ? 0 : Points.presence)
          }
          return Distance(
            points: Points.day * abs(days.first - before.first) + (choice.place == planned?.place ? 0 : Points.place))
        })
    }
    for variable in stages {
      let planned = index.stage(variable.document.id, variable.stage.name)
      set(
        variable.activity,
        variable.choices.map { choice in
          var distance = work(choice.days, planned?.days)
          if choice.way != planned?.way { distance.points += Points.way }
          return distance
        })
    }
    for variable in tasks {
      let days = index.task(variable.task.id)?.days
      set(variable.activity, variable.choices.map { work($0, days) })
    }
    for variable in attendances {
      let isAway = index.meeting(variable.meeting)?.absentParties.contains(variable.party) == true
      set(variable.activity, [isAway, !isAway].map { Distance(points: $0 ? Points.attendance : 0) })
    }
    return (result, nearest)
  }

  private func work(_ days: DayRange?, _ before: DayRange?) -> Distance {
    guard let days, let before else { return Distance(points: days == before ? 0 : Points.presence) }
    return Distance(points: days == before ? 0 : Points.work, days: abs(days.first - before.first))
  }
}
