import Solver

/// A seeded generator of small problems with all kinds of constraints (SplitMix64).
struct RandomProblem {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next(_ range: ClosedRange<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return range.lowerBound + Int(z % UInt64(range.count))
  }

  mutating func chance(_ percent: Int) -> Bool { next(1...100) <= percent }

  mutating func problem(kinds: [Kind] = Kind.allCases) -> Problem {
    let places = next(1...3)
    let setup = (0..<places).map { from in (0..<places).map { to in from == to ? 0 : next(0...2) } }
    let count = next(2...6)
    let horizon = next(4...10)
    var activities: [Activity] = []
    for index in 0..<count { activities.append(activity(index, of: count, horizon: horizon, places: places)) }
    let switches = next(0...2)
    for index in 0..<switches {
      let levels = next(2...3)
      activities.append(
        Activity(
          name: "switch \(index)", rank: .switching, home: next(0...3),
          values: (0..<levels).map { Value.timeless(mode: $0, cost: $0 * next(1...4)) }))
    }
    var problem = Problem(activities: activities, constraints: [], setup: setup)
    for _ in 0..<next(1...(count + 2)) {
      let kind = kinds[next(0...(kinds.count - 1))]
      problem.constraints.append(constraint(kind, in: problem, items: count))
    }
    return problem
  }

  enum Kind: CaseIterable { case precedence, exclusion, ready, capacity, link, succession, linear }

  private mutating func activity(_ index: Int, of count: Int, horizon: Int, places: Int) -> Activity {
    let length = next(0...3)
    var values: [Value] = []
    let isPlain = chance(40)
    let preferred = next(0...horizon)
    let weight = next(0...3)
    let mayBeAbsent = chance(25)
    if mayBeAbsent { values.append(Value.timeless(mode: 9, cost: next(0...6))) }
    let hasTie = chance(60)
    for start in 0...horizon where chance(isPlain ? 70 : 45) || (values.isEmpty && start == horizon) {
      let cost = isPlain ? 0 : weight * abs(start - preferred)
      let end = start + length + (isPlain ? 0 : next(0...1))
      for place in 0..<(chance(30) ? places : 1) {
        values.append(
          Value(
            start: start, end: end, place: chance(85) ? place : nil, mode: place, cost: cost + place,
            tie: hasTie && !isPlain ? start : 0))
      }
    }
    let rank: Activity.Rank = chance(30) ? .session : chance(50) ? .meeting : .other
    return Activity(name: "item \(index)", rank: rank, home: next(0...3), settles: isPlain, values: values)
  }

  private mutating func relaxers(in problem: Problem, items: Int) -> [Relaxer] {
    guard problem.activities.count > items, chance(50) else { return [] }
    return (items..<problem.activities.count).compactMap { index in
      guard chance(60) else { return nil }
      let isSwitch = chance(40)
      return Relaxer(
        activity: index,
        slack: problem.activities[index].values.indices.map { $0 == 0 ? 0 : isSwitch ? Problem.never : $0 * 2 })
    }
  }

  private mutating func pair(_ items: Int) -> (Int, Int) {
    let first = next(0...(items - 1))
    let second = next(0...(items - 2))
    return (first, second >= first ? second + 1 : second)
  }

  private mutating func constraint(_ kind: Kind, in problem: Problem, items: Int) -> Constraint {
    let (a, b) = pair(items)
    let first = problem.activities[a].values
    let second = problem.activities[b].values
    switch kind {
    case .precedence:
      let gap = next(-1...2)
      let isMaximum = chance(25)
      let tail = first.map { value in
        value.isPresent ? (isMaximum ? -value.start - gap - 3 : value.end + gap) : -Problem.never
      }
      let head = second.map { value in value.isPresent ? (isMaximum ? -value.start : value.start) : Problem.never }
      return .precedence(
        Precedence(first: a, tail: tail, second: b, head: head, relaxers: relaxers(in: problem, items: items)))
    case .exclusion:
      return .exclusion(
        Exclusion(
          first: a, second: b, sharesPlace: chance(25), whenFirstLeads: relaxers(in: problem, items: items),
          whenSecondLeads: relaxers(in: problem, items: items)))
    case .ready:
      return .exclusion(
        Exclusion(
          first: a, second: b,
          separation: .ready(
            first: first.map { $0.end + next(0...2) - 1 }, second: second.map { $0.end + next(0...2) - 1 }),
          whenFirstLeads: relaxers(in: problem, items: items), whenSecondLeads: relaxers(in: problem, items: items)))
    case .capacity:
      let loads = (0..<items).compactMap { chance(70) ? Capacity.Load(activity: $0, demand: next(0...3)) : nil }
      let limit = next(1...4)
      let reliefs = relaxers(in: problem, items: items).map { relaxer -> Capacity.Relief in
        let start = next(0...8)
        return Capacity.Relief(start: start, end: start + next(0...8), relaxer: relaxer)
      }
      return .capacity(Capacity(loads: loads, limit: limit, reliefs: reliefs))
    case .link:
      return .link(
        Link(
          first: a, firstKey: first.map { $0.isPresent && chance(70) ? $0.start : nil }, second: b,
          secondKey: second.map { $0.isPresent ? $0.start : nil }))
    case .succession:
      let members = (0..<items).compactMap { index -> Succession.Member? in
        guard chance(60) else { return nil }
        return Succession.Member(
          activity: index, reach: problem.activities[index].values.map { $0.end + next(0...3) },
          relaxers: relaxers(in: problem, items: items))
      }
      return .succession(Succession(members: members))
    case .linear:
      let terms = (0..<problem.activities.count).compactMap { index -> Linear.Term? in
        guard chance(60) else { return nil }
        return Linear.Term(activity: index, coefficients: problem.activities[index].values.map { _ in next(-2...4) })
      }
      return .linear(Linear(terms: terms, upper: next(0...5)))
    }
  }
}
