import Analysis
import CivilTime
import Planning
import Solver

extension UnfoldedProblem {
  /// One way in which an item can take place.
  struct Option: Hashable {
    /// nil when it is absent.
    var days: DayRange?
    var place: String?
    var way: PlannedStage.Way?
  }

  /// What the value of an item's activity stands for; nil for a switch.
  func option(_ activity: Int, _ value: Int) -> Option? { options[activity]?[value] }

  /// The options of each item's activity, value by value.
  static func options(_ compiled: CompiledProblem, events: [String: Int], _ context: Context) -> [Int: [Option]] {
    var options: [Int: [Option]] = [:]
    for variable in compiled.meetings {
      options[variable.activity] = variable.choices.map { Option(days: $0.days, place: $0.place) }
    }
    for variable in compiled.stages {
      options[variable.activity] = variable.choices.map { Option(days: $0.days, way: $0.way) }
    }
    for variable in compiled.tasks { options[variable.activity] = variable.choices.map { Option(days: $0) } }
    for (event, activity) in events {
      options[activity] = context.event(event).map { [Option(days: $0.days, place: $0.place)] } ?? []
    }
    return options
  }

  /// What is left of an item; nil when nothing is, or for a switch.
  func reach(_ activity: Int, _ alive: [Bool]) -> Reach? {
    guard let options = options[activity] else { return nil }
    let left = options.indices.filter { alive[$0] }.map { options[$0] }
    guard !left.isEmpty else { return nil }
    let days = left.compactMap(\.days)
    return Reach(
      starts: Array(Set(days.map(\.first))).sorted(), earliestEnd: days.map(\.last).min(),
      latestEnd: days.map(\.last).max(), places: Array(Set(left.compactMap(\.place))).sorted(),
      mayBeAbsent: left.contains { $0.days == nil })
  }

  /// The values of an activity on any day at the places where some are left; its absence where that is left.
  func anyTime(_ activity: Int, _ alive: [Bool]) -> [Bool] {
    guard let options = options[activity] else { return everything(activity) }
    func site(_ option: Option) -> [String?] { option.days == nil ? [] : [option.place] }
    let sites = Set(options.indices.filter { alive[$0] }.map { site(options[$0]) })
    return options.map { sites.contains(site($0)) }
  }

  /// All values of an activity.
  func everything(_ activity: Int) -> [Bool] {
    Array(repeating: true, count: grouped.problem.activities[activity].values.count)
  }
}
