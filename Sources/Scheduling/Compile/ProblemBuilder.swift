import Analysis
import CivilTime
import Planning
import Solver

/// A scenario on its way to a problem: the activities and constraints so far, and what they stand for.
struct ProblemBuilder {
  let context: Context
  /// Whether rules can be left out: values that rules forbid are there, each with the rules that forbid it, nothing has a
  /// price, and soft rules are left out.
  let isUnfolded: Bool
  /// What costs more than this is left out.
  let dearest: Int
  /// What is asked of one item besides the rules: values that do not fulfil it are left out.
  let wish: Wish?
  /// The items that are looked at; nil for all.
  let only: Set<ItemID>?
  private(set) var activities: [Activity] = []
  private(set) var constraints: [Constraint] = []
  /// The rule that each constraint stands for; nil where no planner's rule says it.
  private(set) var rules: [RuleInstance?] = []
  /// For an unfolded problem the rules that forbid each value, by activity.
  private(set) var refusals: [Int: [[RuleInstance]]] = [:]
  var meetings: [String: MeetingVariable] = [:]
  var stages: [ItemID: StageVariable] = [:]
  var tasks: [String: TaskVariable] = [:]
  private(set) var attendances: [AttendanceVariable] = []
  /// The switch of each optional attendance, by meeting and party.
  private(set) var attendanceActivities: [String: [String: Int]] = [:]
  /// What an activity that no item stands for is about, by activity.
  private(set) var switches: [Int: RuleInstance] = [:]
  private(set) var events: [String: Int] = [:]
  private var homes = 0
  private var spreads: [Int: Spread] = [:]
  /// The hard needs of meetings that are to come, by what they need, each with its meeting.
  let hardNeeds: [ItemID: [(meeting: String, need: Need)]]
  /// The first meeting and the first task that wait for a document or task, by its name.
  let waitingMeetings: [String: String]
  let waitingTasks: [String: String]
  private let placeIndexes: [String: Int]
  /// The days that each meeting takes.
  private let lengths: [String: Int]
  private let setup: [[Int]]
  private let longestSetup: Int

  private let shouldStop: () -> Bool
  /// Whether the caller asked to stop: what has been built is not the whole problem.
  private(set) var isStopped = false

  init(
    _ context: Context, isUnfolded: Bool = false, under wish: Wish? = nil, only: Set<ItemID>? = nil,
    dearest: Int = .max, shouldStop: @escaping () -> Bool = { false }
  ) {
    self.context = context
    self.isUnfolded = isUnfolded
    self.wish = wish
    self.only = only
    self.dearest = dearest
    self.shouldStop = shouldStop
    var hardNeeds: [ItemID: [(meeting: String, need: Need)]] = [:]
    for meeting in context.scenario.meetings where meeting.status != .held {
      for need in meeting.needs where need.note.soft == nil {
        hardNeeds[need.subject.item, default: []].append((meeting.id, need))
      }
    }
    self.hardNeeds = hardNeeds
    func names(_ needs: [Need]) -> [String] { needs.map(\.subject.owner) }
    waitingMeetings = Dictionary(
      context.scenario.meetings.flatMap { meeting in names(meeting.needs).map { ($0, meeting.id) } }
    ) { first, _ in first }
    waitingTasks = Dictionary(
      context.scenario.tasks.flatMap { task in names(task.needs).map { ($0, task.id) } }
    ) { first, _ in first }
    let places = context.scenario.places
    placeIndexes = Dictionary(places.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    lengths = Dictionary(context.scenario.meetings.map { ($0.id, Self.length(of: $0)) }) { first, _ in first }
    let travel = places.map { from in places.map { context.travelDays(from: from.id, to: $0.id) } }
    // No journey leads elsewhere.
    setup = isUnfolded ? travel.map { $0 + [0] } + [Array(repeating: 0, count: places.count + 1)] : travel
    longestSetup = setup.reduce(0) { max($0, $1.max() ?? 0) }
  }

  /// Adds every meeting, stage and task with its values; the items without any.
  mutating func addItems() -> [Contradiction] { addMeetings() + addStages() + addTasks() }

  /// Asks the caller whether to stop; long loops ask each time round and end.
  mutating func stops() -> Bool {
    if !isStopped { isStopped = shouldStop() }
    return isStopped
  }

  /// Whether an item is looked at.
  func isIn(_ item: ItemID) -> Bool { only?.contains(item) ?? true }

  /// Whether the wish leaves a choice of an item.
  func isLeft(_ item: ItemID, days: DayRange?, place: String? = nil, way: PlannedStage.Way? = nil) -> Bool {
    guard let wish, wish.item == item else { return true }
    return wish.isFulfilled(days: days, place: place, way: way)
  }

  /// The days that a meeting takes; one where there is no such meeting.
  func length(ofMeeting id: String) -> Int { lengths[id] ?? 1 }

  static func length(of meeting: Meeting) -> Int {
    meeting.held?.count ?? (meeting.takes.unit == .weeks ? 7 * meeting.takes.count : meeting.takes.count)
  }

  func placeIndex(_ place: String?) -> Int? { place.flatMap { placeIndexes[$0] } }

  /// The place of a meeting that is to come but at none of the scenario's places; nil where rules cannot be left out.
  var elsewhere: Int? { isUnfolded ? placeIndexes.count : nil }

  mutating func add(_ activity: Activity) -> Int {
    activities.append(activity)
    return activities.count - 1
  }

  /// Adds an activity whose values some rules forbid.
  mutating func add(_ activity: Activity, refusedBy rules: [[RuleInstance]]) -> Int {
    let index = add(activity)
    if isUnfolded { refusals[index] = rules }
    return index
  }

  mutating func add(_ constraint: Constraint, _ rule: RuleInstance?) {
    constraints.append(constraint)
    rules.append(rule)
  }

  mutating func add(_ attendance: AttendanceVariable) {
    attendances.append(attendance)
    attendanceActivities[attendance.meeting, default: [:]][attendance.party] = attendance.activity
  }

  var problem: Problem { Problem(activities: activities, constraints: constraints, setup: setup) }

  func home(_ activity: Int) -> Int { activities[activity].home }

  func values(of activity: Int) -> [Value] { activities[activity].values }

  /// The number of a cluster that holds nothing yet.
  mutating func newHome() -> Int {
    defer { homes += 1 }
    return homes
  }

  /// A switch or an amount that prices a breach of a rule: value k costs `costs[k]` points.
  mutating func addPrice(_ rule: RuleInstance, home: Int, costs: [Int]) -> Int {
    let activity = add(
      Activity(
        name: "\(rule.rule.rawValue) \(rule.item)" + (rule.other.map { " \($0)" } ?? ""), rank: .switching, home: home,
        values: costs.enumerated().map { .timeless(mode: $0.offset, cost: $0.element) }))
    switches[activity] = rule
    return activity
  }

  /// What loosens a rule: nothing for a hard one; a switch for a price per breach; a lateness of up to `most` days for a
  /// price per day.
  mutating func relaxers(_ rule: RuleInstance, _ soft: Softness?, most: Int, home: Int) -> [Relaxer] {
    switch soft {
    case nil: return []
    case .perBreach(let points):
      if points > dearest { return [] }
      let activity = addPrice(rule, home: home, costs: [0, points])
      return [Relaxer(activity: activity, slack: [0, Problem.never])]
    case .perDay(let points):
      let most = points > 0 ? min(most, dearest / points) : most
      let activity = addPrice(rule, home: home, costs: (0...max(0, most)).map { $0 * points })
      return [Relaxer(activity: activity, slack: Array(0...max(0, most)))]
    }
  }

  /// The activity of an item; nil when there is no such item.
  mutating func activity(of item: ItemID) -> Int? {
    switch item {
    case .meeting(let id): meetings[id]?.activity
    case .stage: stages[item]?.activity
    case .task(let id): tasks[id]?.activity
    case .event(let id): context.event(id).map { activity(of: $0) }
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
  private mutating func activity(of event: Event) -> Int {
    if let known = events[event.id] { return known }
    let activity = add(
      Activity(
        name: event.id, rank: .other, home: newHome(),
        values: [
          Value(start: event.days.first.morning, end: event.days.last.close, place: placeIndex(event.place))
        ]))
    events[event.id] = activity
    return activity
  }

  /// From the first start to the last end that an activity may have.
  struct Spread {
    var start = Int.max / 2
    var end = Int.min / 2
  }

  private mutating func spread(_ activity: Int) -> Spread {
    if let known = spreads[activity] { return known }
    var spread = Spread()
    for value in activities[activity].values where value.isPresent {
      spread.start = min(spread.start, value.start)
      spread.end = max(spread.end, value.end)
    }
    spreads[activity] = spread
    return spread
  }

  /// Whether two activities may come so close that the travel between any two places could matter.
  mutating func mayMeet(_ first: Int, _ second: Int) -> Bool {
    let a = spread(first)
    let b = spread(second)
    return a.start < b.end + longestSetup && b.start < a.end + longestSetup
  }
}
