import Analysis
import CivilTime
import Planning
import Scheduling
import Solver
import TestSupport
import Testing

/// Tolerances against one cold solve for every slip, and against brute force.
@Suite struct ToleranceTests {
  private struct Case {
    let context: Context
    let plan: Plan
    let tolerances: [Tolerance]
  }

  private func found(_ seed: UInt64, threads: Int = 1) throws -> Case? {
    var random = RandomScenario(seed: seed)
    let context = Context(random.scenario())
    guard case .planned(let plan, _) = try plan(context) else { return nil }
    let items =
      plan.meetings.map { ItemID.meeting($0.id) } + plan.stages.map(\.id) + plan.tasks.map { .task($0.id) }
    let found = try #require(
      try tolerances(of: items, in: plan, context, hasCurves: true, threads: threads), "seed \(seed)")
    return Case(context: context, plan: plan, tolerances: found)
  }

  /// The scenario in which a slip is asked for by the rule not-before.
  private func slipped(_ scenario: Scenario, _ item: ItemID, to day: Day) -> Scenario {
    var result = scenario
    if case .meeting(let id) = item {
      let alongside = scenario.meetings.filter { $0.alongside?.value == id }.map(\.id)
      for id in [id] + alongside {
        let pin = result.meetings.first { $0.id == id }?.pin
        if let pin, pin.note.soft == nil, !pin.note.isFirm { result = result.applying(.unpinned(meeting: id)) }
      }
    }
    let earlier = Context(result).notBefore(of: item)?.value ?? day
    result = result.applying(.notBefore(item: item, max(day, earlier)))
    for index in result.meetings.indices where .meeting(result.meetings[index].id) == item {
      result.meetings[index].optional = nil
    }
    return result
  }

  /// Whether a measure allows a slip, by a solve from nothing.
  private func isAllowed(_ measure: Tolerance.Measure, _ item: ItemID, to day: Day, _ found: Case) throws -> Bool {
    let context = Context(slipped(found.context.scenario, item, to: day))
    guard case .problem(let compiled) = Compiler.compile(context) else { return false }
    var problem = compiled.problem
    func isOwn(_ name: String) -> Bool {
      if name == "\(item)" || name.hasSuffix(" at \(item)") { return true }
      return compiled.switches.contains { problem.activities[$0.key].name == name && $0.value.item == "\(item)" }
    }
    for a in problem.activities.indices where measure != .sameCost || isOwn(problem.activities[a].name) {
      for value in problem.activities[a].values.indices { problem.activities[a].values[value].cost = 0 }
    }
    if measure == .sameMeetings {
      for planned in found.plan.meetings where .meeting(planned.id) != item {
        guard let variable = compiled.meetings.first(where: { $0.meeting.id == planned.id }),
          let known = variable.choices.firstIndex(where: { $0.days == planned.days && $0.place == planned.place })
        else { return false }
        let index = variable.activity
        let never = Linear(
          terms: [
            Linear.Term(
              activity: index, coefficients: variable.choices.indices.map { $0 == known ? 0 : 1 })
          ], upper: 0)
        problem.constraints.append(.linear(never))
      }
    }
    // What is absent does not slip.
    if let stage = compiled.stages.first(where: { ItemID.stage(document: $0.document.id, stage: $0.stage.name) == item }
    ) {
      let absent = stage.choices.map { $0.days == nil ? 1 : 0 }
      problem.constraints.append(
        .linear(Linear(terms: [Linear.Term(activity: stage.activity, coefficients: absent)], upper: 0)))
    }
    if let task = compiled.tasks.first(where: { ItemID.task($0.task.id) == item }) {
      let absent = task.choices.map { $0 == nil ? 1 : 0 }
      problem.constraints.append(
        .linear(Linear(terms: [Linear.Term(activity: task.activity, coefficients: absent)], upper: 0)))
    }
    if let meeting = compiled.meetings.first(where: { ItemID.meeting($0.meeting.id) == item }) {
      let absent = meeting.choices.map { $0.days == nil ? 1 : 0 }
      problem.constraints.append(
        .linear(Linear(terms: [Linear.Term(activity: meeting.activity, coefficients: absent)], upper: 0)))
    }
    var options = SolveOptions()
    options.provesTie = false
    var optimizer = Optimizer(problem, options: options)
    switch optimizer.solve() {
    case .optimal(let solution, _): return solution.cost <= limit(measure, item, found)
    case .infeasible: return false
    case .feasible, .stopped:
      Issue.record("\(item): not decided")
      return false
    }
  }

  private func limit(_ measure: Tolerance.Measure, _ item: ItemID, _ found: Case) -> Int {
    guard measure == .sameCost else { return 0 }
    return found.plan.costs.filter { line in
      if line.instance.item == "\(item)" { return false }
      let pair = (line.instance.other ?? "").split(separator: " ").map(String.init)
      if line.instance.rule == .attendance, pair.contains("\(item)"),
        pair.contains(where: { found.context.event($0) != nil })
      {
        return false
      }
      guard case .stage(let id, let stage) = item, line.instance.item == id else { return true }
      let stages = found.context.document(id)?.stages ?? []
      let bearer = line.instance.rule == .presence ? stages.first { $0.progress?.isDone != true } : stages.last
      return bearer?.name != stage
    }.reduce(0) { $0 + $1.points }
  }

  @Test func `each tolerance is the largest slip that a cold solve allows, and all smaller ones are allowed`() throws {
    var count = 0
    for seed in seeds(2, release: 30) {
      guard let found = try found(seed) else { continue }
      for tolerance in found.tolerances {
        let planned = tolerance.item.referenceDay(of: tolerance.planned)
        for measure in Tolerance.Measure.allCases {
          let slip = try #require(tolerance.slips[measure], "seed \(seed)")
          #expect(slip.isProven, "seed \(seed): \(tolerance.item)")
          for days in 0...max(0, found.context.horizon.last - planned) {
            let isAllowed = try isAllowed(measure, tolerance.item, to: planned + days, found)
            #expect(
              isAllowed == (days <= slip.days),
              "seed \(seed): \(tolerance.item) by \(days) days, \(measure.rawValue) \(slip.days)")
            count += 1
          }
        }
      }
    }
    #expect(count > 100)
  }

  @Test func `brute force finds a plan at the tolerance and none beyond it`() throws {
    for seed in seeds(2, release: 30) {
      guard let found = try found(seed) else { continue }
      for tolerance in found.tolerances {
        guard case .meeting = tolerance.item, let slip = tolerance.slips[.anyPlan] else { continue }
        let planned = tolerance.item.referenceDay(of: tolerance.planned)
        for days in [slip.days, slip.days + 1] where planned + days <= found.context.horizon.last {
          var scenario = slipped(found.context.scenario, tolerance.item, to: planned + days)
          for rule in [RuleName.preference, .courtesy] { scenario = scenario.without(rule) ?? scenario }
          let answer = BruteForce.search(Context(scenario), betterThan: nil, limit: 2_000_000)
          if answer == .unknown { continue }
          #expect((answer != .none) == (days <= slip.days), "seed \(seed): \(tolerance.item) by \(days) days")
        }
      }
    }
  }

  @Test func `each step of a curve is what the best plan costs`() throws {
    for seed in seeds(2, release: 30) {
      guard let found = try found(seed) else { continue }
      for tolerance in found.tolerances {
        guard case .meeting(let id) = tolerance.item, found.context.meeting(id)?.optional == nil,
          let curve = tolerance.curve
        else { continue }
        #expect(curve.first == Tolerance.CurvePoint(slip: 0, cost: found.plan.cost), "seed \(seed)")
        for (step, next) in zip(curve, curve.dropFirst()) {
          #expect(step.cost < next.cost && step.slip < next.slip, "seed \(seed): \(curve)")
          for slip in [next.slip - 1, next.slip] {
            let day = tolerance.item.referenceDay(of: tolerance.planned) + slip
            let context = Context(slipped(found.context.scenario, tolerance.item, to: day))
            guard case .planned(let plan, _) = try plan(context) else {
              Issue.record("seed \(seed): no plan for a slip of the curve")
              continue
            }
            #expect(plan.cost == (slip == next.slip ? next.cost : step.cost), "seed \(seed): \(id) by \(slip)")
          }
        }
      }
    }
  }

  @Test func `the number of threads changes nothing`() throws {
    for seed in seeds(2, release: 10) {
      #expect(try found(seed)?.tolerances == found(seed, threads: 3)?.tolerances, "seed \(seed)")
    }
  }
}
