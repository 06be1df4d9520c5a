import Solver
import Testing

/// All solutions by brute force: the oracle for small problems.
struct Oracle {
  /// The least cost, then the least tie at that cost; nil where nothing is feasible.
  let best: (cost: Int, tie: Int)?

  init(_ problem: Problem) {
    var best: (cost: Int, tie: Int)?
    var values = Array(repeating: 0, count: problem.activities.count)
    // A constraint is looked at as soon as its last activity is decided.
    let deciding = problem.constraints.map(\.lastActivity)
    func visit(_ depth: Int, cost: Int, tie: Int) {
      if let best, (cost, tie) >= best { return }
      guard depth < problem.activities.count else {
        best = (cost, tie)
        return
      }
      for (index, value) in problem.activities[depth].values.enumerated() {
        values[depth] = index
        let isKept = problem.constraints.indices.allSatisfy {
          deciding[$0] != depth || problem.isKept(problem.constraints[$0], by: values)
        }
        if isKept { visit(depth + 1, cost: cost + value.cost, tie: tie + value.tie) }
      }
    }
    if problem.constraints.allSatisfy({ $0.lastActivity >= 0 || problem.isKept($0, by: values) }) {
      visit(0, cost: 0, tie: 0)
    }
    self.best = best
  }
}

extension Constraint {
  var lastActivity: Int {
    switch self {
    case .precedence(let rule): max(rule.first, rule.second, rule.relaxers.map(\.activity).max() ?? 0)
    case .exclusion(let rule):
      max(rule.first, rule.second, (rule.whenFirstLeads + rule.whenSecondLeads).map(\.activity).max() ?? 0)
    case .capacity(let rule): rule.loads.map(\.activity).max() ?? -1
    case .link(let rule): max(rule.first, rule.second)
    case .succession(let rule):
      rule.members.map { max($0.activity, $0.relaxers.map(\.activity).max() ?? 0) }.max() ?? -1
    case .linear(let rule): rule.terms.map(\.activity).max() ?? -1
    }
  }
}

@Suite struct OracleTests {
  static let kinds: [(String, [RandomProblem.Kind])] = [
    ("precedence", [.precedence]), ("exclusion", [.exclusion]), ("ready", [.ready]), ("capacity", [.capacity]),
    ("link", [.link]), ("succession", [.succession]), ("linear", [.linear]), ("all", RandomProblem.Kind.allCases),
    ("all again", RandomProblem.Kind.allCases),
  ]

  static let emphases: [(String, Emphasis, plainNodes: Int)] = [
    ("as it is", .automatic, 40), ("relaxation", .relaxation, 0), ("orders", .orders, 0),
  ]

  @Test(arguments: kinds.indices, emphases.indices) func agreesWithBruteForce(kind: Int, emphasis: Int) {
    var infeasible = 0
    var options = SolveOptions()
    options.emphasis = Self.emphases[emphasis].1
    options.plainNodes = Self.emphases[emphasis].plainNodes
    let problems = 120
    for seed in 1...problems {
      var random = RandomProblem(seed: seed + 10_000 * kind)
      let problem = random.problem(kinds: Self.kinds[kind].1)
      let expected = Oracle(problem).best
      var optimizer = Optimizer(problem, options: options)
      switch optimizer.solve() {
      case .optimal(let solution, let tieProven):
        #expect(tieProven)
        #expect(problem.violations(of: solution.values).isEmpty, "\(Self.kinds[kind].0) seed \(seed)")
        #expect(solution.cost == expected?.cost, "\(Self.kinds[kind].0) seed \(seed)")
        #expect(solution.tie == expected?.tie, "\(Self.kinds[kind].0) seed \(seed)")
      case .infeasible:
        infeasible += 1
        #expect(expected == nil, "\(Self.kinds[kind].0) seed \(seed)")
      case .feasible, .stopped:
        Issue.record("\(Self.kinds[kind].0) seed \(seed) was not solved to the end")
      }
    }
    #expect(infeasible < problems)
  }
}
