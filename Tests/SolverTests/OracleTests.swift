import Solver
import TestSupport
import Testing

/// All solutions by brute force: the oracle for small problems.
struct Oracle {
  /// The least cost, then the least tie at that cost; nil where nothing is feasible.
  let best: (cost: Int, tie: Int)?

  init(_ problem: Problem) {
    var best: (cost: Int, tie: Int)?
    var values = Array(repeating: 0, count: problem.activities.count)
    // A constraint is looked at as soon as its last activity is decided.
    var due = Array(repeating: [Constraint](), count: problem.activities.count)
    for constraint in problem.constraints where constraint.lastActivity >= 0 {
      due[constraint.lastActivity].append(constraint)
      // Loads only add up: too much among the first activities is too much.
      guard case .capacity(let rule) = constraint, rule.reliefs.isEmpty else { continue }
      for load in rule.loads where load.activity < constraint.lastActivity {
        let first = rule.loads.filter { $0.activity <= load.activity }
        due[load.activity].append(.capacity(Capacity(loads: first, limit: rule.limit)))
      }
    }
    func visit(_ depth: Int, cost: Int, tie: Int) {
      if let best, (cost, tie) >= best { return }
      guard depth < problem.activities.count else {
        best = (cost, tie)
        return
      }
      for (index, value) in problem.activities[depth].values.enumerated() {
        values[depth] = index
        if due[depth].allSatisfy({ problem.isKept($0, by: values) }) {
          visit(depth + 1, cost: cost + value.cost, tie: tie + value.tie)
        }
      }
    }
    visit(0, cost: 0, tie: 0)
    self.best = best
  }
}

extension Constraint {
  var lastActivity: Int {
    switch self {
    case .precedence(let rule): max(rule.first, rule.second, rule.relaxers.map(\.activity).max() ?? 0)
    case .exclusion(let rule):
      max(rule.first, rule.second, (rule.whenFirstLeads + rule.whenSecondLeads).map(\.activity).max() ?? 0)
    case .capacity(let rule): (rule.loads.map(\.activity) + rule.reliefs.map(\.relaxer.activity)).max() ?? -1
    case .link(let rule): max(rule.first, rule.second)
    case .succession(let rule):
      rule.members.map { max($0.activity, $0.relaxers.map(\.activity).max() ?? 0) }.max() ?? -1
    case .linear(let rule): rule.terms.map(\.activity).max() ?? -1
    }
  }
}

@Suite struct OracleTests {
  static let kinds: [(name: String, kinds: [RandomProblem.Kind])] = [
    ("precedence", [.precedence]), ("exclusion", [.exclusion]), ("ready", [.ready]), ("capacity", [.capacity]),
    ("link", [.link]), ("succession", [.succession]), ("linear", [.linear]), ("all", RandomProblem.Kind.allCases),
    ("all again", RandomProblem.Kind.allCases),
  ]

  /// Each search of a cluster by itself, and all as they work together; with the numbers of linear programs put wrong, too.
  static let searches: [(name: String, change: @Sendable (inout SolveOptions) -> Void)] = [
    ("together", { _ in }),
    (
      "relaxation",
      {
        $0.emphasis = .relaxation
        $0.plainNodes = 0
      }
    ),
    (
      "orders",
      {
        $0.emphasis = .orders
        $0.plainNodes = 0
      }
    ),
    (
      "side by side",
      {
        $0.emphasis = .relaxation
        $0.plainNodes = 0
        $0.slice = 1
      }
    ),
    (
      "in blocks",
      {
        $0.slice = 1
        $0.sizes = Sizes(large: 0, region: .max, block: 2)
      }
    ),
    (
      "in regions",
      {
        $0.slice = 1
        $0.sizes = Sizes(large: 0, region: 3, block: 2)
      }
    ),
    (
      "in growing regions",
      {
        $0.slice = 1
        $0.sizes = Sizes(large: 0, region: .max, firstRegion: 1, block: 2)
      }
    ),
    (
      "by cost alone",
      {
        $0.slice = 1
        $0.sizes = Sizes(large: 0, region: .max, block: 2)
        $0.provesTie = false
      }
    ),
    (
      "disturbed",
      {
        $0.emphasis = .relaxation
        $0.plainNodes = 0
        $0.disturbance = 0.3
      }
    ),
  ]

  @Test(arguments: kinds.indices) func agreesWithBruteForce(kind: Int) {
    let problems = seeds(150)
    var infeasible = 0
    for number in problems {
      let seed = Int(number) + 1
      var random = RandomProblem(seed: seed + 10_000 * kind)
      let problem = random.problem(kinds: Self.kinds[kind].kinds)
      let expected = Oracle(problem).best
      if expected == nil { infeasible += 1 }
      for search in Self.searches {
        var options = SolveOptions()
        search.change(&options)
        var optimizer = Optimizer(problem, options: options)
        let outcome = optimizer.solve()
        let name: Comment = "\(Self.kinds[kind].name), seed \(seed), \(search.name)"
        switch outcome {
        case .optimal(let solution, let tieProven):
          #expect(tieProven == options.provesTie || solution.tie == 0, name)
          #expect(problem.violations(of: solution.values).isEmpty, name)
          #expect(solution.cost == expected?.cost, name)
          if options.provesTie { #expect(solution.tie == expected?.tie, name) }
        case .infeasible: #expect(expected == nil, name)
        case .feasible, .stopped: Issue.record(name)
        }
      }
    }
    // Without binding constraints, or with nothing feasible, the comparison would say little.
    #expect(infeasible < problems.count * 3 / 5)
  }

  @Test func aTenthOrMoreIsInfeasible() {
    let infeasible = (1...200).count { seed in
      var random = RandomProblem(seed: seed + 70_000)
      return Oracle(random.problem()).best == nil
    }
    #expect(infeasible >= 20 && infeasible <= 100)
  }
}
