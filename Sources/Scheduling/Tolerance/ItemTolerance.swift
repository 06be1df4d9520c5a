import Analysis
import CivilTime
import Foundation
import Planning
import Solver

/// Finds the tolerances of one item by monotone search: a slip that some plan allows is allowed by every smaller one.
struct ItemTolerance {
  private let item: ItemID
  private let base: ToleranceBase
  private let free: Reoptimizer
  private let options: SolveOptions
  private let planned: DayRange
  private let activity: Int
  /// The day of reference of each value of the item; nil where it is absent.
  private let days: [Day?]
  /// The problem in which the item's own rules cost nothing.
  private let problem: Problem
  private let others: Reoptimizer

  init(_ item: ItemID, _ base: ToleranceBase, free: Reoptimizer, _ options: SolveOptions) {
    self.item = item
    self.base = base
    self.free = free
    self.options = options
    planned = PlanIndex(base.plan, in: base.context).occupation(item)?.days ?? DayRange(base.context.horizon.first)
    (activity, days) = base.compiled.days(of: item)
    let (problem, drop) = base.problem(free: base.compiled.ownActivities(of: item))
    self.problem = problem
    others = Reoptimizer(problem, known: base.known, from: base.start, lowered: drop, options: options)
  }

  private var plannedDay: Day { item.referenceDay(of: planned) }

  func tolerance(hasCurve: Bool) throws -> Tolerance {
    var slips: [Tolerance.Measure: Tolerance.Slip] = [:]
    let limit = Solution(values: base.known, in: problem).cost
    var reached = plannedDay
    for measure in Tolerance.Measure.allCases {
      let question: (Day) -> Reoptimizer.Answer
      switch measure {
      case .sameCost: question = { others.solution(keeping: [self.slip(to: $0)], dearest: limit) }
      case .sameMeetings: question = { free.solution(keeping: [self.slip(to: $0)] + self.otherMeetings) }
      case .anyPlan: question = { free.solution(keeping: [self.slip(to: $0)]) }
      }
      let finding = latest(question, from: measure == .anyPlan ? reached : plannedDay)
      reached = max(reached, finding.day)
      slips[measure] = try slip(finding, measure, limit)
    }
    return Tolerance(
      item: item, planned: planned, slips: slips,
      curve: hasCurve ? curve(to: slips[.anyPlan]?.days ?? 0) : nil)
  }

  // MARK: - Search

  private struct Finding {
    /// The latest day that some plan allows.
    var day: Day
    /// A solution on it; nil for the plan as it is.
    var solution: Solution?
    /// The first day beyond it that the item could have.
    var next: Day?
    /// Why there is nothing on `next`; nil where that is not known.
    var refutation: Reoptimizer.Refutation?
  }

  /// The latest day of the item for which a question has an answer, by bisection over the days that it has left.
  ///
  /// - Parameter known: A day that is known to be allowed.
  private func latest(_ question: (Day) -> Reoptimizer.Answer, from known: Day) -> Finding {
    var finding = Finding(day: known)
    var candidates = leftDays.filter { $0 > known }[...]
    if known > plannedDay, case .solution(let solution, _) = question(known) {
      finding = Finding(day: day(in: solution) ?? known, solution: solution)
      candidates = candidates.filter { $0 > finding.day }[...]
    }
    var refutation: (day: Day, how: Reoptimizer.Refutation)?
    // Most items can go nowhere, or all the way.
    var probes = [candidates.indices.last, candidates.indices.first].compactMap { $0 }
    while let first = candidates.indices.first {
      let index =
        probes.popLast().flatMap { candidates.indices.contains($0) ? $0 : nil } ?? first + candidates.count / 2
      let day = candidates[index]
      switch question(day) {
      case .solution(let solution, _):
        finding.day = max(day, self.day(in: solution) ?? day)
        finding.solution = solution
        candidates = candidates.drop { $0 <= finding.day }
      case .none(let how):
        refutation = (day, how)
        candidates = candidates.prefix { $0 < day }
      case .unknown:
        finding.next = day
        return finding
      }
    }
    finding.next = refutation?.day
    finding.refutation = refutation?.how
    return finding
  }

  private var leftDays: [Day] {
    Array(Set(days.indices.filter { free.isLeft(activity, $0) }.compactMap { days[$0] })).sorted()
  }

  private func day(in solution: Solution) -> Day? { days[solution.values[activity]] }

  private func slip(to day: Day) -> (activity: Int, isKept: (Int) -> Bool) {
    (activity, { value in days[value].map { $0 >= day } ?? false })
  }

  /// Every other meeting where and when it is planned.
  private var otherMeetings: [(activity: Int, isKept: (Int) -> Bool)] {
    base.compiled.meetings.filter { $0.item != item }.map { variable in
      let known = base.known[variable.activity]
      return (variable.activity, { $0 == known })
    }
  }

  // MARK: - Proofs

  /// A finding with its plan, judged, and with what gives way beyond it.
  private func slip(
    _ finding: Finding, _ measure: Tolerance.Measure, _ limit: Int
  ) throws -> Tolerance.Slip {
    let plan = try finding.solution.map { try judged($0, measure) } ?? base.plan
    let way: Tolerance.Limit =
      switch (finding.refutation, measure) {
      case (nil, _): finding.next == nil ? ownLimit(plan) : .ownDays
      case (_, .sameCost): dearer(finding.next, limit)
      case (.propagation(let constraint, let emptied), _):
        .rule(constraint.flatMap { base.compiled.rules[$0] }, item: emptied.flatMap { base.compiled.item(of: $0) })
      case (.search, _): .together
      }
    return Tolerance.Slip(
      days: finding.day - plannedDay, next: finding.next.map { $0 - plannedDay }, plan: plan, limit: way,
      isProven: finding.next == nil || finding.refutation != nil)
  }

  /// The plan of a solution, which the checker finds to keep the rules and what a measure asks.
  private func judged(_ solution: Solution, _ measure: Tolerance.Measure) throws -> Plan {
    var plan = base.compiled.plan(near(solution), in: base.context)
    let verification = Checker.verify(plan, in: base.context)
    plan.costs = verification.costs
    guard verification.violations.isEmpty, isKept(measure, by: plan) else {
      throw VerificationFailure(
        facts: verification.violations.map(\.sentence) + ["the plan that lets \(item) slip is not what was asked"])
    }
    return plan
  }

  /// A solution with everything else back as it is planned, where that fits and makes the other items no dearer.
  private func near(_ solution: Solution) -> Solution {
    func cost(_ a: Int, _ values: [Int]) -> Int { problem.activities[a].values[values[a]].cost }
    let differing = base.known.indices.filter { $0 != activity && solution.values[$0] != base.known[$0] }
    let wanted = differing.filter { cost($0, base.known) <= cost($0, solution.values) }
    var values = problem.values(solution.values, movedTo: wanted.map { ($0, base.known[$0]) })
    // A meeting goes back with its prices, and with what else that takes.
    let homes = Dictionary(grouping: differing) { problem.activities[$0].home }.sorted { $0.key < $1.key }
    for (_, home) in homes where home.contains(where: { values[$0] != base.known[$0] }) {
      var (back, group) = (values, Set(home))
      var broken: [Int] = []
      repeat {
        for a in group { back[a] = base.known[a] }
        broken = problem.violations(of: back)
        let more = broken.flatMap { problem.constraints[$0].activities }.filter { differing.contains($0) }
        if group.isSuperset(of: more) { break }
        group.formUnion(more)
      } while true
      let isDearer = group.reduce(0) { $0 + cost($1, back) - cost($1, values) } > 0
      if broken.isEmpty, !isDearer { values = back }
    }
    return Solution(values: values, in: problem)
  }

  /// What a measure asks of a plan, judged from its dates alone.
  private func isKept(_ measure: Tolerance.Measure, by plan: Plan) -> Bool {
    switch measure {
    case .sameCost: base.context.cost(of: plan, besides: item) <= base.context.cost(of: base.plan, besides: item)
    case .sameMeetings:
      zip(plan.meetings, base.plan.meetings).allSatisfy {
        .meeting($0.id) == item || $0.days == $1.days && $0.place == $1.place
      }
    case .anyPlan: true
    }
  }

  /// Rules that look at the days of one item alone.
  private static let ownRules: [RuleName] = [
    .horizon, .window, .pin, .weekdays, .openDays, .alongside, .due, .blocking,
  ]

  /// The rule of its own that leaves the item no later day, which one day more would break.
  private func ownLimit(_ plan: Plan) -> Tolerance.Limit {
    guard let last = leftDays.last else { return .ownDays }
    func later(_ days: DayRange?) -> DayRange? {
      days.flatMap { days in
        let shift = last + 1 - item.referenceDay(of: days)
        return DayRange(first: days.first + shift, last: days.last + shift)
      }
    }
    var trial = plan
    for index in trial.meetings.indices where .meeting(trial.meetings[index].id) == item {
      trial.meetings[index].days = later(trial.meetings[index].days)
    }
    for index in trial.stages.indices where trial.stages[index].id == item {
      guard trial.stages[index].way == .work else { return .ownDays }
      trial.stages[index].days = later(trial.stages[index].days)
    }
    for index in trial.tasks.indices where .task(trial.tasks[index].id) == item {
      trial.tasks[index].days = later(trial.tasks[index].days)
    }
    let broken = Checker.verify(trial, in: base.context).violations.map(\.instance)
      .first { base.context.isOwn($0, of: item) && Self.ownRules.contains($0.rule) }
    return broken.map { .rule($0, item: item) } ?? .ownDays
  }

  /// By how much the others are dearer at least when the item goes on; what refuses it where there is no such plan.
  private func dearer(_ day: Day?, _ limit: Int) -> Tolerance.Limit {
    guard let day else { return .ownDays }
    switch others.solution(keeping: [slip(to: day)], isBest: true) {
    case .solution(let solution, _):
      let plan = base.compiled.plan(near(solution), in: base.context).priced(in: base.context)
      let known = Dictionary(base.plan.costs.map { ($0.instance, $0.points) }) { $0 + $1 }
      let risen = plan.costs.filter { !base.context.isOwn($0.instance, of: item) }
        .max { ($0.points - (known[$0.instance] ?? 0)) < ($1.points - (known[$1.instance] ?? 0)) }
      return .cost(points: solution.cost - limit, risen)
    case .none(.propagation(let constraint, let emptied)):
      return .rule(constraint.flatMap { base.compiled.rules[$0] }, item: emptied.flatMap { base.compiled.item(of: $0) })
    case .none(.search), .unknown: return .together
    }
  }

  // MARK: - Curve

  /// The cost of the best plan at every slip, as the slips at which it rises; nil where a limit of work came first.
  private func curve(to most: Int) -> [Tolerance.CurvePoint]? {
    let whole = Reoptimizer(base.compiled.problem, known: base.known, from: base.start, options: options)
    let days = [plannedDay] + leftDays.filter { $0 > plannedDay && $0 - plannedDay <= most }
    func cost(_ index: Int) -> Int? {
      if index == 0 { return base.plan.cost }
      guard case .solution(let solution, true) = whole.solution(keeping: [slip(to: days[index])], isBest: true) else {
        return nil
      }
      return solution.cost
    }
    var costs: [Int: Int] = [:]
    var isWhole = true
    /// Between two slips of one cost all cost the same.
    func fill(_ low: Int, _ high: Int) {
      guard high - low > 1, costs[low] != costs[high] else { return }
      let middle = (low + high) / 2
      guard isWhole, let found = cost(middle) else { return isWhole = false }
      costs[middle] = found
      fill(low, middle)
      fill(middle, high)
    }
    costs[0] = cost(0)
    if days.count > 1 {
      guard let last = cost(days.count - 1) else { return nil }
      costs[days.count - 1] = last
      fill(0, days.count - 1)
    }
    guard isWhole else { return nil }
    var points: [Tolerance.CurvePoint] = []
    for (index, cost) in costs.sorted(by: { $0.key < $1.key }) where points.last?.cost != cost {
      // A slip to a day that the item cannot have is one to the next day that it can.
      let slip = index == 0 ? 0 : days[index - 1] - plannedDay + 1
      points.append(Tolerance.CurvePoint(slip: slip, cost: cost))
    }
    return points
  }
}

extension CompiledProblem {
  /// The activity of an item, with the day of reference of each of its values.
  fileprivate func days(of item: ItemID) -> (activity: Int, days: [Day?]) {
    let choices: (activity: Int, days: [DayRange?])
    if let variable = meetings.first(where: { $0.item == item }) {
      choices = (variable.activity, variable.choices.map(\.days))
    } else if let variable = stages.first(where: { $0.item == item }) {
      choices = (variable.activity, variable.choices.map(\.days))
    } else if let variable = tasks.first(where: { $0.item == item }) {
      choices = (variable.activity, variable.choices)
    } else {
      choices = (0, [])
    }
    return (choices.activity, choices.days.map { $0.map(item.referenceDay) })
  }

  /// The item that an activity stands for; nil for a switch.
  fileprivate func item(of activity: Int) -> ItemID? {
    meetings.first { $0.activity == activity }?.item ?? stages.first { $0.activity == activity }?.item
      ?? tasks.first { $0.activity == activity }?.item
  }

  /// The activities whose prices are those of an item's own rules.
  fileprivate func ownActivities(of item: ItemID) -> Set<Int> {
    var own: Set<Int> = [days(of: item).activity]
    for variable in attendances where .meeting(variable.meeting) == item { own.insert(variable.activity) }
    for (activity, rule) in switches where rule.item == "\(item)" { own.insert(activity) }
    return own
  }
}

extension Context {
  /// What the rules of all items but one cost in a plan with costs.
  fileprivate func cost(of plan: Plan, besides item: ItemID) -> Int {
    plan.costs.filter { !isOwn($0.instance, of: item) }.reduce(0) { $0 + $1.points }
  }

  /// Whether a rule is one of an item's own; those of a document are of its last stage, but whether it is there of its first that
  /// is not done.
  fileprivate func isOwn(_ rule: RuleInstance, of item: ItemID) -> Bool {
    if rule.item == "\(item)" { return true }
    // A party that is at the item and at an outside event.
    if rule.rule == .attendance, let pair = rule.other?.components(separatedBy: " + "), pair.contains("\(item)") {
      return pair.contains { event($0) != nil }
    }
    guard case .stage(let id, let stage) = item, rule.item == id, let document = document(id) else { return false }
    let bearer = rule.rule == .presence ? document.stages.first { $0.progress?.isDone != true } : document.stages.last
    return bearer?.name == stage
  }
}
