import Analysis
import CivilTime
import Planning
import Solver

extension ItemTolerance {
  /// A finding with its plan, judged, and with what gives way beyond it.
  func slip(
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
}
