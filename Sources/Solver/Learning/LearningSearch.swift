/// Searches one problem by learning from conflicts (step 6 of the method): decisions on bounds, propagation that can name its reasons, and a
/// clause from each conflict, which the search never meets again.
///
/// Schutt, Feydy, Stuckey, Wallace (2011), Explaining the cumulative propagator, doi:10.1007/s10601-010-9103-2. It looks only for solutions
/// that cost at most `cutoff`; what it learns holds for those.
final class LearningSearch {
  let problem: Problem
  let rules: LearningModel
  let model: Model
  let budget: Budget
  let trail: BoundTrail
  let clauses: ClauseStore
  var literals: LiteralQueue
  private(set) var cutoff: Int
  private var best: [Int]?
  /// What is known before the search: no solution costs less.
  var knownBound = 0

  var queues: PropagationQueues
  let profile: LoadProfile
  /// The true literals that a conflict needs, or a bound that is looked into.
  var explanation: [BoundLiteral] = []
  var analysis: ConflictAnalysis
  var work = 0
  private(set) var conflicts = 0
  private var restarts = 0
  private var conflictsAtRestart = 0
  private var clauseLimit = 4000
  private var isStarted = false
  private var isDone = false
  /// The value of each activity in the best solution, or the last one it had.
  private let favourite: UnsafeMutablePointer<Int>
  /// Shows each clause as it is learned.
  var onLearning: (([BoundLiteral]) -> Void)?

  /// - Parameter model: That of the problem, where it is there.
  /// - Returns: nil for a problem with a constraint that it cannot explain.
  init?(_ problem: Problem, on model: Model? = nil, cutoff: Int, budget: Budget) {
    let model = model ?? Model(problem)
    guard let rules = LearningModel(model) else { return nil }
    self.problem = problem
    self.rules = rules
    self.model = model
    self.budget = budget
    self.cutoff = cutoff
    trail = BoundTrail(model)
    clauses = ClauseStore(literals: 2 * model.valueCount)
    literals = LiteralQueue(values: model.valueCount)
    queues = PropagationQueues(rules)
    profile = LoadProfile(rules)
    analysis = ConflictAnalysis(sides: 2 * model.count)
    favourite = .allocate(capacity: model.count)
    favourite.initialize(repeating: -1, count: model.count)
  }

  deinit {
    literals.deallocate()
    profile.deallocate()
    analysis.deallocate()
    queues.deallocate()
    favourite.deallocate()
  }

  /// Looks only for solutions that cost at most this from now on.
  func lower(cutoff: Int) {
    guard cutoff < self.cutoff else { return }
    self.cutoff = cutoff
    undo(to: 0)
    queues.isCostDue = true
  }

  /// The best solution found since it was last taken.
  func takeBest() -> [Int]? {
    defer { best = nil }
    return best
  }

  /// Searches until the end or until the allowance of conflicts is used up; then another run goes on.
  func run(_ allowance: Allowance) -> TreeSearch.Ending {
    let last = allowance.nodes == .max ? .max : conflicts + allowance.nodes
    if !isStarted {
      isStarted = true
      isDone = !followAllArcs()
    }
    while !isDone {
      let before = work
      let isConsistent = propagate()
      budget.spend(1 + (work - before) / 4)
      if !isConsistent {
        count()
        isDone = !learn()
      } else if budget.isExhausted || conflicts >= last {
        undo(to: 0)
        return .stopped(bound: max(knownBound, sumOfLeast()))
      } else if conflicts - conflictsAtRestart >= 100 * luby(restarts + 1) {
        restart()
      } else if let decision = decision() {
        trail.beginLevel()
        push(decision, .decision)
      } else {
        record()
      }
    }
    return .complete
  }

  private func count() {
    conflicts += 1
    budget.statistics.nodes += 1
  }

  private func record() {
    let values = (0..<model.count).map { trail.low($0) - model.first[$0] }
    assert(problem.violations(of: values).isEmpty, "propagation is exact once every activity is fixed")
    count()
    best = values
    for a in 0..<model.count { favourite[a] = trail.low(a) }
    lower(cutoff: Solution(values: values, in: problem).cost - 1)
  }

  private func restart() {
    restarts += 1
    conflictsAtRestart = conflicts
    undo(to: 0)
    guard clauses.clauses.count > clauseLimit, propagate() else { return }
    clauseLimit += 500
    let times = clauses.times.sorted()
    let median = times[times.count / 2]
    clauses.keep(in: trail) { levels, time in levels <= 2 || time >= median }
  }

  func undo(to level: Int) {
    guard level < trail.level else { return }
    trail.undo(to: level) { entry in
      let (first, last) = entry.side & 1 == 0 ? (entry.before + 1, entry.after) : (entry.after, entry.before - 1)
      literals.insert(from: first, to: last)
    }
    queues.clear(at: trail.count)
  }

  /// The literal that conflicts came across most, as it is in the best solution; without one, the activity that can start first does.
  private func decision() -> BoundLiteral? {
    while let value = literals.popFirst() {
      let a = model.owner[value]
      guard trail.low(a) < value, value <= trail.high(a) else { continue }
      return favourite[a] >= value ? .atLeast(value) : .below(value)
    }
    var chosen: (start: Int, end: Int, activity: Int)?
    for a in 0..<model.count where !trail.isFixed(a) {
      let candidate = (start: model.start[trail.low(a)], end: model.start[trail.high(a)], activity: a)
      if chosen.map({ candidate < $0 }) ?? true { chosen = candidate }
    }
    guard let a = chosen?.activity else { return nil }
    let value = cheapest(a)
    return value > trail.low(a) ? .atLeast(value) : .below(value + 1)
  }

  private func cheapest(_ a: Int) -> Int {
    var cheapest = trail.low(a)
    for value in trail.low(a)...trail.high(a) where rules.prices[value] < rules.prices[cheapest] { cheapest = value }
    return cheapest
  }

  private func sumOfLeast() -> Int { (0..<model.count).reduce(0) { $0 + rules.prices[cheapest($1)] } }

  /// Luby, Sinclair, Zuckerman (1993), Optimal speedup of Las Vegas algorithms, doi:10.1016/0020-0190(93)90029-9: 1 1 2 1 1 2 4 ...
  private func luby(_ index: Int) -> Int {
    var power = 1
    while 2 * power - 1 < index { power *= 2 }
    return index == 2 * power - 1 ? power : luby(index - power + 1)
  }
}
