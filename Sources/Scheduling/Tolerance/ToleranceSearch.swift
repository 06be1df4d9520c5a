public import Analysis
import CivilTime
import Dispatch
public import Planning
public import Solver
import Synchronization

/// How much later each item of a plan may be.
///
/// - Parameters:
///   - items: Meetings, stages and tasks; those that are absent, facts, or have begun have no tolerance and are left out.
///   - plan: The best plan of the scenario.
///   - hasCurves: Whether the cost is wanted for every slip, too.
///   - threads: How many items are looked at at a time; the answers are the same for any number.
///   - progress: Told how many items are done.
/// - Returns: In the order of the items; nil where the caller asked to stop before the start was known.
/// - Throws: `VerificationFailure` when the checker refuses a plan that proves a slip.
public func tolerances(
  of items: [ItemID], in plan: Plan, _ context: Context, hasCurves: Bool = false, threads: Int = 1,
  options: SolveOptions = SolveOptions(), progress: (@Sendable (Int) -> Void)? = nil
) throws -> [Tolerance]? {
  guard let base = ToleranceBase(context, plan, options) else { return nil }
  let open = items.filter { base.isOpen($0) }
  let results = Mutex<[Int: Result<Tolerance, any Error>]>([:])
  let next = Mutex(0)
  DispatchQueue.concurrentPerform(iterations: max(1, min(threads, open.count))) { _ in
    let worker = ToleranceSearch(base, options)
    while true {
      let index = next.withLock { next in
        defer { next += 1 }
        return next
      }
      guard index < open.count, !options.shouldStop() else { return }
      let result = Result { try worker.tolerance(of: open[index], hasCurve: hasCurves) }
      let done = results.withLock { results in
        results[index] = result
        return results.count
      }
      progress?(done)
    }
  }
  let found = results.withLock { $0 }
  return try open.indices.compactMap { try found[$0]?.get() }
}

/// A compiled scenario with its best plan as a solution, and where the clusters of its solve ended.
struct ToleranceBase: Sendable {
  let context: Context
  /// With the costs that the checker finds.
  let plan: Plan
  let compiled: CompiledProblem
  let known: [Int]
  let start: WarmStart

  init?(_ context: Context, _ plan: Plan, _ options: SolveOptions) {
    guard case .problem(let compiled)? = Compiler.compile(context, shouldStop: options.shouldStop),
      let known = compiled.values(of: plan, in: context)
    else { return nil }
    var quick = SolveOptions(shouldStop: options.shouldStop)
    quick.provesTie = false
    var optimizer = Optimizer(compiled.problem, options: quick)
    let (outcome, start) = optimizer.solveForReuse()
    guard case .optimal = outcome else { return nil }
    self.context = context
    self.plan = plan.priced(in: context)
    self.compiled = compiled
    self.known = known
    self.start = start
  }

  /// Whether an item takes place and may still move.
  func isOpen(_ item: ItemID) -> Bool {
    if case .event = item { return false }
    return !context.isFact(item) && !context.hasBegun(item) && PlanIndex(plan, in: context).occupation(item) != nil
  }

  /// The problem with some prices at 0, and by how much each of these activities is cheaper at most.
  func problem(free activities: Set<Int>) -> (problem: Problem, drop: [Int: Int]) {
    var problem = compiled.problem
    var drop: [Int: Int] = [:]
    for a in activities.sorted() {
      drop[a] = problem.activities[a].values.map(\.cost).max() ?? 0
      for value in problem.activities[a].values.indices { problem.activities[a].values[value].cost = 0 }
    }
    return (problem, drop)
  }
}

/// Finds the tolerances of one item after another.
final class ToleranceSearch {
  private let base: ToleranceBase
  private let options: SolveOptions
  /// For questions in which nothing costs anything, in the scenario as it is.
  private lazy var free = ToleranceSearch.free(base, options)

  init(_ base: ToleranceBase, _ options: SolveOptions) {
    self.base = base
    self.options = ToleranceSearch.limited(options)
  }

  /// The work of one question.
  private static func limited(_ options: SolveOptions) -> SolveOptions {
    var limited = SolveOptions(pivotLimit: 200_000, nodeLimit: 20_000, shouldStop: options.shouldStop)
    limited.provesTie = false
    // What is left to the search needs its linear program.
    limited.plainNodes = 3
    return limited
  }

  private static func free(_ base: ToleranceBase, _ options: SolveOptions) -> Reoptimizer {
    let (problem, drop) = base.problem(free: Set(base.compiled.problem.activities.indices))
    return Reoptimizer(problem, known: base.known, from: base.start, lowered: drop, options: options)
  }

  func tolerance(of item: ItemID, hasCurve: Bool) throws -> Tolerance {
    let unpinned = base.context.scenario.unpinned(item)
    var base = base
    var free = self.free
    if let unpinned {
      // A slip lifts a pin, so that the scenario is another one.
      guard let other = ToleranceBase(Context(unpinned), base.plan, options) else { return stopped(item) }
      base = other
      free = ToleranceSearch.free(base, options)
    }
    return try ItemTolerance(item, base, free: free, options).tolerance(hasCurve: hasCurve)
  }

  private func stopped(_ item: ItemID) -> Tolerance {
    let planned = PlanIndex(base.plan, in: base.context).occupation(item)?.days ?? DayRange(base.context.horizon.first)
    return Tolerance(item: item, planned: planned, slips: [:], curve: nil)
  }
}

extension Scenario {
  /// The scenario without the pins that a slip of an item lifts; nil where there are none.
  fileprivate func unpinned(_ item: ItemID) -> Scenario? {
    guard case .meeting(let id) = item else { return nil }
    let pinned = movedWith(id).filter { id in
      let note = meetings.first { $0.id == id }?.pin?.note
      return note.map { $0.soft == nil && !$0.isFirm } ?? false
    }
    return pinned.isEmpty ? nil : pinned.reduce(self) { $0.applying(.unpinned(meeting: $1)) }
  }

  /// A meeting, and what lies alongside it.
  private func movedWith(_ id: String) -> [String] {
    [id] + meetings.filter { $0.alongside?.value == id && $0.status != .held }.flatMap { movedWith($0.id) }
  }
}
