import Solver
import Synchronization
import Testing

/// Problems shaped like a season of meetings: too large for brute force, held against themselves.
@Suite struct SeasonTests {
  @Test(arguments: [1, 2, 3]) func threadsChangeNothing(seed: Int) {
    let problem = Self.season(seed: seed, meetings: 10)
    let answers = [1, 2].map { threads in
      var options = SolveOptions(threads: threads)
      options.slice = 3000
      var optimizer = Optimizer(problem, options: options)
      let outcome = optimizer.solve()
      return (outcome, optimizer.statistics)
    }
    #expect(answers[0].0 == answers[1].0)
    #expect(answers[0].1 == answers[1].1)
    var optimizer = Optimizer(problem)
    guard case .optimal(let expected, _) = optimizer.solve(), case .optimal(let found, _) = answers[0].0 else {
      Issue.record("not proven")
      return
    }
    #expect((found.cost, found.tie) == (expected.cost, expected.tie))
  }

  /// Homes that rows join are searched together, which brings the bound of the whole up to the optimum; each by itself leaves a gap.
  @Test(arguments: [2, 7]) func blocksRegainWhatTheRelaxationLeavesOpen(seed: Int) throws {
    let problem = Self.season(seed: seed, meetings: 14)
    var optimizer = Optimizer(problem)
    guard case .optimal(let solution, _) = optimizer.solve() else {
      Issue.record("not proven")
      return
    }
    let (whole, apart) = (Self.bounds(of: problem, block: 1000), Self.bounds(of: problem, block: 0))
    #expect(whole.max() == solution.cost)
    #expect(try #require(apart.max()) < solution.cost)
  }

  /// What the solve says of the bound of the whole, while clusters wait for it.
  private static func bounds(of problem: Problem, block: Int) -> [Int] {
    let found = Mutex<[Int]>([])
    var options = SolveOptions(threads: 1)
    options.slice = 1
    options.sizes = Sizes(large: 0, region: 1000, block: block)
    options.provesTie = false
    options.trace = { line in
      guard line.hasPrefix("whole: "), let bound = line.dropFirst(7).split(separator: ",").first.flatMap({ Int($0) })
      else { return }
      found.withLock { $0.append(bound) }
    }
    var optimizer = Optimizer(problem, options: options)
    _ = optimizer.solve()
    return found.withLock { $0 }
  }

  /// Meetings of a few parties, each with a chain of two stages; first stages share a team, some second stages end in a session.
  static func season(seed: Int, meetings: Int) -> Problem {
    var random = RandomProblem(seed: seed)
    var problem = Problem(activities: [], constraints: [], setup: [[0, 1], [1, 0]])
    var parties = Array(repeating: [Int](), count: 4)
    var drafts: [Int] = []
    var lastSession: Int?
    for home in 0..<meetings {
      let isSession = home % 4 == 0
      let preferred = 12 + random.next(0...18)
      let length = random.next(1...2)
      let place = random.next(0...1)
      let meeting = problem.activities.count
      problem.activities.append(
        Activity(
          name: "meeting \(home)", rank: isSession ? .session : .meeting, home: home,
          values: (8...34).filter { $0 % 7 < 5 }.map {
            Value(start: $0, end: $0 + length, place: place, cost: 2 * abs($0 - preferred), tie: $0)
          }))
      for party in 0..<4 where random.chance(40) { parties[party].append(meeting) }
      let draft = problem.activities.count
      problem.activities.append(
        Activity(
          name: "draft \(home)", rank: .other, home: home, settles: true,
          values: (0...28).map { Value(start: $0, end: $0 + 3, cost: max(0, preferred - 9 - $0)) }))
      drafts.append(draft)
      let approval = problem.activities.count
      var ways = (3...32).map { Value(start: $0, end: $0 + 4, mode: 0, cost: 3) }
      if lastSession != nil { ways += (8...36).map { Value(start: $0, end: $0 + 1, mode: 1) } }
      ways.sort { ($0.start, $0.mode) < ($1.start, $1.mode) }
      problem.activities.append(
        Activity(name: "approval \(home)", rank: .other, home: home, settles: true, values: ways))
      problem.constraints += [
        precedence(from: draft, to: approval, in: problem), precedence(from: approval, to: meeting, in: problem),
      ]
      if let session = lastSession {
        problem.constraints.append(
          .link(
            Link(
              first: approval, firstKey: ways.map { $0.mode == 1 ? $0.end : nil }, second: session,
              secondKey: problem.activities[session].values.map(\.end))))
      }
      if isSession { lastSession = meeting }
    }
    for party in parties {
      for (index, a) in party.enumerated() {
        for b in party[(index + 1)...] { problem.constraints.append(.exclusion(Exclusion(first: a, second: b))) }
      }
    }
    problem.constraints.append(
      .capacity(Capacity(loads: drafts.map { Capacity.Load(activity: $0, demand: 1) }, limit: 2)))
    return problem
  }

  private static func precedence(from a: Int, to b: Int, in problem: Problem) -> Constraint {
    .precedence(
      Precedence(
        first: a, tail: problem.activities[a].values.map(\.end), second: b,
        head: problem.activities[b].values.map(\.start)))
  }

  private func optimum(_ problem: Problem, _ emphasis: Emphasis, plainNodes: Int) -> Outcome {
    var options = SolveOptions()
    options.emphasis = emphasis
    options.plainNodes = plainNodes
    var optimizer = Optimizer(problem, options: options)
    return optimizer.solve()
  }

  @Test func searchesAgree() {
    for seed in 1...12 {
      let problem = Self.season(seed: seed, meetings: 6 + seed % 4)
      let first = optimum(problem, .automatic, plainNodes: 40)
      let second = optimum(problem, .relaxation, plainNodes: 0)
      guard case .optimal(let a, true) = first, case .optimal(let b, true) = second else {
        #expect(first == second, "seed \(seed)")
        continue
      }
      #expect(problem.violations(of: a.values).isEmpty, "seed \(seed)")
      #expect(problem.violations(of: b.values).isEmpty, "seed \(seed)")
      #expect(a.cost == b.cost && a.tie == b.tie, "seed \(seed)")
    }
  }

  @Test func theOrderOfConstraintsChangesNoOptimum() {
    for seed in 1...8 {
      let problem = Self.season(seed: seed, meetings: 7)
      var reversed = problem
      reversed.constraints.reverse()
      let first = optimum(problem, .automatic, plainNodes: 40)
      let again = optimum(problem, .automatic, plainNodes: 40)
      #expect(first == again, "seed \(seed)")
      if case .optimal(let a, _) = first, case .optimal(let b, _) = optimum(reversed, .automatic, plainNodes: 40) {
        #expect(a.cost == b.cost && a.tie == b.tie, "seed \(seed)")
      }
    }
  }

  @Test func aLimitLeavesAValidBound() {
    for seed in 1...8 {
      let problem = Self.season(seed: seed, meetings: 14)
      guard case .optimal(let best, _) = optimum(problem, .automatic, plainNodes: 40) else { continue }
      for nodes in [1, 20, 60] {
        var optimizer = Optimizer(problem, options: SolveOptions(nodeLimit: nodes))
        switch optimizer.solve() {
        case .optimal(let solution, _): #expect(solution.cost == best.cost, "seed \(seed), \(nodes) nodes")
        case .feasible(let solution, let bound):
          #expect(bound <= best.cost && best.cost <= solution.cost, "seed \(seed), \(nodes) nodes")
          #expect(problem.violations(of: solution.values).isEmpty, "seed \(seed), \(nodes) nodes")
        case .stopped(let bound): #expect(bound <= best.cost, "seed \(seed), \(nodes) nodes")
        case .infeasible: Issue.record("seed \(seed), \(nodes) nodes")
        }
      }
    }
  }

  @Test func aStopIsHeard() {
    let problem = Self.season(seed: 3, meetings: 9)
    var optimizer = Optimizer(problem, options: SolveOptions(shouldStop: { true }))
    if case .optimal = optimizer.solve() { Issue.record("The solve went on to the end.") }
  }
}

@Suite struct SettlingTests {
  private func stage(_ name: String, length: Int, settles: Bool = true) -> Activity {
    Activity(
      name: name, rank: settles ? .other : .meeting, home: 0, settles: settles,
      values: (0...10).map { Value(start: $0, end: $0 + length, cost: settles ? 0 : abs($0 - 8)) })
  }

  /// The meeting prefers 8. The draft can be done on 0 to 1, and the review from 2 on; both settle there.
  @Test func stagesComeEarly() {
    let activities = [
      stage("draft", length: 2), stage("review", length: 3), stage("meeting", length: 1, settles: false),
    ]
    let problem = Problem(
      activities: activities,
      constraints: [(0, 1), (1, 2)].map { first, second in
        .precedence(
          Precedence(
            first: first, tail: activities[first].values.map(\.end), second: second,
            head: activities[second].values.map(\.start)))
      }, setup: [])
    var optimizer = Optimizer(problem)
    guard case .optimal(let solution, true) = optimizer.solve() else {
      Issue.record("not proven")
      return
    }
    #expect(solution.values == [0, 2, 8])
  }

  /// Both want 0, one team member: the first in order gets it, the second follows.
  @Test func aTeamIsSharedInOrder() {
    let problem = Problem(
      activities: [stage("a", length: 2), stage("b", length: 3)],
      constraints: [
        .capacity(Capacity(loads: [.init(activity: 0, demand: 1), .init(activity: 1, demand: 1)], limit: 1))
      ], setup: [])
    var optimizer = Optimizer(problem)
    guard case .optimal(let solution, true) = optimizer.solve() else {
      Issue.record("not proven")
      return
    }
    #expect(solution.values == [0, 2])
  }
}
