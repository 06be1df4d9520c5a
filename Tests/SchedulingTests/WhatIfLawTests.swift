import Analysis
import CivilTime
import Planning
import Scheduling
import TestSupport
import Testing

/// Laws that hold between a plan, a change and the plan of the changed scenario.
@Suite struct WhatIfLawTests {
  /// A scenario with its plan, and the same after a change.
  private struct Case {
    let seed: UInt64
    let change: Change
    let scenario: Scenario
    let before: Plan
    let changed: Scenario
  }

  /// Random scenarios that have a plan, each with a random change.
  private func cases(_ count: UInt64, release: UInt64) throws -> [Case] {
    try seeds(count, release: release).compactMap { seed in
      var random = RandomScenario(seed: seed)
      let scenario = random.scenario()
      var draw = SplitMix64(seed: seed)
      guard let before = try found(Context(scenario)), let change = Self.change(of: scenario, before, using: &draw)
      else { return nil }
      return Case(seed: seed, change: change, scenario: scenario, before: before, changed: scenario.applying(change))
    }
  }

  private static func change(of scenario: Scenario, _ plan: Plan, using draw: inout SplitMix64) -> Change? {
    let present = plan.meetings.filter { planned in
      planned.days != nil && scenario.meetings.contains { $0.id == planned.id && $0.status != .held }
    }
    guard let meeting = present.randomElement(using: &draw), let days = meeting.days else { return nil }
    switch Int.random(in: 0..<5, using: &draw) {
    case 0: return .cancelled(meeting: meeting.id)
    case 1: return .notBefore(item: .meeting(meeting.id), days.first + Int.random(in: 1...4, using: &draw))
    case 2:
      guard let task = scenario.tasks.first(where: { $0.progress == nil }) else { return nil }
      return .takes(item: .task(task.id), Span(count: task.takes.count + 1, unit: task.takes.unit))
    case 3:
      return .event(
        Event(
          id: "blocked", name: "Blocked", days: days,
          blocks: Event.Block(parties: [], places: [meeting.place].compactMap { $0 }), source: scenario.source))
    default:
      guard let team = scenario.teams.first else { return nil }
      return .capacity(team: team.id, max(0, team.capacity.value + Int.random(in: -1...1, using: &draw)))
    }
  }

  private func found(_ context: Context, nearestTo base: Plan? = nil) throws -> Plan? {
    guard case .planned(let plan, _) = try plan(context, nearestTo: base) else { return nil }
    return plan
  }

  private func base(_ plan: Plan, in context: Context) -> Plan { plan.aligned(to: context).settled(in: context).plan }

  @Test func `the policy best costs what planning from scratch costs`() throws {
    var planned = 0
    for row in try cases(40, release: 300) {
      let context = Context(row.changed)
      let scratch = try found(context)
      let after = try found(context, nearestTo: base(row.before, in: context))
      #expect(after?.cost == scratch?.cost, "seed \(row.seed): \(row.change)")
      if after != nil { planned += 1 }
    }
    #expect(planned > 0)
  }

  @Test func `no plan has a smaller sum of cost and departure`() throws {
    var proven = 0
    for row in try cases(20, release: 200) {
      let context = Context(row.changed, baseline: row.before)
      guard let after = try found(context, nearestTo: base(row.before, in: context)) else { continue }
      let cheaper = BruteForce.search(
        context, betterThan: BruteForce.Worth(cost: after.cost, tie: Int.min), limit: 2_000_000)
      if cheaper == .unknown { continue }
      #expect(cheaper == .none, "seed \(row.seed): \(row.change)")
      proven += 1
    }
    #expect(proven > 0)
  }

  @Test func `a change and its inverse give the published plan back`() throws {
    for row in try cases(20, release: 200) {
      let changed = Context(row.changed, baseline: row.before)
      guard let after = try found(changed, nearestTo: base(row.before, in: changed)) else { continue }
      let context = Context(row.scenario, baseline: row.before)
      let back = try found(context, nearestTo: base(after, in: context))
      #expect(back?.cost == row.before.cost, "seed \(row.seed): \(row.change)")
      let departed = back?.costs.filter { $0.instance.rule == .stability }
      #expect(departed == [], "seed \(row.seed): \(row.change)")
    }
  }

  @Test func `what stays as it was is no change`() throws {
    for row in try cases(20, release: 200) {
      let context = Context(row.scenario, baseline: row.before)
      let again = try #require(try found(context, nearestTo: base(row.before, in: context)), "seed \(row.seed)")
      let whatIf = WhatIf(
        policy: .leastChange, published: row.before, before: Network(row.before, in: context),
        after: Network(again, in: context), in: context)
      #expect(whatIf.effect.cost == 0 && whatIf.added.isEmpty && whatIf.removed.isEmpty, "seed \(row.seed)")
      #expect(whatIf.changed.isEmpty && whatIf.drift == nil, "seed \(row.seed): \(whatIf.effect.changes)")
      #expect(whatIf.unchangedCount == again.items.count, "seed \(row.seed)")
    }
  }

  @Test func `every chain of causes ends, and what has a cause could not stay for less`() throws {
    var kinds: Set<String> = []
    for row in try cases(40, release: 300) {
      let context = Context(row.changed, baseline: row.before)
      guard let after = try found(context, nearestTo: base(row.before, in: context)) else { continue }
      let whatIf = WhatIf(
        policy: .leastChange, published: nil, before: Network(row.before, in: Context(row.scenario)),
        after: Network(after, in: context), in: context)
      let was = base(row.before, in: context)
      for item in whatIf.changed {
        let chain = whatIf.chain(of: item)
        #expect(Set(chain).count == chain.count, "seed \(row.seed): \(item)")
        #expect(Set(chain).isSubset(of: whatIf.changed), "seed \(row.seed): \(item)")
        #expect(
          chain.last.flatMap { whatIf.causes[$0] }?.via == nil, "seed \(row.seed): \(item) is explained by \(chain)")
        let cause = try #require(whatIf.causes[item], "seed \(row.seed): \(item)")
        let put = Checker.verify(after.putting(item, backTo: was), in: context)
        let isPossible = put.violations.isEmpty && put.cost <= after.cost
        switch cause {
        case .rule, .price, .together:
          kinds.insert("bound")
          #expect(!isPossible, "seed \(row.seed): \(item), \(cause)")
        case .free:
          #expect(isPossible, "seed \(row.seed): \(item)")
          #expect(after.proof != .optimal(tieProven: true), "seed \(row.seed): \(item) could stay")
        case .fact: kinds.insert("fact")
        }
      }
    }
    #expect(kinds.contains("bound"))
  }
}

extension Plan {
  /// The plan with one item as another plan has it.
  fileprivate func putting(_ item: ItemID, backTo other: Plan) -> Plan {
    var plan = self
    switch item {
    case .meeting(let id):
      plan.meetings = meetings.map { mine in mine.id == id ? other.meetings.first { $0.id == id } ?? mine : mine }
    case .task(let id):
      plan.tasks = tasks.map { mine in mine.id == id ? other.tasks.first { $0.id == id } ?? mine : mine }
    case .stage:
      plan.stages = stages.map { mine in mine.id == item ? other.stages.first { $0.id == item } ?? mine : mine }
    case .event: break
    }
    return plan
  }
}
