/// Looks for better solutions of the whole while clusters are solved and merged (steps 7 and 8 of the method): a construction first, then
/// slices of the neighbourhood search, on a thread of its own where there are two.
final class Seeking {
  private let engine: Engine
  private let level: ClusterSolver.Level
  private let companion: Companion
  private let cancellation = Shared(false)
  private var neighbourhood: Neighbourhood?
  private var counted = SolveStatistics()
  /// The work of the engine when the last attempt or slice began.
  private var begin = 0
  /// How much work of the engine goes by before the slice is taken, in slices; more where they brought nothing.
  private var patience = 1

  private var whole: WholeBound?
  private let wholeCompanion: Companion
  private var wholeCounted = SolveStatistics()
  private var wholeBegin = 0
  private var isWholeClosed = false

  /// The least work of a slice, in units of about a microsecond.
  private let slice: Int
  /// Work after which neighbourhoods are searched: later where a solution is repaired, since nearly all the work is its proof then.
  private var firstSlice: Int { engine.isRepairing ? 8 * slice : slice }
  /// Work after which the relaxation of the whole is worth its while.
  private var wholeStart: Int { 12 * slice }
  /// Work after which a first solution is looked for.
  private var start: Int { slice / 4 }
  init(_ engine: Engine, level: ClusterSolver.Level) {
    self.engine = engine
    self.level = level
    slice = engine.budget.options.slice
    companion = Companion(threads: engine.budget.options.threads)
    wholeCompanion = Companion(threads: engine.budget.options.threads)
  }

  /// Does what is due by the work done so far.
  ///
  /// - Parameter plan: What the solution is to be near to, one value for each activity.
  func step(near plan: @autoclosure () -> [Int]?) {
    // What is begun now would only be waited for.
    if engine.budget.isExhausted { return }
    raiseWhole()
    wait()
    let spent = engine.budget.work - begin
    guard let best = engine.incumbent else {
      let isFirst = begin == 0 && engine.isLarge
      if isFirst || spent > start { construct(near: plan() ?? engine.cheapest) }
      return
    }
    guard engine.budget.work > firstSlice else { return }
    if neighbourhood != nil {
      guard spent >= patience * slice else { return }
      collect()
    }
    seek(from: best)
  }

  /// Starts a slice of the neighbourhood search.
  private func seek(from best: Solution) {
    // The slice before may still run.
    if engine.budget.isCalledOff { return }
    if neighbourhood == nil {
      neighbourhood = Neighbourhood(
        engine, level: level, best: best, budget: Budget(engine.budget.options.quiet, cancellation: cancellation))
    }
    startSlice(max(slice, min(engine.budget.work - begin, 4 * slice)))
  }

  /// Takes what the last slice found; where the solve is proven, nobody waits for it.
  func end(isProven: Bool) {
    if !isProven && !engine.budget.isCalledOff {
      if neighbourhood != nil { collect() }
      if whole != nil { collectWhole() }
    }
    if isProven || engine.budget.isCalledOff {
      cancellation.value = true
      // Nobody waits for the end of a slice; what it has found is there.
      if !isProven { takeFound() }
    }
    neighbourhood = nil
    whole = nil
  }

  /// Raises the bound by the relaxation of the whole, as long as there is a gap.
  private func raiseWhole() {
    guard level == .cost, engine.budget.work > (engine.isLarge ? start : wholeStart), let best = engine.incumbent,
      best.cost > engine.bound
    else { return }
    if whole != nil {
      guard !isWholeClosed, engine.budget.work - wholeBegin > slice else { return }
      collectWhole()
      if isWholeClosed || engine.budget.isExhausted { return }
    } else {
      whole = WholeBound(engine, cancellation: cancellation)
    }
    let work = max(slice, min(engine.budget.work - wholeBegin, 4 * slice))
    wholeBegin = engine.budget.work
    if let whole { wholeCompanion.start { whole.raise(work: work) } }
  }

  private func collectWhole() {
    wholeCompanion.join(shouldStop: engine.budget.interrupts)
    guard let whole, !engine.budget.isCalledOff else { return }
    let bound = whole.found.value
    engine.budget.count(whole.budget.statistics, after: wholeCounted)
    wholeCounted = whole.budget.statistics
    if bound > engine.wholeBound {
      engine.wholeBound = bound
      engine.budget.trace("whole: \(bound), parts \(engine.sumOfParts)")
      engine.report()
    }
    isWholeClosed = whole.isClosed
    if let best = engine.incumbent, best.cost <= engine.bound, isCostAlone(best) { engine.budget.finish() }
  }

  /// Whether the first level is all that is left to prove.
  private func isCostAlone(_ solution: Solution) -> Bool { solution.tie == 0 || !engine.budget.options.provesTie }

  /// Leaves the clusters of a large problem alone until the bound of the whole is at its end: they would grow beyond what can be solved.
  private func wait() {
    guard engine.isLarge, level == .cost, engine.budget.work > wholeStart, whole != nil else { return }
    while let best = engine.incumbent, isCostAlone(best), best.cost > engine.bound, !isWholeClosed,
      !engine.budget.isExhausted
    {
      wholeCompanion.join(shouldStop: engine.budget.stops)
      companion.join(shouldStop: engine.budget.stops)
      if engine.budget.isExhausted { return }
      if neighbourhood != nil { collect() }
      engine.budget.spend(4 * slice)
      raiseWhole()
      seek(from: best)
    }
  }

  private func takeFound() {
    if let best = neighbourhood?.found.value { engine.offer(best.values) }
    engine.wholeBound = max(engine.wholeBound, whole?.found.value ?? 0)
  }

  private func construct(near plan: [Int]) {
    if let values = Construction(engine: engine, plan: plan).solution() {
      engine.offer(values)
      engine.budget.trace("constructed: \(engine.incumbent?.cost ?? 0)")
    }
    begin = engine.budget.work
  }

  private func startSlice(_ work: Int) {
    guard let neighbourhood else { return }
    if let best = engine.incumbent { neighbourhood.adopt(best) }
    begin = engine.budget.work
    companion.start { neighbourhood.improve(work: work) }
  }

  private func collect() {
    companion.join(shouldStop: engine.budget.interrupts)
    guard let neighbourhood, let before = engine.incumbent, !engine.budget.isCalledOff else { return }
    let best = neighbourhood.found.value
    engine.budget.count(neighbourhood.budget.statistics, after: counted)
    counted = neighbourhood.budget.statistics
    if best.isBetter(than: before) {
      engine.offer(best.values)
      engine.budget.trace("neighbourhoods: \(before.cost) to \(best.cost)")
      patience = 1
    } else {
      patience = min(patience + 1, 4)
    }
  }
}

extension SolveOptions {
  /// The options of a search beside another: it reports nothing.
  var quiet: SolveOptions {
    var options = self
    options.progress = nil
    options.trace = nil
    return options
  }
}
