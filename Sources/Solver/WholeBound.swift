import GLPK

/// The linear relaxation of the whole problem, begun with the rows and bases of the clusters (step 5 of the method): a bound for a solve
/// whose clusters take too long. It is raised in slices, on a thread of its own where there are two.
final class WholeBound {
  /// No solution costs less; to be read at any time.
  let found = Shared(0)
  private var bound = 0 { didSet { found.value = bound } }
  private(set) var isClosed = false
  let budget: Budget
  private let problem: Problem
  private let isLeft: [[Bool]]
  private let start: Cluster
  private let solver: ClusterSolver
  private var search: TreeSearch?
  private var lastBound = 0
  private var method = LinearProgram.Method.dualThenPrimal

  init(_ engine: Engine, budget: Budget) {
    self.budget = budget
    problem = engine.problem
    isLeft = engine.isLeft
    solver = engine.solver
    var start = Cluster(activities: Array(engine.problem.activities.indices))
    start.cuts = engine.clusters.flatMap(\.cuts)
    start.basics = engine.clusters.flatMap(\.basics)
    self.start = start
  }

  /// Solves on until so much work is done or nothing raises the bound any more.
  func raise(work: Int) {
    let end = budget.work + work
    if search == nil { search = opened() }
    while budget.work < end, !isClosed, !budget.isExhausted {
      guard let search, let relaxation = search.relaxation else { return close() }
      do {
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
        guard try search.addBrokenRows(relaxation) else { return close() }
        method = .dualThenPrimal
      } catch { return close() }
    }
  }

  /// The search whose relaxation is solved; nil where nothing can be said.
  private func opened() -> TreeSearch? {
    let isLeft = isLeft
    let part = Restriction(
      of: problem, to: Array(problem.activities.indices), constraints: problem.constraints
    ) { isLeft[$0][$1] }
    let folding = Folding(part.problem)
    guard folding.isFeasible, !budget.stops() else { return nil }
    let search = TreeSearch(folding.problem, cutoff: Propagator.noCutoff, budget: budget)
    guard search.propagator.propagateAll(shouldStop: budget.stops), !budget.stops() else { return nil }
    search.start = solver.start(of: start, in: search.model, part, folding)
    search.prepareRelaxation()
    return search
  }

  /// Nothing more can be done. The linear program goes with the thread that made it.
  private func close() {
    isClosed = true
    search = nil
  }
}
