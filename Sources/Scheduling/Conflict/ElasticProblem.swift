import Planning
import Solver
import Synchronization

/// An elastic scenario as a problem, compiled once for all relaxations that differ only in what they keep.
final class ElasticProblem: Sendable {
  let context: Context
  private let known = Mutex<Known?>(nil)

  private struct Known {
    var dearest: Int
    /// nil where an item has no day left.
    var compiled: Compiled?
  }

  /// The problem, and what all solves of it can share.
  struct Compiled {
    var problem: CompiledProblem
    let groundwork: Groundwork
  }

  /// So much a point counts in the problem, where each value that costs anything counts one more: of repairs at one price, that with
  /// the fewest changes is the best.
  static let point = 100
  /// What is kept is at a price that nobody pays.
  static let forbidden = 1_000_000_000

  init(_ scenario: ElasticScenario) {
    context = Context(scenario.scenario)
  }

  /// The points up to which values are compiled, a few times at most: what a relaxation does not pay, propagation removes.
  private static func dearest(for level: Int?) -> Int { [250, 1000].first { level ?? .max <= $0 } ?? .max }

  /// The problem with at least all values that cost no more than the level; nil where an item has no day left.
  ///
  /// - Parameter shouldStop: Asked often; true ends the work, and there is no problem.
  func compiled(
    upTo level: Int?, keeping kept: Set<RuleInstance.Key>, shouldStop: @escaping () -> Bool
  ) -> Compiled? {
    let dearest = Self.dearest(for: level)
    let compiled = known.withLock { known -> Compiled? in
      if let known, known.dearest >= dearest { return known.compiled }
      var compiled: Compiled?
      switch Compiler.compile(context, dearest: dearest, shouldStop: shouldStop) {
      case nil: return nil
      case .contradictions: break
      case .problem(var problem):
        problem.prepareForRepair()
        guard let groundwork = Groundwork(problem.problem, shouldStop: shouldStop) else { return nil }
        compiled = Compiled(problem: problem, groundwork: groundwork)
      }
      known = Known(dearest: dearest, compiled: compiled)
      return compiled
    }
    guard var compiled else { return nil }
    compiled.problem.forbid(kept, in: context)
    return compiled
  }
}

extension RuleInstance.Key {
  /// Whether the rule has to be kept when the problem is compiled: no value says which event it pays for.
  var isCompiled: Bool { rule == .blocking }
}

extension CompiledProblem {
  /// Prices each value that costs anything so that the fewest of one price are the best; nothing else matters.
  fileprivate mutating func prepareForRepair() {
    for a in problem.activities.indices {
      problem.activities[a].settles = false
      for v in problem.activities[a].values.indices {
        let cost = problem.activities[a].values[v].cost
        problem.activities[a].values[v].cost = cost > 0 ? cost * ElasticProblem.point + 1 : 0
        problem.activities[a].values[v].tie = 0
      }
    }
  }

  /// Forbids whatever gives up one of some rules.
  fileprivate mutating func forbid(_ kept: Set<RuleInstance.Key>, in elastic: Context) {
    guard !kept.isEmpty else { return }
    let builder = ProblemBuilder(elastic)
    func isKept(_ rule: RuleName, _ item: String, _ other: String = "") -> Bool {
      kept.contains(RuleInstance(rule, item, other).key)
    }
    func isPaid(_ prices: [(rule: RuleName, points: Int)], by names: String...) -> Bool {
      prices.contains { price in price.points > 0 && names.contains { isKept(price.rule, $0) } }
    }
    let notices = elastic.scenario.bodies.filter { isKept(.notice, $0.id) }.compactMap { $0.notice?.note.place }
    for (activity, rule) in switches
    where kept.contains(rule.key) || rule.rule == .notice && rule.place.map(notices.contains) ?? false {
      forbid(activity) { _ in true }
    }
    for variable in attendances where isKept(.attendance, variable.meeting, variable.party) {
      forbid(variable.activity) { _ in true }
    }
    for variable in meetings where kept.contains(where: { $0.item == variable.meeting.id }) {
      forbid(variable.activity) {
        isPaid(builder.prices(of: variable.choices[$0], variable.meeting, variable.required), by: variable.meeting.id)
      }
    }
    for variable in stages where kept.contains(where: { ["\(variable.item)", variable.document.id].contains($0.item) })
    {
      forbid(variable.activity) {
        isPaid(
          builder.prices(of: variable.choices[$0], variable.stage, variable.document), by: "\(variable.item)",
          variable.document.id)
      }
    }
    for variable in tasks {
      let isHead = variable.task.team.map { isKept(.capacity, $0) && ElasticScenario.isHead(variable.task) } ?? false
      guard isHead || kept.contains(where: { $0.item == variable.task.id }) else { continue }
      forbid(variable.activity) {
        isHead || isPaid(builder.prices(of: variable.choices[$0], variable.task), by: variable.task.id)
      }
    }
  }

  /// Forbids the values of an activity that cost something and that are meant.
  private mutating func forbid(_ activity: Int, where isMeant: (Int) -> Bool) {
    for v in problem.activities[activity].values.indices
    where problem.activities[activity].values[v].cost > 0 && isMeant(v) {
      problem.activities[activity].values[v].cost = ElasticProblem.forbidden
    }
  }
}
