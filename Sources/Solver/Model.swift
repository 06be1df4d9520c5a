/// A problem compiled for propagation (step 2 of the method): all values in flat arrays, constraints with their tables laid out beside them.
///
/// A value is named by its place in the flat arrays; the values of the activity `a` are `first[a]..<first[a + 1]`. A model never changes.
final class Model: Sendable {
  let problem: Problem
  let count: Int
  /// Where the values of each activity begin, with one element more than activities.
  let first: [Int]
  let owner: [Int]
  let start: [Int]
  let end: [Int]
  /// The row of `distance` of each value; 0 where no place matters.
  let place: [Int]
  let isPresent: [Bool]
  let costs: [Int]
  /// Setup times with a first row and column of zeros for "no place".
  let distance: [[Int]]
  let longestDistance: Int
  /// The longest value of each activity.
  let longest: [Int]
  let rules: [Rule]
  /// The constraint that each rule comes from.
  let origin: [Int]
  /// False where the work was stopped; then it is that of a problem without activities.
  let isComplete: Bool
  /// Which rules to look at again when an activity loses a value.
  let watchers: [[Int]]

  /// A constraint in the form its propagator reads.
  enum Rule {
    case precedence(PrecedenceRule)
    case exclusion(ExclusionRule)
    case capacity(CapacityRule)
    case link(LinkRule)
    case succession(SuccessionRule)
    case linear(LinearRule)
  }

  /// - Parameter shouldStop: asked often; when it says so, the model is empty.
  init(_ problem: Problem, shouldStop: @escaping () -> Bool = { false }) {
    var check = StopCheck(shouldStop)
    let values = FlatValues(problem, &check)
    let none = Array(repeating: 0, count: problem.setup.count + 1)
    distance = [none] + problem.setup.map { [0] + $0 }
    longestDistance = distance.reduce(0) { max($0, $1.max() ?? 0) }
    let layout = Layout(problem: problem, values: values, longestDistance: longestDistance)
    let compiled = check.isStopped ? nil : layout.rules(&check)
    let watchers = compiled.map { Self.watchers(of: $0.rules, activities: values.longest.count, &check) } ?? []
    isComplete = !check.isStopped
    self.problem = isComplete ? problem : Problem(activities: [], constraints: [], setup: [])
    let kept = isComplete ? values : FlatValues()
    count = kept.longest.count
    first = kept.first
    owner = kept.owner
    start = kept.start
    end = kept.end
    place = kept.place
    isPresent = kept.isPresent
    costs = kept.costs
    longest = kept.longest
    rules = isComplete ? compiled?.rules ?? [] : []
    origin = isComplete ? compiled?.origin ?? [] : []
    self.watchers = isComplete ? watchers : []
  }

  private static func watchers(of rules: [Rule], activities: Int, _ check: inout StopCheck) -> [[Int]] {
    var watchers = Array(repeating: [Int](), count: activities)
    for (index, rule) in rules.enumerated() {
      let activities = rule.activities
      if check.stops(after: 10 * activities.count) { break }
      for activity in activities where watchers[activity].last != index { watchers[activity].append(index) }
    }
    return watchers
  }

  var valueCount: Int { owner.count }

  /// The most times that a capacity looks at.
  var longestProfile: Int {
    rules.reduce(0) { longest, rule in
      if case .capacity(let rule) = rule { max(longest, rule.length) } else { longest }
    }
  }

  /// The most keys that a link has.
  var mostKeys: Int {
    rules.reduce(0) { most, rule in
      if case .link(let rule) = rule { max(most, rule.keyCount) } else { most }
    }
  }

  /// The second level of all values, flat.
  var ties: [Int] { problem.activities.flatMap { $0.values.map(\.tie) } }
}

/// A relaxer whose slack is read by the flat index of a value less `offset` (step 2 of the method).
struct CompiledRelaxer {
  let activity: Int
  let offset: Int
  let slack: [Int]

  func slack(of value: Int) -> Int { slack[value - offset] }
}

/// A precedence as its propagator reads it (step 2 of the method).
struct PrecedenceRule {
  let first: Int
  let second: Int
  let firstOffset: Int
  let secondOffset: Int
  let tail: [Int]
  let head: [Int]
  let relaxers: [CompiledRelaxer]
  /// The least tail is that of the first value left, the greatest head that of the last one.
  let isMonotone: Bool
}

/// An exclusion as its propagator reads it (step 2 of the method).
struct ExclusionRule {
  let first: Int
  let second: Int
  let firstOffset: Int
  let secondOffset: Int
  /// Tables of ready times by value, nil for setup times.
  let ready: (first: [Int], second: [Int])?
  /// The most time between the end of either and when it is ready, 0 or more.
  let longestGap: Int
  let sharesPlace: Bool
  /// Whether the two never overlap.
  let isStrict: Bool
  let whenFirstLeads: [CompiledRelaxer]
  let whenSecondLeads: [CompiledRelaxer]

  var isRelaxed: Bool { !whenFirstLeads.isEmpty || !whenSecondLeads.isEmpty }
}

/// A capacity as its propagator reads it (step 2 of the method).
struct CapacityRule {
  let activities: [Int]
  let demands: [Int]
  let limit: Int
  /// The times that any load may cover.
  let origin: Int
  let length: Int
  let reliefs: [CompiledRelief]
}

/// What raises the limit of a capacity, with times counted from its origin (step 2 of the method).
struct CompiledRelief {
  let times: Range<Int>
  let relaxer: CompiledRelaxer
  /// The greatest slack is that of the last value left.
  let isMonotone: Bool
}

/// A link as its propagator reads it (step 2 of the method): a class, since a copy for each run would count references of all its arrays.
final class LinkRule: Sendable {
  let first: Int
  let second: Int
  let firstOffset: Int
  let secondOffset: Int
  /// Keys numbered from 0; -1 for none.
  let firstKey: [Int]
  let secondKey: [Int]
  let keyCount: Int
  /// The values of the first activity that have a key, in order: where it may be decided in many sessions, few of them in this one.
  let firstKeyed: [Int]
  let secondKeyed: [Int]

  init(first: Int, second: Int, firstOffset: Int, secondOffset: Int, firstKey: [Int], secondKey: [Int], keyCount: Int) {
    self.first = first
    self.second = second
    self.firstOffset = firstOffset
    self.secondOffset = secondOffset
    self.firstKey = firstKey
    self.secondKey = secondKey
    self.keyCount = keyCount
    firstKeyed = firstKey.indices.filter { firstKey[$0] >= 0 }.map { firstOffset + $0 }
    secondKeyed = secondKey.indices.filter { secondKey[$0] >= 0 }.map { secondOffset + $0 }
  }
}

/// A succession as its propagator reads it (step 2 of the method).
struct SuccessionRule {
  let activities: [Int]
  let offsets: [Int]
  let reach: [[Int]]
  let relaxers: [[CompiledRelaxer]]
}

/// A linear constraint as its propagator reads it (step 2 of the method).
struct LinearRule {
  let activities: [Int]
  let offsets: [Int]
  let coefficients: [[Int]]
  let upper: Int
}

extension Model.Rule {
  /// The activities whose loss of a value may let the rule conclude something.
  var activities: [Int] {
    switch self {
    case .precedence(let rule): [rule.first, rule.second] + rule.relaxers.map(\.activity)
    case .exclusion(let rule):
      [rule.first, rule.second] + rule.whenFirstLeads.map(\.activity) + rule.whenSecondLeads.map(\.activity)
    case .capacity(let rule): rule.activities + rule.reliefs.map(\.relaxer.activity)
    case .link(let rule): [rule.first, rule.second]
    case .succession(let rule): rule.activities + rule.relaxers.flatMap { $0.map(\.activity) }
    case .linear(let rule): rule.activities
    }
  }
}

extension Problem {
  /// The costs of all values, flat.
  var costs: [Int] {
    var costs: [Int] = []
    costs.reserveCapacity(activities.reduce(0) { $0 + $1.values.count })
    for activity in activities { for value in activity.values { costs.append(value.cost) } }
    return costs
  }
}
