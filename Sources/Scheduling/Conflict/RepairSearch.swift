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
  let firm: Set<RuleInstance.Key>
  let elastics = Elastics()
  private(set) var region: ElasticScenario.Region
  /// What has been tried and gave no plan; giving up nothing is known to give none.
  private var refuted: Set<[Repair.Sacrifice]> = [[]]

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
      if case .overload(let overload) = derivation.ending {
        for load in overload.loads { region.items.insert(load.item) }
      }
    }
    include(conflict.derivation)
  }

  /// How much work one relaxation may take before its best solution so far is offered: a way out now is worth more than a proof
  /// later.
  private static let mostPivots = 20_000
  private static let mostNodes = 12_000

  var limited: SolveOptions {
    var limited = options
    limited.pivotLimit = min(limited.pivotLimit, Self.mostPivots)
    limited.nodeLimit = min(limited.nodeLimit, Self.mostNodes)
    return limited
  }

  /// What a repair gives up, before it is known whether its scenario has a plan.
  struct Candidate: Sendable {
    var sacrifices: [Repair.Sacrifice]
    var isCheapest: Bool

    var price: Int { sacrifices.reduce(0) { $0 + $1.points } }
    var keys: Set<RuleInstance.Key> { Set(sacrifices.map(\.rule.key)) }
  }

  func trace(_ line: String) { options.trace?("repairs: \(line)") }

  /// Looks for the next candidate while the scenario of the one before is planned beside it; where there is no plan, the search goes
  /// on from the candidates before that one.
  func repairs(most: Int) throws -> [Repair] {
    var search = self
    var found: [(candidate: Candidate, trial: Trial)] = []
    while true {
      while found.count < most, !options.shouldStop(),
        let next = try search.next(after: found.map(\.candidate), isLast: found.count + 1 == most)
      {
        found.append((next, Trial(next.sacrifices, of: self)))
      }
      var repairs: [Repair] = []
      for (candidate, trial) in found {
        guard let plan = try trial.plan() else { break }
        repairs.append(Repair(sacrifices: candidate.sacrifices, isCheapest: candidate.isCheapest, plan: plan))
      }
      if repairs.count == found.count || options.shouldStop() {
        return repairs.enumerated().sorted { ($0.element.price, $0.offset) < ($1.element.price, $1.offset) }
          .map(\.element)
      }
      search.refuted.insert(found[repairs.count].candidate.sacrifices)
      for (_, trial) in found[repairs.count...] { trial.cancel() }
      found.removeSubrange(repairs.count...)
    }
  }

  private mutating func next(after found: [Candidate], isLast: Bool) throws -> Candidate? {
    if !found.isEmpty { return try other(than: found, isLast: isLast) }
    var first = try cheapest(keepingOneOf: [[]])
    // Another conflict may stand in the way; its items need ways out, too.
    while first == nil, !options.shouldStop(), widen() { first = try cheapest(keepingOneOf: [[]]) }
    return first
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
  private func other(than found: [Candidate], isLast: Bool) throws -> Candidate? {
    let common = found.dropFirst().reduce(found[0].keys) { $0.intersection($1.keys) }
    // What is left can only cost more.
    let least = found.map(\.price).max() ?? 0
    if isLast, !common.isEmpty {
      if let other = try cheapest(keepingOneOf: [common], from: least) { return other }
      var wider = self
      if wider.widen(keeping: common), let other = try wider.cheapest(keepingOneOf: [common], from: least) {
        return other
      }
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

  /// How many ways of keeping a rule of each repair before are looked at.
  private static let mostChoices = 4

  /// The cheapest repair that keeps all rules of one of the choices.
  ///
  /// What each choice would give up is looked for in the region first, since that is quick and a bound; everything is taken in only
  /// where that gives no plan.
  ///
  /// - Parameter least: No repair of this kind costs less.
  private func cheapest(keepingOneOf choices: [Set<RuleInstance.Key>], from least: Int = 0) throws -> Candidate? {
    let relaxations = choices.prefix(Self.mostChoices).map { Relaxation(self, keeping: $0, from: least) }
    var best: Candidate?
    // What was not looked at, or given up, may be cheaper.
    var isDecided = relaxations.count == choices.count
    var level: Int? = Relaxation.level(from: least)
    while !options.shouldStop() {
      let reached = level
      let open = relaxations.filter { $0.isOpen && $0.bound < best?.price ?? .max }
      if open.isEmpty { break }
      inParallel(open) { $0.solve(upTo: reached) }
      for relaxation in open.filter({ !$0.isOpen }).sorted(by: { $0.bound < $1.bound })
      where relaxation.bound < best?.price ?? .max {
        if let candidate = relaxation.candidate, !refuted.contains(candidate.sacrifices) {
          isDecided = isDecided && candidate.isCheapest
          if candidate.price < best?.price ?? .max { best = candidate }
        } else if !relaxation.takeInAll() {
          isDecided = false
        }
      }
      let least = relaxations.filter(\.isOpen).map(\.bound).min() ?? 0
      if let reached, least > reached { level = Relaxation.level(after: reached, least) }
    }
    // The work may have been stopped before the others were looked at.
    let isOpen = relaxations.contains { $0.isOpen && $0.bound < best?.price ?? .max }
    if !isDecided || isOpen { best?.isCheapest = false }
    return best
  }

  private func inParallel(_ relaxations: [Relaxation], _ work: @Sendable (Relaxation) -> Void) {
    DispatchQueue.concurrentPerform(iterations: relaxations.count) { work(relaxations[$0]) }
  }

  /// The elastic problems so far.
  final class Elastics: Sendable {
    private struct Key: Hashable {
      let region: ElasticScenario.Region
      let kept: Set<RuleInstance.Key>
    }

    private let known = Mutex<[Key: ElasticProblem]>([:])

    func problem(of search: RepairSearch, keeping kept: Set<RuleInstance.Key>) -> ElasticProblem {
      known.withLock { known in
        let key = Key(region: search.region, kept: kept)
        if let problem = known[key] { return problem }
        let problem = ElasticProblem(
          ElasticScenario(search.context, region: search.region, keeping: kept.union(search.firm)))
        known[key] = problem
        return problem
      }
    }
  }
}
