/// A bound for a solve whose clusters take too long (step 8 of the method): the sum of what its regions cost at least, raised in
/// slices on threads of its own where there are two.
///
/// There is one region unless a relaxation of all activities would take too long; else each holds the homes of some time.
final class WholeBound {
  /// No solution costs less; to be read at any time.
  let found = Shared(0)
  let budget: Budget
  private let regions: [Region]
  /// Those that work side by side, on a thread each; a region stays in its lane.
  private let lanes: [Lane]

  private final class Lane {
    let companion: Companion
    let budget: Budget
    var block = Block()
    var counted = SolveStatistics()

    init(_ options: SolveOptions, cancellation: Shared<Bool>) {
      companion = Companion(threads: options.threads)
      budget = Budget(options, cancellation: cancellation)
    }
  }

  init(_ engine: Engine, cancellation: Shared<Bool>) {
    let options = engine.budget.options.quiet
    // Where clusters wait for it, there is a thread more.
    let count = engine.isLarge ? 2 : 1
    budget = Budget(options, cancellation: cancellation)
    let lanes = (0..<count).map { _ in Lane(options, cancellation: cancellation) }
    self.lanes = lanes
    regions = Self.parts(engine).enumerated().map { index, activities in
      Region(engine, activities: activities, budget: lanes[index % count].budget)
    }
  }

  deinit {
    // A linear program goes with the thread that made it.
    for (index, region) in regions.enumerated() {
      let companion = lanes[index % lanes.count].companion
      companion.start { region.close() }
      companion.join()
    }
  }

  var isClosed: Bool { regions.allSatisfy(\.isClosed) }

  /// Works on until so much work is done or nothing raises the bound any more.
  func raise(work: Int) {
    let end = budget.work + work
    while budget.work < end, !isClosed, !budget.isExhausted {
      let before = lanes.map(\.budget.work)
      if !relax(work: end - budget.work) { searchBlocks() }
      for lane in lanes {
        budget.count(lane.budget.statistics, after: lane.counted)
        lane.counted = lane.budget.statistics
      }
      budget.spend(max(1, zip(lanes, before).reduce(0) { max($0, $1.0.budget.work - $1.1) }))
    }
  }

  /// Solves on the first relaxation of each lane that is not at its end; false where there is none.
  private func relax(work: Int) -> Bool {
    var isAny = false
    for (index, lane) in lanes.enumerated() {
      let open = regions.indices.first { $0 % lanes.count == index && regions[$0].isRelaxing }
      guard let open else { continue }
      let region = regions[open]
      lane.companion.start { region.relax(work: work) }
      isAny = true
    }
    for lane in lanes { lane.companion.join() }
    publish()
    return isAny
  }

  /// Searches the most promising blocks, one in each lane.
  private func searchBlocks() {
    // Only a region that is the whole has blocks.
    guard let region = regions.first(where: { $0.blocks != nil }), let blocks = region.blocks else { return }
    let chosen = blocks.promising(lanes.count)
    for (lane, index) in zip(lanes, chosen) {
      lane.block = blocks.blocks[index]
      lane.companion.start { lane.block.search(lane.budget) }
    }
    for (lane, index) in zip(lanes, chosen) {
      lane.companion.join()
      region.put(lane.block, at: index)
      publish()
    }
  }

  private func publish() { found.value = max(found.value, regions.reduce(0) { $0 + $1.bound }) }

  /// The activities of each region: homes in order of the time of their cheapest meeting, in equal parts.
  private static func parts(_ engine: Engine) -> [[Int]] {
    let activities = engine.problem.activities
    let most = engine.budget.options.sizes.region
    let parts = (activities.count - 1) / most + 1
    if parts <= 1 { return [Array(activities.indices)] }
    let homes = Homes(engine.problem)
    var result = Array(repeating: [Int](), count: parts)
    var placed = 0
    for home in homes.times(with: engine.cheapest).order {
      result[min(parts - 1, placed * parts / activities.count)] += homes.members[home]
      placed += homes.members[home].count
    }
    return result.map { $0.sorted() }
  }
}
