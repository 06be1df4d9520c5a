public import Analysis
import CivilTime
import Dispatch
public import Planning
public import Solver
import Synchronization

/// The cheapest ways to give a scenario a plan that do not all give up the same rule.
///
/// Each is the optimum of an elastic relaxation, carried out on the scenario and planned again: only repairs whose scenario has a
/// verified plan are offered.
///
/// - Parameters:
///   - conflicts: Conflicts of the scenario; their items are offered the dearer ways out, too.
///   - impossible: Items for which the frame leaves no day; the same holds for them.
///   - most: How many repairs to look for.
///   - keeping: Rules that no repair may give up, besides the firm ones.
/// - Throws: `VerificationFailure` when the checker refuses a plan.
public func repairs(
  of context: Context, conflicts: [Conflict], impossible: [ItemID] = [], most: Int = 3,
  keeping: Set<RuleInstance> = [], options: SolveOptions = SolveOptions()
) throws -> [Repair] {
  try RepairSearch(context, conflicts, impossible, keeping: Set(keeping.map(\.key)), options: options)
    .repairs(most: most)
}

struct RepairSearch: Sendable {
  let context: Context
  let options: SolveOptions
  private let firm: Set<RuleInstance.Key>
  private var region: ElasticScenario.Region

  init(
    _ context: Context, _ conflicts: [Conflict], _ impossible: [ItemID], keeping: Set<RuleInstance.Key>,
    options: SolveOptions
  ) {
    self.context = context
    self.options = options
    firm = keeping
    region = ElasticScenario.Region(items: Set(impossible))
    for conflict in conflicts { include(conflict) }
  }

  private mutating func include(_ conflict: Conflict) {
    for member in conflict.members {
      for name in [member.rule.item, member.rule.other ?? ""].flatMap({ $0.split(separator: " + ").map(String.init) }) {
        if let item = context.item(name) { region.items.insert(item) }
        if let document = context.document(name), let last = document.stages.last {
          region.items.insert(.stage(document: name, stage: last.name))
        }
      }
    }
    func include(_ derivation: Derivation) {
      for step in derivation.steps {
        region.items.insert(step.item)
        for premise in step.premises { region.items.insert(premise.item) }
      }
      if case .cases(let cases) = derivation.ending { for item in cases { include(item.derivation) } }
      if case .exhausted(let left) = derivation.ending { for item in left { region.items.insert(item.item) } }
    }
    include(conflict.derivation)
  }

  /// How much work one relaxation may take before its best solution so far is offered: a way out now is worth more than a proof
  /// later.
  private static let mostPivots = 20_000
  private static let mostNodes = 4_000

  private var limited: SolveOptions {
    var limited = options
    limited.pivotLimit = min(limited.pivotLimit, Self.mostPivots)
    limited.nodeLimit = min(limited.nodeLimit, Self.mostNodes)
    return limited
  }

  /// The sacrifices of the cheapest repair that keeps some rules, and whether it is proven cheapest.
  private struct Found: Sendable {
    var sacrifices: [Repair.Sacrifice]
    var isCheapest: Bool

    var price: Int { sacrifices.reduce(0) { $0 + $1.points } }
    var keys: Set<RuleInstance.Key> { Set(sacrifices.map(\.rule.key)) }
  }

  func repairs(most: Int) throws -> [Repair] {
    var search = self
    var first = try search.cheapest(keeping: [])
    // Another conflict may stand in the way; its items need ways out, too.
    while first == nil, !options.shouldStop(), search.widen() { first = try search.cheapest(keeping: []) }
    guard let first else { return [] }
    var found = [first]
    while found.count < most, !options.shouldStop(),
      let next = try search.other(than: found, isLast: found.count + 1 == most)
    {
      found.append(next)
    }
    return try planned(found).enumerated().sorted { ($0.element.price, $0.offset) < ($1.element.price, $1.offset) }
      .map(\.element)
  }

  /// Takes in the items of the conflicts that stay when what the region offers is given up.
  private mutating func widen(keeping kept: Set<RuleInstance.Key> = []) -> Bool {
    let before = region
    let elastic = Context(ElasticScenario(context, region: region, keeping: kept.union(firm)).scenario)
    guard case .conflicts(let conflicts, _) = Scheduling.conflicts(in: elastic, options: options) else { return false }
    for conflict in conflicts { include(conflict) }
    return region != before
  }

  /// The cheapest repair that is not one of those found with more given up; the last one keeps what all of them give up, where that
  /// can be.
  private func other(than found: [Found], isLast: Bool) throws -> Found? {
    let common = found.dropFirst().reduce(found[0].keys) { $0.intersection($1.keys) }
    // What is left can only cost more.
    let least = found.map(\.price).max() ?? 0
    if isLast, !common.isEmpty {
      if let other = try cheapest(keeping: common, from: least) { return other }
      var wider = self
      if wider.widen(keeping: common), let other = try wider.cheapest(keeping: common, from: least) { return other }
      // Where every repair gives one of them up, at least not all of them are given up by all.
      let rest = common.sorted().map { common.subtracting([$0]) }
      if common.count > 1, let other = try cheapest(keepingOneOf: rest, from: least) { return other }
    }
    // Of each repair found, one rule at least has to be kept.
    var choices: [Set<RuleInstance.Key>] = [[]]
    for item in found {
      choices = choices.flatMap { kept in
        kept.isDisjoint(with: item.keys) ? item.keys.sorted().map { kept.union([$0]) } : [kept]
      }
    }
    return try cheapest(keepingOneOf: choices, from: least)
  }

  private func cheapest(keepingOneOf choices: [Set<RuleInstance.Key>], from least: Int) throws -> Found? {
    var best: Found?
    // What was not looked at, or given up, may be cheaper.
    var isDecided = choices.count <= Self.mostChoices
    for kept in choices.prefix(Self.mostChoices) {
      if let found = try cheapest(keeping: kept, from: least, below: best?.price, &isDecided) { best = found }
    }
    if !isDecided { best?.isCheapest = false }
    return best
  }

  /// How many ways of keeping a rule of each repair before are looked at.
  private static let mostChoices = 4

  private func cheapest(keeping kept: Set<RuleInstance.Key>, from least: Int = 0) throws -> Found? {
    var isDecided = true
    return try cheapest(keeping: kept, from: least, below: nil, &isDecided)
  }

  /// - Parameters:
  ///   - least: No repair of this kind costs less.
  ///   - limit: Only cheaper ones are of use.
  ///   - isDecided: Becomes false where the work ends before it is known whether there is one.
  private func cheapest(
    keeping kept: Set<RuleInstance.Key>, from least: Int, below limit: Int?, _ isDecided: inout Bool
  ) throws -> Found? {
    let elastic = Context(ElasticScenario(context, region: region, keeping: kept.union(firm)).scenario)
    var limited = limited
    var isProven = true
    // Repairs cost little as a rule, and then few values matter: cheap ones are looked for first.
    var levels: [Int?] = Self.levels.filter { $0 > least && $0 < limit ?? .max } + [limit.map { $0 - 1 }]
    while !levels.isEmpty, !options.shouldStop() {
      limited.dearest = levels.removeFirst()
      guard case .problem(var compiled) = Compiler.compile(elastic, dearest: limited.dearest ?? .max) else { continue }
      compiled.prepareForRepair()
      var optimizer = Optimizer(compiled.problem, options: limited)
      switch optimizer.solve() {
      case .optimal(let solution, _):
        if solution.cost <= limited.dearest ?? .max { return try found(solution, compiled, elastic, isProven) }
        // Dearer values might do better than this.
        if solution.cost < limit ?? .max { levels.insert(solution.cost, at: 0) }
      case .feasible(let solution, let bound):
        if solution.cost >= limit ?? .max {
          isDecided = false
          return nil
        }
        let isCheapest = isProven && bound == solution.cost && solution.cost <= limited.dearest ?? .max
        return try found(solution, compiled, elastic, isCheapest)
      case .infeasible: continue
      case .stopped:
        // What is dearer is no easier; but one way out is worth some trouble.
        isDecided = false
        if !isProven && least > 0 { return nil }
        isProven = false
      }
    }
    return nil
  }

  private func found(
    _ solution: Solution, _ compiled: CompiledProblem, _ elastic: Context, _ isCheapest: Bool
  ) throws -> Found {
    let plan = compiled.plan(solution, in: elastic)
    let verification = Checker.verify(plan, in: elastic)
    guard verification.violations.isEmpty else {
      throw VerificationFailure(facts: verification.violations.map { "\($0.instance.rule.rawValue): \($0.sentence)" })
    }
    let reader = SacrificeReader(original: context, elastic: elastic, plan: PlanIndex(plan, in: elastic))
    return Found(sacrifices: reader.sacrifices(verification.costs), isCheapest: isCheapest)
  }

  /// Points up to which a repair is looked for, then without a limit.
  private static let levels = [20, 60, 180, 540]

  /// The repairs carried out and planned, side by side; those whose scenario still has no plan are left out.
  private func planned(_ found: [Found]) throws -> [Repair] {
    let plans = Mutex<[Int: Result<Plan?, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: found.count) { index in
      let result = Result { try plan(found[index]) }
      plans.withLock { $0[index] = result }
    }
    return try found.indices.compactMap { index in
      try plans.withLock { $0[index] }?.get().map {
        Repair(sacrifices: found[index].sacrifices, isCheapest: found[index].isCheapest, plan: $0)
      }
    }
  }

  private func plan(_ found: Found) throws -> Plan? {
    let repaired = found.sacrifices.reduce(context.scenario) { $0.applying($1.change) }
    var limited = limited
    limited.provesTie = false
    guard case .planned(let plan, _) = try Scheduling.plan(Context(repaired), options: limited) else { return nil }
    return plan
  }
}

extension CompiledProblem {
  /// Of repairs at one price, that with the fewest changes; nothing settles.
  fileprivate mutating func prepareForRepair() {
    for a in problem.activities.indices {
      problem.activities[a].settles = false
      for v in problem.activities[a].values.indices {
        problem.activities[a].values[v].tie = problem.activities[a].values[v].cost > 0 ? 1 : 0
      }
    }
  }
}
