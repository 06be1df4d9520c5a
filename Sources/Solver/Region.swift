import GLPK

/// What some activities cost at least (step 8 of the method): first by their linear relaxation, begun with the rows and bases of the
/// clusters or of two smaller regions, then, where it is the whole, by its blocks.
final class Region {
  /// No solution costs less in these activities.
  private(set) var bound = 0
  private var phase = Phase.relaxation
  private let engine: Engine
  private let budget: Budget
  /// Its activities, with the rows and the basis to begin with and, in the end, those in which its relaxation ended.
  private var state: Cluster
  /// How often it becomes one with the region beside it.
  private let joins: Int
  private var isRelaxed = false
  private var opened: Opened?
  private var lastBound = 0
  private var method = LinearProgram.Method.dualThenPrimal

  private struct Opened {
    let part: Restriction
    let folding: Folding
    let search: TreeSearch
  }

  private enum Phase {
    case relaxation
    case blocks(BlockBound)
    /// Nothing raises the bound any more.
    case closed
  }

  /// - Parameter start: the activities in order, and what is known of them.
  init(_ engine: Engine, _ start: Cluster, joins: Int, budget: Budget) {
    self.engine = engine
    self.budget = budget
    self.joins = joins
    state = start
    bound = start.bound
  }

  /// The region of the activities of both, which goes on from where they ended; nil as long as they have not.
  func joined(with other: Region) -> Region? {
    guard joins > 0, joins == other.joins, isRelaxed, other.isRelaxed else { return nil }
    var start = Cluster(activities: (state.activities + other.state.activities).sorted())
    start.cuts = state.cuts + other.state.cuts
    start.basics = state.basics + other.state.basics
    start.bound = bound + other.bound
    return Region(engine, start, joins: joins - 1, budget: budget)
  }

  var isClosed: Bool { if case .closed = phase { true } else { false } }

  /// Solves the relaxation on, until so much work is done or nothing raises its bound any more; then searches one block after another.
  func raise(work: Int) {
    switch phase {
    case .relaxation: relax(work: work)
    case .blocks(var blocks):
      blocks.search(budget)
      bound = max(bound, blocks.bound)
      phase = blocks.isDone ? .closed : .blocks(blocks)
    case .closed: break
    }
  }

  private func relax(work: Int) {
    let end = budget.work + work
    if opened == nil { opened = open() }
    guard let opened, let relaxation = opened.search.relaxation else { return close() }
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
        if try !opened.search.addBrokenRows(relaxation) { return finish(relaxation, opened) }
      }
    } catch { close() }
  }

  /// Where there are other regions, memory and time go to their relaxations; where clusters do not wait, to them.
  private func finish(_ relaxation: Relaxation, _ opened: Opened) {
    if joins > 0 {
      engine.solver.keep(relaxation.finish, of: opened.search, opened.part, opened.folding, in: &state)
      isRelaxed = true
    }
    if state.activities.count < engine.model.count || !engine.isLarge { return close() }
    phase = .blocks(BlockBound(relaxation, size: budget.options.sizes.block))
    self.opened = nil
  }

  private func close() {
    phase = .closed
    opened = nil
  }

  /// The search whose relaxation is solved; nil where nothing can be said.
  private func open() -> Opened? {
    let problem = engine.problem
    let constraints = Awareness(problem, knowsAll: true).constraints(of: state)
    let part = Restriction(
      of: problem, to: state.activities, constraints: constraints, shouldStop: budget.interrupts
    ) { self.engine.isLeft[$0][$1] }
    guard part.isComplete else { return nil }
    let folding = Folding(part.problem, shouldStop: budget.interrupts)
    guard folding.isComplete, folding.isFeasible, !budget.stops() else { return nil }
    let search = TreeSearch(folding.problem, cutoff: Propagator.noCutoff, budget: budget)
    guard search.propagator.propagateAll(shouldStop: budget.stops), !budget.stops() else { return nil }
    search.start = engine.solver.start(of: state, in: part, folding)
    (state.cuts, state.basics) = ([], [])
    search.prepareRelaxation()
    search.start = Relaxation.Start()
    return Opened(part: part, folding: folding, search: search)
  }
}
