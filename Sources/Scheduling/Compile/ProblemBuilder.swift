import CivilTime
import Planning
import Solver

/// A scenario on its way to a problem: the activities and constraints so far, and what they stand for.
struct ProblemBuilder {
  let context: Context
  private(set) var activities: [Activity] = []
  private(set) var constraints: [Constraint] = []
  var meetings: [String: MeetingVariable] = [:]
  var stages: [ItemID: StageVariable] = [:]
  var tasks: [String: TaskVariable] = [:]
  var attendances: [AttendanceVariable] = []
  /// Prices of values that stand for a broken rule, by activity.
  private(set) var prices: [Int: RuleInstance] = [:]
  private var events: [String: Int] = [:]
  private var placeIndexes: [String: Int]

  init(_ context: Context) {
    self.context = context
    placeIndexes = Dictionary(
      uniqueKeysWithValues: context.scenario.places.enumerated().map { ($0.element.id, $0.offset) })
  }

  func placeIndex(_ place: String?) -> Int? { place.flatMap { placeIndexes[$0] } }

  mutating func add(_ activity: Activity) -> Int {
    activities.append(activity)
    return activities.count - 1
  }

  mutating func add(_ constraint: Constraint) { constraints.append(constraint) }

  /// The problem with all that was added.
  var problem: Problem {
    let places = context.scenario.places
    return Problem(
      activities: activities, constraints: constraints,
      setup: places.map { from in places.map { context.travelDays(from: from.id, to: $0.id) } })
  }

  func home(_ activity: Int) -> Int { activities[activity].home }

  /// A switch or an amount that prices a breach of a rule: value k is the amount `amounts[k]`, at `costs[k]` points.
  mutating func addPrice(_ rule: RuleInstance, home: Int, costs: [Int]) -> Int {
    let activity = add(
      Activity(
        name: "\(rule.rule.rawValue) \(rule.item)" + (rule.other.map { " \($0)" } ?? ""), rank: .switching, home: home,
        values: costs.enumerated().map { .timeless(mode: $0.offset, cost: $0.element) }))
    prices[activity] = rule
    return activity
  }

  /// What loosens a rule: nothing for a hard one; a switch for a price per breach; a lateness of up to `most` days for a
  /// price per day.
  mutating func relaxers(_ rule: RuleInstance, _ soft: Softness?, most: Int, home: Int) -> [Relaxer] {
    switch soft {
    case nil: return []
    case .perBreach(let points):
      let activity = addPrice(rule, home: home, costs: [0, points])
      return [Relaxer(activity: activity, slack: [0, Problem.never])]
    case .perDay(let points):
      let activity = addPrice(rule, home: home, costs: (0...max(0, most)).map { $0 * points })
      return [Relaxer(activity: activity, slack: Array(0...max(0, most)))]
    }
  }

  /// When an item takes place, value by value; nil when there is no such item.
  mutating func timing(_ item: ItemID) -> Timing? {
    switch item {
    case .meeting(let id):
      return meetings[id].map { variable in
        Timing(
          item: item, activity: variable.activity, occupations: variable.choices.map { $0.days.map { Occupation($0) } },
          isFact: variable.isFact, isMilestone: false)
      }
    case .stage:
      return stages[item].map { variable in
        let isMilestone = variable.stage.takes?.isMilestone == true
        return Timing(
          item: item, activity: variable.activity,
          occupations: variable.choices.map { $0.days.map { Occupation($0, isMilestone: isMilestone) } },
          isFact: variable.isFact, isMilestone: isMilestone)
      }
    case .task(let id):
      return tasks[id].map { variable in
        let isMilestone = variable.task.takes.isMilestone
        return Timing(
          item: item, activity: variable.activity,
          occupations: variable.choices.map { $0.map { Occupation($0, isMilestone: isMilestone) } },
          isFact: variable.isFact, isMilestone: isMilestone)
      }
    case .event(let id):
      return context.event(id).map { event in
        Timing(
          item: item, activity: activity(of: event), occupations: [Occupation(event.days)], isFact: true,
          isMilestone: false)
      }
    }
  }

  /// An event as an activity of one value, made when a rule first needs it.
  mutating func activity(of event: Event) -> Int {
    if let known = events[event.id] { return known }
    let activity = add(
      Activity(
        name: event.id, rank: .other, home: homes,
        values: [
          Value(start: event.days.first.morning, end: event.days.last.close, place: placeIndex(event.place))
        ]))
    events[event.id] = activity
    return activity
  }

  /// The number of homes so far, so that a new one can be numbered.
  var homes: Int { (activities.map(\.home).max() ?? -1) + 1 }
}
