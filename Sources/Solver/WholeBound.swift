/// A bound for a solve whose clusters take too long (step 8 of the method): the sum of what its regions cost at least, raised in
/// slices on a thread of its own where there are two.
///
/// A region holds the homes of some time. When the relaxations of all regions are solved, two beside each other become one, which begins with
/// the rows and bases of both, until there is one region, or as many as can be solved: the relaxation of a small region takes far less
/// than its share of that of the whole.
final class WholeBound {
  /// No solution costs less; to be read at any time.
  let found = Shared(0)
  let budget: Budget
  private var regions: [Region]

  init(_ engine: Engine, cancellation: Shared<Bool>) {
    let budget = Budget(engine.budget.options.quiet, cancellation: cancellation)
    self.budget = budget
    let (parts, joins) = Self.parts(engine)
    regions = parts.map { Region(engine, Self.start(engine, $0), joins: joins, budget: budget) }
  }

  var isClosed: Bool { regions.allSatisfy(\.isClosed) }

  /// Works on until so much work is done or nothing raises the bound any more.
  func raise(work: Int) {
    let end = budget.work + work
    while budget.work < end, !budget.isExhausted, let region = regions.first(where: { !$0.isClosed }) {
      region.raise(work: end - budget.work)
      if isClosed { join() }
      found.value = max(found.value, regions.reduce(0) { $0 + $1.bound })
      budget.spend(1)
    }
  }

  /// Makes one of each two regions beside each other.
  private func join() {
    var joined: [Region] = []
    for index in stride(from: 0, to: regions.count - 1, by: 2) {
      guard let region = regions[index].joined(with: regions[index + 1]) else { return }
      joined.append(region)
    }
    if !joined.isEmpty { regions = joined }
  }

  /// What the clusters know of some activities.
  private static func start(_ engine: Engine, _ activities: [Int]) -> Cluster {
    let isInside = Set(activities)
    var start = Cluster(activities: activities)
    start.cuts = engine.clusters.flatMap(\.cuts)
    start.basics = engine.clusters.flatMap(\.basics)
    start.bound = engine.clusters.reduce(0) {
      $0 + ($1.activities.allSatisfy { isInside.contains($0) } ? $1.bound : 0)
    }
    return start
  }

  /// The activities of each region to begin with, homes in order of the time of their cheapest meeting, in equal parts; and how often
  /// two become one.
  private static func parts(_ engine: Engine) -> (parts: [[Int]], joins: Int) {
    let activities = engine.problem.activities
    let sizes = engine.budget.options.sizes
    var parts = (activities.count - 1) / sizes.region + 1
    var joins = 0
    while parts * sizes.firstRegion < activities.count {
      parts *= 2
      joins += 1
    }
    if parts <= 1 { return ([Array(activities.indices)], 0) }
    let homes = Homes(engine.problem)
    var result = Array(repeating: [Int](), count: parts)
    var placed = 0
    for home in homes.times(with: engine.cheapest).order {
      result[min(parts - 1, placed * parts / activities.count)] += homes.members[home]
      placed += homes.members[home].count
    }
    return (result.map { $0.sorted() }, joins)
  }
}
