import CivilTime
public import Planning

/// Looks for a better plan of a small scenario by trying every combination of days, places, ways and absences; the checker's
/// rules are the only judge.
///
/// First the meetings are placed, one after another. As soon as the meetings that a document or task has to do with are placed,
/// all its ways beside them are tried; the last step combines those. A part of a plan is given up where it breaks a rule that
/// more items cannot mend, or costs too much already.
public struct BruteForce {
  /// The cost, then the tie; less is better.
  public struct Worth: Hashable, Comparable, Sendable {
    public var cost: Int
    public var tie: Int

    public init(cost: Int, tie: Int) {
      self.cost = cost
      self.tie = tie
    }

    public static func < (a: Worth, b: Worth) -> Bool { (a.cost, a.tie) < (b.cost, b.tie) }

    static func + (a: Worth, b: Worth) -> Worth { Worth(cost: a.cost + b.cost, tie: a.tie + b.tie) }
    static func + (a: Worth, cost: Int) -> Worth { Worth(cost: a.cost + cost, tie: a.tie) }
  }

  public enum Answer: Hashable, Sendable {
    case better(Worth)
    /// No combination is better.
    case none
    /// There are more combinations than the limit.
    case unknown
  }

  /// Rules that look at one meeting alone.
  private static let single: [RuleName] = [
    .window, .pin, .notBefore, .weekdays, .openDays, .place, .blocking, .courtesy, .preference, .stability,
  ]
  /// Rules between meetings. More meetings mend none of them, as what is alongside another comes after it.
  private static let between: [RuleName] = [.alongside, .attendance]
  /// Rules of a document or a task alone beside the meetings: all of them, since only one of the ways that look the same to the
  /// others is kept.
  private static let own: [RuleName] = [
    .horizon, .dataDate, .duration, .notBefore, .stages, .approval, .notice, .due,
  ]
  /// Rules that documents, tasks and meetings share. More items only add to what they cost: to pairs of items and, as teams are
  /// priced by heads, to the load above a capacity.
  private static let shared: [RuleName] = [.order, .capacity, .readiness]

  private struct MeetingOption {
    var planned: PlannedMeeting
    var worth: Worth
  }

  /// A document or a task, with the meetings that it has to do with.
  private struct Work {
    var document: Document?
    var task: Task?
    var meetings: Set<String>
  }

  /// One way of a document with all its stages, or of a task.
  private struct Way {
    var stages: [PlannedStage] = []
    var tasks: [PlannedTask] = []
    /// What its own rules cost, presence included.
    var own = 0
    /// The same, and the shared rules beside the meetings alone.
    var cost = 0
  }

  /// A work beside the days of the meetings that it has to do with.
  private struct WorkKey: Hashable {
    var work: Int
    var days: [DayRange?]
  }

  let context: Context
  private let limit: Int
  private var meetings: [[MeetingOption]] = []
  /// For each number of meetings placed, the least that the others are worth.
  private var rest: [Worth] = []
  private var works: [Work] = []
  /// For each number of meetings placed, the works whose last meeting has just been placed.
  private var ready: [[Int]] = []
  /// The number of meetings from which on all sessions are placed.
  private var spacedFrom = 0
  /// The items that are held with each other.
  private var ties: [(String, String)] = []
  private var ways: [WorkKey: [Way]] = [:]
  /// Whether two works have ways that keep the rules that they share.
  private var pairs: [[WorkKey]: Bool] = [:]
  private var best: Worth?
  private var isImproved = false
  private var tried = 0

  /// - Parameters:
  ///   - known: What is to be beaten; nil for any plan.
  ///   - limit: The number of parts of plans to judge before giving up.
  public static func search(_ context: Context, betterThan known: Worth?, limit: Int) -> Answer {
    var search = BruteForce(context, known, limit)
    var plan = search.empty
    if let works = search.leastOfWorks(after: plan) {
      search.placeMeetings(&plan, Worth(cost: 0, tie: 0), works: works)
    }
    if search.tried > limit { return .unknown }
    return search.isImproved ? search.best.map { .better($0) } ?? .none : .none
  }

  private init(_ context: Context, _ known: Worth?, _ limit: Int) {
    self.context = context
    best = known
    self.limit = limit
    let scenario = context.scenario
    // What lies alongside comes last; else what has the fewest options comes first.
    var order: [(meeting: Meeting, options: [MeetingOption])] = []
    for meeting in scenario.meetings {
      let options = context.options(meeting, at: meeting.places.map(\.place)).compactMap { option in
        worth(option, meeting).map { MeetingOption(planned: option, worth: $0) }
      }
      order.append((meeting, options))
    }
    order.sort { a, b in
      let isLater = (a.meeting.alongside != nil, b.meeting.alongside != nil)
      return isLater.0 == isLater.1 ? a.options.count < b.options.count : isLater.1
    }
    meetings = order.map(\.options)
    rest = [Worth(cost: 0, tie: 0)]
    for options in meetings.reversed() {
      let cost = options.map(\.worth.cost).min() ?? 0
      let tie = options.map(\.worth.tie).min() ?? 0
      rest.insert(Worth(cost: cost, tie: tie) + rest[0], at: 0)
    }
    ties =
      scenario.meetings.compactMap { item in item.heldWith.map { (item.id, $0.value) } }
      + scenario.documents.compactMap { item in item.heldWith.map { (item.id, $0.value) } }
      + scenario.tasks.compactMap { item in item.heldWith.map { (item.id, $0.value) } }
    works = scenario.documents.map { Work(document: $0, meetings: meetings(about: $0)) }
    works += scenario.tasks.map { Work(task: $0, meetings: meetings(about: $0.id, [.task($0.id)])) }
    ready = (0...order.count).map { placed in
      works.indices.filter { work in
        (order.lastIndex { works[work].meetings.contains($0.meeting.id) } ?? -1) + 1 == placed
      }
    }
    spacedFrom = (order.lastIndex { $0.meeting.body != nil } ?? -1) + 1
  }

  private var empty: Plan { Plan(scenario: context.scenario.id, meetings: [], stages: [], tasks: []) }

  private func isBetter(_ worth: Worth) -> Bool { best.map { worth < $0 } ?? true }

  /// What some rules cost in a part of a plan; nil where it breaks one.
  private mutating func cost(_ rules: [RuleName], _ plan: Plan) -> Int? {
    tried += 1
    return price(rules, plan)
  }

  private func price(_ rules: [RuleName], _ plan: Plan) -> Int? {
    let index = PlanIndex(plan, in: context)
    var cost = 0
    for rule in rules {
      let report = rule.rule.check(index, in: context)
      if !report.violations.isEmpty { return nil }
      cost += report.costs.reduce(0) { $0 + $1.points }
    }
    return cost
  }

  private func price(_ optional: Ruled<OptionalPrice>?, _ isPresent: Bool) -> Int {
    optional.map { isPresent ? $0.value.ifHeld : $0.value.ifDropped } ?? 0
  }

  /// What a meeting is worth on its own; nil where it breaks a rule.
  private func worth(_ option: PlannedMeeting, _ meeting: Meeting) -> Worth? {
    var plan = empty
    plan.meetings = [option]
    guard let cost = price(Self.single, plan) else { return nil }
    if meeting.status == .held || meeting.status == .cancelled { return Worth(cost: cost, tie: 0) }
    return Worth(
      cost: cost + price(meeting.optional, option.days != nil),
      tie: option.days.map { $0.first - context.horizon.first } ?? 0)
  }

  /// Whether no two items that are held with each other are known to be, one present and one absent.
  private func keepsTies(_ plan: Plan) -> Bool {
    func isPresent(_ id: String) -> Bool? {
      if let meeting = plan.meetings.first(where: { $0.id == id }) { return meeting.days != nil }
      if let task = plan.tasks.first(where: { $0.id == id }) { return task.days != nil }
      return plan.stages.first { $0.document == id }.map { $0.days != nil }
    }
    return ties.allSatisfy { a, b in
      guard let one = isPresent(a), let other = isPresent(b) else { return true }
      return one == other
    }
  }

  /// - Parameter works: The least cost of the works whose meetings are all placed, in cost points.
  private mutating func placeMeetings(_ plan: inout Plan, _ worth: Worth, works: Int) {
    let placed = plan.meetings.count + 1
    guard placed <= meetings.count else { return placeWorks(plan, worth) }
    // Spacing speaks of consecutive sessions, so it is known once all of them are.
    let rules = Self.between + [.order] + (placed >= spacedFrom ? [.spacing] : [])
    for option in meetings[placed - 1] {
      let sum = worth + option.worth
      guard tried <= limit, isBetter(sum + rest[placed] + works) else { continue }
      plan.meetings.append(option.planned)
      if keepsTies(plan), let between = cost(rules, plan), isBetter(sum + rest[placed] + (works + between)),
        let least = leastOfWorks(after: plan), isBetter(sum + rest[placed] + (works + between + least))
      {
        placeMeetings(&plan, sum, works: works + least)
      }
      plan.meetings.removeLast()
    }
  }

  /// The least that the works cost whose last meeting has just been placed; nil where one has no way, or none beside another.
  private mutating func leastOfWorks(after plan: Plan) -> Int? {
    var sum = 0
    var earlier = ready[..<plan.meetings.count].flatMap { $0 }
    for work in ready[plan.meetings.count] {
      guard let least = ways(of: work, plan).map(\.cost).min(),
        earlier.allSatisfy({ stand(work, $0, plan) })
      else { return nil }
      sum += least
      earlier.append(work)
    }
    return sum
  }

  private mutating func placeWorks(_ plan: Plan, _ worth: Worth) {
    guard let between = cost(Self.between + [.spacing], plan) else { return }
    var options: [[Way]] = []
    for work in works.indices { options.append(ways(of: work, plan)) }
    var plan = plan
    combine(&plan, options.sorted { $0.count < $1.count }[...], worth + between)
  }

  private func key(_ work: Int, _ plan: Plan) -> WorkKey {
    WorkKey(work: work, days: plan.meetings.filter { works[work].meetings.contains($0.id) }.map(\.days))
  }

  /// Whether any two ways of two works keep the rules that they share; others and meetings do not mend them.
  private mutating func stand(_ a: Int, _ b: Int, _ plan: Plan) -> Bool {
    let key = [key(a, plan), key(b, plan)]
    if let known = pairs[key] { return known }
    let (some, others) = (ways(of: a, plan), ways(of: b, plan))
    let found = some.contains { way in
      others.contains { other in
        var plan = empty
        plan.stages = way.stages + other.stages
        plan.tasks = way.tasks + other.tasks
        return keepsTies(plan) && cost(Self.shared, plan) != nil
      }
    }
    pairs[key] = found
    return found
  }

  /// - Parameter worth: What the plan is worth without the rules that items share.
  private mutating func combine(_ plan: inout Plan, _ options: ArraySlice<[Way]>, _ worth: Worth) {
    guard tried <= limit, keepsTies(plan), let common = cost(Self.shared, plan) else { return }
    let least = options.reduce(0) { $0 + ($1.map(\.cost).min() ?? 0) }
    guard isBetter(worth + (common + least)) else { return }
    guard let ways = options.first else { return judge(plan) }
    let others = least - (ways.map(\.cost).min() ?? 0)
    for way in ways where isBetter(worth + (common + others + way.cost)) {
      plan.stages += way.stages
      plan.tasks += way.tasks
      combine(&plan, options.dropFirst(), worth + way.own)
      plan.stages.removeLast(way.stages.count)
      plan.tasks.removeLast(way.tasks.count)
    }
  }

  private mutating func judge(_ plan: Plan) {
    let verification = Checker.verify(plan, in: context)
    let found = Worth(cost: verification.cost, tie: verification.tie)
    guard verification.violations.isEmpty, isBetter(found) else { return }
    best = found
    isImproved = true
  }

  private func meetings(about document: Document) -> Set<String> {
    let stages = Set(document.stages.map { ItemID.stage(document: document.id, stage: $0.name) })
    let deciders = document.stages.compactMap(\.decision).flatMap { context.deciders(of: $0).map(\.id) }
    return meetings(about: document.id, stages).union(deciders)
  }

  /// The meetings that need some items, are linked to them or held with them.
  private func meetings(about id: String, _ items: Set<ItemID>) -> Set<String> {
    let links = context.scenario.order.filter { items.contains($0.first) || items.contains($0.then) }
    let linked = links.flatMap { [$0.first, $0.then] }
    let tied = ties.filter { $0.0 == id || $0.1 == id }.flatMap { [$0.0, $0.1] }
    let found = context.scenario.meetings.filter { meeting in
      linked.contains(.meeting(meeting.id)) || tied.contains(meeting.id)
        || meeting.needs.contains { items.contains($0.subject.item) }
    }
    return Set(found.map(\.id))
  }

  /// Every way of a document or task that is possible beside the meetings that it has to do with. Of those that look the same
  /// to all other documents and tasks, only the cheapest.
  private mutating func ways(of number: Int, _ plan: Plan) -> [Way] {
    let (work, key) = (works[number], key(number, plan))
    var beside = empty
    beside.meetings = plan.meetings.filter { work.meetings.contains($0.id) }
    if let known = ways[key] { return known }
    var found: [Way] = []
    if let base = cost(Self.shared, beside) {
      if let document = work.document {
        collect(document, &beside, base, &found)
      } else if let task = work.task {
        for option in context.options(task) {
          beside.tasks = [option]
          let isDone = task.progress?.isDone == true
          add(beside, isDone ? 0 : price(task.optional, option.days != nil), base, &found)
        }
      }
    }
    ways[key] = found
    return found
  }

  private mutating func collect(_ document: Document, _ plan: inout Plan, _ base: Int, _ ways: inout [Way]) {
    guard tried <= limit, price(Self.own + Self.shared, plan) != nil else { return }
    guard plan.stages.count < document.stages.count else {
      let isDone = document.stages.allSatisfy { $0.progress?.isDone == true }
      return add(plan, isDone ? 0 : price(document.optional, plan.stages.contains { $0.days != nil }), base, &ways)
    }
    for option in options(document.stages[plan.stages.count], of: document, plan) {
      plan.stages.append(option)
      collect(document, &plan, base, &ways)
      plan.stages.removeLast()
    }
  }

  /// - Parameter base: What the shared rules cost among the meetings alone, in cost points.
  private mutating func add(_ plan: Plan, _ presence: Int, _ base: Int, _ ways: inout [Way]) {
    guard keepsTies(plan), let own = cost(Self.own, plan), let common = price(Self.shared, plan) else { return }
    let way = Way(
      stages: plan.stages, tasks: plan.tasks, own: own + presence, cost: own + presence + common - base)
    guard let same = ways.firstIndex(where: { visible($0) == visible(way) }) else { return ways.append(way) }
    if way.cost < ways[same].cost { ways[same] = way }
  }

  /// The days that other documents and tasks see: of tasks, and of stages with a team, with a link or needed by a task. The
  /// first stage shows whether the document is present.
  private func visible(_ way: Way) -> [DayRange?] {
    way.stages.enumerated().map { index, planned in
      let isSeen =
        context.stage(planned.id)?.team != nil
        || context.scenario.order.contains { $0.first == planned.id || $0.then == planned.id }
        || context.scenario.tasks.contains { task in task.needs.contains { $0.subject.item == planned.id } }
      if isSeen || planned.days == nil { return planned.days }
      return index == 0 ? DayRange(context.horizon.first) : nil
    } + way.tasks.map(\.days)
  }
}
