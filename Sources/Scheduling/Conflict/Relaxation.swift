import Analysis
import CivilTime
import Planning
import Solver
import Synchronization

extension RepairSearch {
  /// The elastic scenario in which some rules may not be given up, and what is known of the cheapest repair that keeps them.
  final class Relaxation: Sendable {
    private let search: RepairSearch
    private let elastic: Context
    private let state: Mutex<State>

    private struct State {
      /// No repair costs less; `Int.max` where there is none.
      var bound: Int
      var isOpen = true
      var sacrifices: [Repair.Sacrifice]?
      /// The problem at the level that was solved last.
      var last: (level: Int?, problem: CompiledProblem)?
    }

    /// - Parameter least: No repair costs less.
    init(_ search: RepairSearch, keeping kept: Set<RuleInstance.Key>, from least: Int) {
      self.search = search
      state = Mutex(State(bound: least))
      elastic = Context(
        ElasticScenario(search.context, region: search.region, keeping: kept.union(search.firm)).scenario)
    }

    /// No repair costs less; `Int.max` where there is none.
    var bound: Int { state.withLock { $0.bound } }
    /// Whether a higher level may tell more.
    var isOpen: Bool { state.withLock { $0.isOpen } }
    /// What would be given up for `bound` points, before it is known whether that is enough.
    var sacrifices: [Repair.Sacrifice]? { state.withLock { $0.sacrifices } }

    // MARK: - Levels

    /// Points up to which a repair is looked for first, and then: the fewer, the fewer values matter.
    static func level(from least: Int) -> Int { max(60, least + least / 4) }
    static func level(after level: Int, _ bound: Int) -> Int? {
      level >= mostLevel ? nil : max(bound, level + level / 2)
    }
    /// Above this, there is no limit.
    private static let mostLevel = 1000

    /// So much a point counts in the problem, where each value that costs anything counts one more: of repairs at one price, that with
    /// the fewest changes is the best.
    fileprivate static let point = 100

    private static func points(_ cost: Int) -> Int { cost / point }

    /// The problem without what costs more than the level; nil where an item has no day left.
    private func problem(upTo level: Int?) -> CompiledProblem? {
      if let last = state.withLock({ $0.last }), last.level == level { return last.problem }
      guard case .problem(var compiled) = Compiler.compile(elastic, dearest: level ?? .max) else { return nil }
      compiled.prepareForRepair()
      state.withLock { $0.last = (level, compiled) }
      return compiled
    }

    private func optimizer(_ compiled: CompiledProblem, upTo level: Int?) -> Optimizer {
      var options = search.limited
      options.dearest = level.map { ($0 + 1) * Self.point - 1 }
      options.provesTie = false
      return Optimizer(compiled.problem, options: options)
    }

    // MARK: - Solving

    /// Looks for what the clusters which cost anything have to give up, where that is no more than the level.
    func solve(upTo level: Int?) throws {
      guard let compiled = problem(upTo: level) else { return raise(to: level.map { $0 + 1 }) }
      var optimizer = optimizer(compiled, upTo: level)
      switch optimizer.pricedPart(of: compiled.members(search.region.items)) {
      case .part(let values, let priced, let region, let cost):
        let price = Self.points(cost)
        let found = sacrifices(values, compiled.items(priced), compiled.items(region), price, compiled)
        state.withLock {
          $0.bound = max($0.bound, price)
          $0.isOpen = false
          $0.sacrifices = found
        }
      case .none(let least): raise(to: least.map(Self.points))
      case .stopped(let least):
        state.withLock {
          $0.bound = max($0.bound, Self.points(least))
          $0.isOpen = false
        }
      }
    }

    /// Notes that no repair costs less, or that there is none.
    private func raise(to bound: Int?) {
      state.withLock {
        $0.bound = max($0.bound, bound ?? .max)
        $0.isOpen = bound != nil
      }
    }

    /// The cheapest repair of the whole, if there is one below the limit.
    ///
    /// - Parameter limit: Only cheaper ones are of use.
    func whole(below limit: Int?) throws -> (sacrifices: [Repair.Sacrifice]?, isDecided: Bool) {
      let (least, last) = state.withLock { ($0.bound, $0.last?.level) }
      guard least < .max else { return (nil, true) }
      var level: Int? = last.flatMap { $0 > least ? $0 : nil } ?? Self.level(from: least)
      while !search.options.shouldStop() {
        if let limit, level ?? .max >= limit { level = limit - 1 }
        var bound = level.map { $0 + 1 } ?? .max
        if let compiled = problem(upTo: level) {
          var optimizer = optimizer(compiled, upTo: level)
          switch optimizer.solve() {
          case .optimal(let solution, _): return (try sacrifices(solution, compiled), true)
          case .feasible(let solution, let bound):
            if Self.points(solution.cost) >= limit ?? .max { return (nil, false) }
            return (try sacrifices(solution, compiled), Self.points(bound) == Self.points(solution.cost))
          case .infeasible: break
          case .stopped(let least): bound = Self.points(least)
          }
        }
        guard let reached = level else { return (nil, bound == .max) }
        if bound <= reached { return (nil, false) }
        if let limit, reached >= limit - 1 { return (nil, true) }
        level = Self.level(after: reached, bound)
      }
      return (nil, false)
    }

    // MARK: - Reading

    /// What some activities give up; nil where the costs that the checker sees are others, since other activities have their part in them.
    private func sacrifices(
      _ values: [Int], _ priced: Set<String>, _ region: Set<String>, _ cost: Int, _ compiled: CompiledProblem
    ) -> [Repair.Sacrifice]? {
      let plan = compiled.plan(Solution(values: values, in: compiled.problem), in: elastic)
      let costs = Checker.verify(plan, in: elastic).costs.filter { line in
        guard let other = line.instance.other else { return priced.contains(line.instance.item) }
        return region.contains(line.instance.item) && region.contains(other)
      }
      let sacrifices = reader(plan).sacrifices(costs)
      return sacrifices.reduce(0) { $0 + $1.points } == cost ? sacrifices : nil
    }

    private func sacrifices(_ solution: Solution, _ compiled: CompiledProblem) throws -> [Repair.Sacrifice] {
      let plan = compiled.plan(solution, in: elastic)
      let verification = Checker.verify(plan, in: elastic)
      guard verification.violations.isEmpty else {
        throw VerificationFailure(facts: verification.violations.map { "\($0.instance.rule.rawValue): \($0.sentence)" })
      }
      return reader(plan).sacrifices(verification.costs)
    }

    private func reader(_ plan: Plan) -> SacrificeReader {
      SacrificeReader(original: search.context, elastic: elastic, plan: PlanIndex(plan, in: elastic))
    }
  }
}

extension CompiledProblem {
  /// Prices each value that costs anything so that the fewest of one price are the best; nothing else matters.
  fileprivate mutating func prepareForRepair() {
    for a in problem.activities.indices {
      problem.activities[a].settles = false
      for v in problem.activities[a].values.indices {
        let cost = problem.activities[a].values[v].cost
        problem.activities[a].values[v].cost = cost > 0 ? cost * RepairSearch.Relaxation.point + 1 : 0
        problem.activities[a].values[v].tie = 0
      }
    }
  }

  /// Whether each activity belongs to one of the items, or to none at all.
  fileprivate func members(_ items: Set<ItemID>) -> [Bool] {
    var members = Array(repeating: true, count: problem.activities.count)
    for variable in meetings { members[variable.activity] = items.contains(variable.item) }
    for variable in stages { members[variable.activity] = items.contains(variable.item) }
    for variable in tasks { members[variable.activity] = items.contains(variable.item) }
    return members
  }

  /// The names of the items whose activities are among the members.
  fileprivate func items(_ members: [Bool]) -> Set<String> {
    var items: Set<String> = []
    for variable in meetings where members[variable.activity] { items.insert("\(variable.item)") }
    for variable in stages where members[variable.activity] { items.insert("\(variable.item)") }
    for variable in tasks where members[variable.activity] { items.insert("\(variable.item)") }
    return items
  }
}
