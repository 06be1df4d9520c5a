/// Some activities of a region, searched by themselves at the prices of the rows that lead out of them (step 8 of the method).
struct Block {
  /// What the activities cost at least, each by itself; the problem's costs are counted from there.
  var least = 0
  private var problem = Problem(activities: [], constraints: [], setup: [])
  /// Where the last search ended.
  private var start = Relaxation.Start()
  /// No solution of the block costs less.
  var lower = 0
  /// How far above that the next search looks.
  private var step = 4 * BlockBound.grid
  private var nodes = 100
  private var work = 0
  /// Whether `lower` is the least cost, or no more is expected.
  private(set) var isDone = true

  /// Leaves it to be searched.
  mutating func open(_ problem: Problem, _ cuts: [Cut]) {
    self.problem = problem
    start = Relaxation.Start(cuts: cuts)
    isDone = false
  }

  /// What the next search may bring, for its work.
  var promise: Int { step * 1_000_000 / (work > 0 ? work : 1 + 200 * problem.activities.count) }

  /// Looks for a solution within a step of the bound: that there is none raises the bound by the step.
  mutating func search(_ budget: Budget) {
    let (before, nodesBefore) = (budget.work, budget.statistics.nodes)
    let search = TreeSearch(problem, cutoff: lower + step - 1, budget: budget)
    search.start = start
    let ending = search.run(Allowance(nodes: nodes))
    if let relaxation = search.relaxation { start = relaxation.finish }
    work = max(1, budget.work - before)
    let used = budget.statistics.nodes - nodesBefore
    switch ending {
    case .complete:
      isDone = search.best != nil
      lower = search.cutoff + 1
      if used * 3 < nodes { step *= 2 }
      nodes = max(nodes, 4 * used)
    case .stopped(let bound):
      lower = max(lower, min(bound, search.cutoff + 1))
      step /= 2
      nodes *= 2
      work *= 2
      // It would take longer than it is worth.
      isDone = step < BlockBound.grid / 4
    }
  }
}
