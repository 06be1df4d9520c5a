import Testing

@testable import Solver

/// The search that learns from conflicts, by itself, against brute force.
@Suite struct LearningTests {
  /// Problems whose values never fall and whose constraints it can explain.
  private static func problem(seed: Int) -> Problem {
    var random = RandomProblem(seed: seed + 500_000)
    let isPriced = random.chance(60)
    let horizon = random.next(3...6)
    let activities = (0..<random.next(3...4)).map { index -> Activity in
      let length = random.next(0...3)
      let preferred = random.next(0...horizon)
      var values = (0...horizon).filter { _ in random.chance(80) }.map {
        Value(start: $0, end: $0 + length, place: 0, cost: isPriced ? abs($0 - preferred) : 0)
      }
      if values.isEmpty { values = [Value(start: 0, end: length, place: 0)] }
      return Activity(name: "item \(index)", rank: .other, home: 0, values: values)
    }
    var problem = Problem(activities: activities, constraints: [], setup: [[random.next(0...1)]])
    for _ in 0..<random.next(2...6) {
      let first = random.next(0...(activities.count - 1))
      let second = (first + random.next(1...(activities.count - 1))) % activities.count
      switch random.next(1...4) {
      case 1:
        let gap = random.next(-5...2)
        problem.constraints.append(
          .precedence(
            Precedence(
              first: first, tail: activities[first].values.map { $0.start + gap }, second: second,
              head: activities[second].values.map(\.start))))
      case 2: problem.constraints.append(.exclusion(Exclusion(first: first, second: second)))
      default:
        let loads = activities.indices.map { Capacity.Load(activity: $0, demand: random.next(0...3)) }
        problem.constraints.append(.capacity(Capacity(loads: loads, limit: random.next(2...5))))
      }
    }
    // The last end, which costs its time.
    let last = activities.flatMap(\.values).map(\.end).max() ?? 0
    let end = problem.activities.count
    problem.activities.append(
      Activity(
        name: "end", rank: .switching, home: 0, values: (0...last).map { Value(start: $0, end: $0, cost: $0) }))
    for a in activities.indices {
      problem.constraints.append(
        .precedence(
          Precedence(first: a, tail: activities[a].values.map(\.end), second: end, head: Array(0...last))))
    }
    return problem
  }

  /// All solutions, by brute force.
  private static func solutions(_ problem: Problem) -> [[Int]] {
    var found: [[Int]] = []
    var values = Array(repeating: 0, count: problem.activities.count)
    var due = Array(repeating: [Constraint](), count: problem.activities.count)
    for constraint in problem.constraints { due[constraint.lastActivity].append(constraint) }
    func visit(_ depth: Int) {
      guard depth < values.count else { return found.append(values) }
      for value in problem.activities[depth].values.indices {
        values[depth] = value
        if due[depth].allSatisfy({ problem.isKept($0, by: values) }) { visit(depth + 1) }
      }
    }
    visit(0)
    return found
  }

  private static func cost(_ values: [Int], _ problem: Problem) -> Int { Solution(values: values, in: problem).cost }

  private static func search(_ problem: Problem) -> LearningSearch? {
    LearningSearch(problem, cutoff: Propagator.noCutoff, budget: Budget(SolveOptions()))
  }

  @Test func agreesWithBruteForce() throws {
    var infeasible = 0
    var conflicts = 0
    for seed in 1...3000 {
      let problem = Self.problem(seed: seed)
      let search = try #require(Self.search(problem), "seed \(seed)")
      #expect(search.run(.unlimited) == .complete, "seed \(seed)")
      let best = search.takeBest()
      if let best { #expect(problem.violations(of: best).isEmpty, "seed \(seed)") }
      #expect(best.map { Self.cost($0, problem) } == Oracle(problem).best?.cost, "seed \(seed)")
      if best == nil { infeasible += 1 }
      conflicts += search.conflicts
    }
    #expect(infeasible > 100 && infeasible < 2000)
    #expect(conflicts > 8000)
  }

  /// A clause holds in every solution that is cheap enough when it is learned.
  @Test func learnsOnlyWhatHolds() throws {
    var learned = 0
    for seed in 1...300 {
      let problem = Self.problem(seed: seed)
      let search = try #require(Self.search(problem), "seed \(seed)")
      var clauses: [(literals: [BoundLiteral], cutoff: Int)] = []
      search.onLearning = { [unowned search] in clauses.append(($0, search.cutoff)) }
      _ = search.run(.unlimited)
      learned += clauses.count
      guard !clauses.isEmpty else { continue }
      let model = Model(problem)
      for solution in Self.solutions(problem) {
        let cost = Self.cost(solution, problem)
        for clause in clauses where cost <= clause.cutoff {
          let holds = clause.literals.contains { literal in
            let a = model.owner[literal.value]
            return (model.first[a] + solution[a] >= literal.value) != literal.isUpper
          }
          #expect(holds, "seed \(seed)")
        }
      }
    }
    #expect(learned > 200)
  }

  /// In slices of a conflict each, with what stands at the end of a slice as a bound.
  @Test func endsTheSameInSlices() throws {
    for seed in 1...300 {
      let problem = Self.problem(seed: seed)
      let whole = try #require(Self.search(problem), "seed \(seed)")
      _ = whole.run(.unlimited)
      let least = whole.takeBest().map { Self.cost($0, problem) }
      let sliced = try #require(Self.search(problem), "seed \(seed)")
      var best: [Int]?
      while case .stopped(let bound) = sliced.run(Allowance(nodes: 1)) {
        best = sliced.takeBest() ?? best
        if let least { #expect(bound <= least, "seed \(seed)") }
      }
      best = sliced.takeBest() ?? best
      #expect(best.map { Self.cost($0, problem) } == least, "seed \(seed)")
    }
  }

  @Test func givesTheSameAnswerTwice() throws {
    for seed in 1...100 {
      let problem = Self.problem(seed: seed)
      let first = try #require(Self.search(problem))
      let second = try #require(Self.search(problem))
      _ = first.run(.unlimited)
      _ = second.run(.unlimited)
      #expect(first.takeBest() == second.takeBest(), "seed \(seed)")
      #expect(first.conflicts == second.conflicts, "seed \(seed)")
    }
  }

  @Test func declinesWhatItCannotExplain() {
    let activities = (0..<2).map { index in
      Activity(
        name: "item \(index)", rank: .other, home: 0, values: (0...3).map { Value(start: $0, end: $0 + 1) })
    }
    let link = Link(first: 0, firstKey: [0, 1, 2, 3], second: 1, secondKey: [3, 2, 1, 0])
    let linked = Problem(activities: activities, constraints: [.link(link)], setup: [])
    #expect(Self.search(linked) == nil)
    var falling = Problem(activities: activities, constraints: [], setup: [])
    falling.activities[0].values.reverse()
    #expect(Self.search(falling) == nil)
  }
}
