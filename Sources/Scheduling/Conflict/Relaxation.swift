import Analysis
import CivilTime
import Planning
import Solver
import Synchronization

extension RepairSearch {
  /// The elastic scenario in which some rules may not be given up, and what is known of the cheapest repair that keeps them.
  final class Relaxation: Sendable {
    private let search: RepairSearch
    private let problem: ElasticProblem
    private let kept: Set<RuleInstance.Key>
    private let state: Mutex<State>

    private struct State {
      /// No repair costs less; `Int.max` where there is none.
      var bound: Int
      var isOpen = true
      var isWhole = false
      var candidate: Candidate?
    }

    /// - Parameter least: No repair costs less.
    init(_ search: RepairSearch, keeping kept: Set<RuleInstance.Key>, from least: Int) {
      self.search = search
      self.kept = kept.filter { !$0.isCompiled }
      problem = search.elastics.problem(of: search, keeping: kept.filter(\.isCompiled))
      state = Mutex(State(bound: least))
    }

    /// No repair costs less; `Int.max` where there is none.
    var bound: Int { state.withLock { $0.bound } }
    /// Whether a higher level may tell more.
    var isOpen: Bool { state.withLock { $0.isOpen } }
    /// What would be given up, before it is known whether that is enough.
    var candidate: Candidate? { state.withLock { $0.candidate } }

    /// Goes on with everything instead of the region; false where that has been done.
    func takeInAll() -> Bool {
      state.withLock { state in
        guard !state.isWhole, state.bound < .max else { return false }
        state.isWhole = true
        state.isOpen = true
        state.candidate = nil
        return true
      }
    }

    // MARK: - Levels

    /// Points up to which a repair is looked for first, and then: the fewer, the fewer values matter.
    static func level(from least: Int) -> Int { max(60, least + least / 4) }
    static func level(after level: Int, _ bound: Int) -> Int? { level >= mostLevel ? nil : max(bound, 2 * level) }
    /// Above this, there is no limit.
    private static let mostLevel = 960

    private static func points(_ cost: Int) -> Int { cost / ElasticProblem.point }

    // MARK: - Solving

    /// Looks for what has to be given up, where that is no more than the level.
    func solve(upTo level: Int?) {
      let isWhole = state.withLock { $0.isWhole }
      guard let elastic = problem.compiled(upTo: level, keeping: kept, shouldStop: search.options.shouldStop) else {
        return search.options.shouldStop() ? close(at: 0, nil) : raise(to: level.map { $0 + 1 })
      }
      let (compiled, groundwork) = (elastic.problem, elastic.groundwork)
      var options = search.limited
      options.dearest = min(level.map { ($0 + 1) * ElasticProblem.point } ?? .max, ElasticProblem.forbidden) - 1
      options.provesTie = false
      var optimizer = Optimizer(compiled.problem, on: groundwork, options: options)
      let region = compiled.members(search.region, of: search.context).map { $0 || isWhole }
      switch optimizer.pricedPart(of: region) {
      case .part(let part):
        let candidate = candidate(part, compiled)
        close(at: part.bound, candidate)
      case .none(let least): raise(to: least.flatMap { $0 < ElasticProblem.forbidden ? Self.points($0) : nil })
      case .stopped(let least): close(at: least, nil)
      }
      search.trace(
        "\(isWhole ? "everything" : "region") up to \(level.map { "\($0)" } ?? "any") points: \(optimizer.statistics), bound \(bound)"
      )
    }

    /// Notes that no repair costs less, or that there is none.
    private func raise(to bound: Int?) {
      state.withLock {
        $0.bound = max($0.bound, bound ?? .max)
        $0.isOpen = bound != nil
      }
    }

    private func close(at cost: Int, _ candidate: Candidate?) {
      state.withLock {
        $0.bound = max($0.bound, Self.points(cost))
        $0.isOpen = false
        $0.candidate = candidate
      }
    }

    // MARK: - Reading

    /// What a region gives up; nil where the costs that the checker sees are others, since what is outside has its part in them.
    private func candidate(_ part: PricedPart.Part, _ compiled: CompiledProblem) -> Candidate? {
      let plan = compiled.plan(Solution(values: part.values, in: compiled.problem), in: problem.context)
      let outside = compiled.items { !part.region[$0] }
      let paying = compiled.items {
        part.region[$0] && compiled.problem.activities[$0].values[part.values[$0]].cost > 0
      }
      let costs = Checker.verify(plan, in: problem.context).costs.filter { line in
        let names = [line.instance.item] + (line.instance.other ?? "").split(separator: " + ").map(String.init)
        return names.allSatisfy { !outside.names.contains($0) }
          && (paying.names.contains(line.instance.item) || paying.rules.contains(line.instance.key))
      }
      let reader = SacrificeReader(
        original: search.context, elastic: problem.context, plan: PlanIndex(plan, in: problem.context))
      let candidate = Candidate(sacrifices: reader.sacrifices(costs), isCheapest: part.bound == part.cost)
      return candidate.price == Self.points(part.cost) ? candidate : nil
    }
  }
}

extension CompiledProblem {
  /// Whether each activity belongs to a region, to a session that the scenario does not have, or to no item at all.
  fileprivate func members(_ region: ElasticScenario.Region, of scenario: Context) -> [Bool] {
    var members = Array(repeating: true, count: problem.activities.count)
    for variable in meetings {
      members[variable.activity] =
        region.items.contains(variable.item) || scenario.meeting(variable.meeting.id) == nil
    }
    for variable in stages { members[variable.activity] = region.contains(variable.document) }
    for variable in tasks { members[variable.activity] = region.items.contains(variable.item) }
    return members
  }

  /// The items of some activities, with the documents of which they are the last stages, and the rules of which they are switches.
  fileprivate func items(where isMeant: (Int) -> Bool) -> (names: Set<String>, rules: Set<RuleInstance.Key>) {
    var names: Set<String> = []
    for variable in meetings where isMeant(variable.activity) { names.insert(variable.meeting.id) }
    for variable in stages where isMeant(variable.activity) {
      names.insert("\(variable.item)")
      if variable.document.stages.last?.name == variable.stage.name { names.insert(variable.document.id) }
    }
    for variable in tasks where isMeant(variable.activity) { names.insert(variable.task.id) }
    var rules: Set<RuleInstance.Key> = []
    for (activity, rule) in switches where isMeant(activity) { rules.insert(rule.key) }
    for variable in attendances where isMeant(variable.activity) {
      rules.insert(RuleInstance(.attendance, variable.meeting, variable.party).key)
    }
    return (names, rules)
  }
}
