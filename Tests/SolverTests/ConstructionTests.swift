import Testing

@testable import Solver

/// First solutions and neighbourhoods on problems whose answers are derived by hand.
@Suite struct ConstructionTests {
  private static func constructed(_ problem: Problem, around plan: [Int]) -> [Int]? {
    Construction(engine: Engine(problem, budget: Budget(SolveOptions(threads: 1))), plan: plan).solution()
  }

  /// A dinner may be on any day, but is on that of its meeting, which wants day 40: placed first, on day 0, it would cost 320.
  @Test func whoHasNoWishFollows() throws {
    let days = Array(0...60)
    let dinner = days.map { Value(start: $0, end: $0 + 1) }
    let meeting = days.map { Value(start: $0, end: $0 + 1, cost: 8 * abs($0 - 40)) }
    let problem = Problem(
      activities: [
        Activity(name: "dinner", rank: .meeting, home: 0, values: dinner),
        Activity(name: "meeting", rank: .meeting, home: 1, values: meeting),
      ],
      constraints: [
        .precedence(Precedence(first: 0, tail: days, second: 1, head: days)),
        .precedence(Precedence(first: 1, tail: days, second: 0, head: days)),
      ], setup: [])
    #expect(Self.constructed(problem, around: [0, 40]) == [40, 40])
  }

  /// Day 0 is taken; day 25 is free of charge, while day 3 is nearer and costs 20 points.
  @Test func aPriceCountsMoreThanDays() {
    let problem = Problem(
      activities: [
        Activity(name: "first", rank: .other, home: 0, values: [Value(start: 0, end: 3)]),
        Activity(
          name: "second", rank: .other, home: 1,
          values: [Value(start: 0, end: 3), Value(start: 3, end: 6, cost: 20), Value(start: 25, end: 28)]),
      ],
      constraints: [
        .capacity(Capacity(loads: [.init(activity: 0, demand: 1), .init(activity: 1, demand: 1)], limit: 1))
      ], setup: [])
    #expect(Self.constructed(problem, around: [0, 0]) == [0, 2])
  }

  /// Two stages are there both or neither, and only the first has a price for being left out: the plan of the other says nothing.
  @Test func whoIsAbsentFromThePlanFollows() {
    func stage(_ name: String, cost: Int) -> Activity {
      Activity(name: name, rank: .other, home: 0, values: [Value(start: 5, end: 6), .timeless(cost: cost)])
    }
    let problem = Problem(
      activities: [stage("draft", cost: 30), stage("circulation", cost: 0)],
      constraints: [.link(Link(first: 0, firstKey: [0, 1], second: 1, secondKey: [0, 1]))], setup: [])
    #expect(Self.constructed(problem, around: [0, 1]) == [0, 0])
  }

  /// One of two drafts makes its meeting 100 points late unless the team is paid 5 points for doing both at once.
  @Test func aNeighbourhoodMayBeginToPay() {
    let overload = Relaxer(activity: 4, slack: [0, 1])
    let problem = Problem(
      activities: [0, 1].flatMap { home in
        [
          Activity(
            name: "meeting \(home)", rank: .meeting, home: home,
            values: [Value(start: 2, end: 3), Value(start: 9, end: 10, cost: 100)]),
          Activity(
            name: "draft \(home)", rank: .other, home: home,
            values: [Value(start: 0, end: 2), Value(start: 2, end: 4)]),
        ]
      } + [
        Activity(name: "overload", rank: .switching, home: 2, values: [.timeless(), .timeless(mode: 1, cost: 5)])
      ],
      constraints: [0, 2].map {
        .precedence(Precedence(first: $0 + 1, tail: [2, 4], second: $0, head: [2, 9]))
      } + [
        .capacity(
          Capacity(
            loads: [.init(activity: 1, demand: 1), .init(activity: 3, demand: 1)], limit: 1,
            reliefs: [.init(start: 0, end: 2, relaxer: overload)]))
      ], setup: [])
    let budget = Budget(SolveOptions(threads: 1))
    let late = Solution(values: [0, 0, 1, 1, 0], in: problem)
    #expect(late.cost == 100 && problem.violations(of: late.values).isEmpty)
    let neighbourhood = Neighbourhood(Engine(problem, budget: budget), level: .cost, best: late, budget: budget)
    neighbourhood.improve(work: 1_000_000)
    #expect(neighbourhood.found.value.values == [0, 0, 0, 0, 1])
  }
}
