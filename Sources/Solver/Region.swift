import GLPK

/// What some activities cost at least (step 8 of the method): first by their linear relaxation, begun with the rows and bases of the
/// clusters, then by its blocks.
final class Region {
  /// No solution costs less in these activities.
  private(set) var bound = 0
  private(set) var phase = Phase.relaxation
  private let engine: Engine
  private let budget: Budget
  private let start: Cluster
  private var search: TreeSearch?
  private var lastBound = 0
  private var method = LinearProgram.Method.dualThenPrimal

  enum Phase {
    case relaxation
    case blocks(BlockBound)
    /// Nothing raises the bound any more.
    case closed
  }

  /// - Parameter activities: in order.
  init(_ engine: Engine, activities: [Int], budget: Budget) {
    self.engine = engine
    self.budget = budget
    var start = Cluster(activities: activities)
    start.cuts = engine.clusters.flatMap(\.cuts)
    start.basics = engine.clusters.flatMap(\.basics)
    self.start = start
    let isInside = Set(activities)
    bound = engine.clusters.reduce(0) { $0 + ($1.activities.allSatisfy { isInside.contains($0) } ? $1.bound : 0) }
  }

  var isClosed: Bool { if case .closed = phase { true } else { false } }

  var isRelaxing: Bool { if case .relaxation = phase { true } else { false } }

  var blocks: BlockBound? { if case .blocks(let blocks) = phase { blocks } else { nil } }

  /// Solves the relaxation on, until so much work is done or nothing raises its bound any more; then there are blocks.
  func relax(work: Int) {
    let end = budget.work + work
    if search == nil { search = opened() }
    guard let search, let relaxation = search.relaxation else { return close() }
    do {
      while budget.work < end, !budget.isExhausted {
        guard try relaxation.optimise(method) == .optimal else { return close() }
        bound = max(bound, ceilingDivision(relaxation.safeBound(), relaxation.scale))
        if try relaxation.addMissingColumns() {
          method = .primal
          continue
        }
        // Rows that went slack go, but never twice at the same bound, so that none comes and goes for ever.
        if bound > lastBound {
          lastBound = bound
          try relaxation.dropSlackRows()
        }
        method = .dualThenPrimal
        if try !search.addBrokenRows(relaxation) { return divide(relaxation) }
      }
    } catch { close() }
  }

  /// Where there are other regions, memory and time go to their relaxations; where clusters do not wait, to them.
  private func divide(_ relaxation: Relaxation) {
    if start.activities.count < engine.model.count || !engine.isLarge { return close() }
    phase = .blocks(BlockBound(relaxation, size: budget.options.sizes.block))
    search = nil
  }

  /// Takes back a block that was searched.
  func put(_ block: Block, at index: Int) {
    guard var blocks else { return }
    blocks.put(block, at: index)
    bound = max(bound, blocks.bound)
    phase = blocks.promising(1).isEmpty ? .closed : .blocks(blocks)
  }

  /// The linear program goes with the thread that made it.
  func close() {
    phase = .closed
    search = nil
  }

  /// The search whose relaxation is solved; nil where nothing can be said.
  private func opened() -> TreeSearch? {
    let problem = engine.problem
    let constraints = Awareness(problem, knowsAll: true).constraints(of: start)
    let part = Restriction(
      of: problem, to: start.activities, constraints: constraints, shouldStop: budget.interrupts
    ) { self.engine.isLeft[$0][$1] }
    guard part.isComplete else { return nil }
    let folding = Folding(part.problem, shouldStop: budget.interrupts)
    guard folding.isComplete, folding.isFeasible, !budget.stops() else { return nil }
    let search = TreeSearch(folding.problem, cutoff: Propagator.noCutoff, budget: budget)
    guard search.propagator.propagateAll(shouldStop: budget.stops), !budget.stops() else { return nil }
    search.start = engine.solver.start(of: start, in: part, folding)
    search.prepareRelaxation()
    return search
  }
}
