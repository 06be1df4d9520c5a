/// A bound above that of the linear relaxation of a region (step 8 of the method): its activities are put into blocks, the rows between blocks
/// are priced at their duals, and each block is searched by itself at these prices.
///
/// Every solution costs at least the sum of the blocks' least costs less the priced right-hand sides, whatever the prices: Lagrangian
/// decomposition. Rows within a block have no price, since the block keeps its constraints themselves.
///
/// Guignard, Kim (1987), Lagrangean decomposition: a model yielding stronger Lagrangean bounds, doi:10.1007/BF02592954.
final class BlockBound {
  /// The blocks' costs are counted in so many parts of a cost point.
  static let grid = 1024
  private let model: Model
  private let propagator: Propagator
  private let awareness: Awareness
  private let unit: Int
  private let scale: Int
  private let rows: [Cut]
  /// The cost of each value with the prices of rows between blocks, in parts of a point.
  private var costs: [Int]
  private(set) var blocks: [Block] = []
  private let blockOf: [Int]
  /// What the priced rows take from the sum of the blocks, in parts of a point.
  private var constant = 0

  /// - Parameters:
  ///   - relaxation: solved to the end, with the prices of its last exact bound.
  ///   - size: the most activities in a block.
  init(_ relaxation: Relaxation, size: Int) {
    let model = relaxation.model
    let propagator = relaxation.propagator
    self.model = model
    self.propagator = propagator
    awareness = Awareness(model.problem, knowsAll: true)
    scale = relaxation.scale
    unit = relaxation.scale / Self.grid
    rows = relaxation.cuts
    let blockOf = Partition(relaxation, size: size).blockOf
    self.blockOf = blockOf
    costs = (0..<model.valueCount).map { propagator.prices[$0] * Self.grid }
    var members = Array(repeating: [Int](), count: (blockOf.max() ?? -1) + 1)
    for (a, block) in blockOf.enumerated() { members[block].append(a) }
    var inside = Array(repeating: 0, count: model.valueCount)
    var constants = Array(repeating: 0, count: members.count)
    for (row, cut) in rows.enumerated() {
      let price = relaxation.rowPrices[row]
      if let block = blockWithin(cut) {
        constants[block] += price * cut.upper
        for index in cut.values.indices { inside[cut.values[index]] += price * cut.coefficients[index] }
      } else {
        setPrice(price / unit, ofRow: row)
      }
    }
    for (index, members) in members.enumerated() {
      let least = members.reduce(0) { $0 + self.least($1) * unit }
      // The bound of the relaxation for the block alone.
      let relaxed = members.reduce(0) { sum, a in
        sum + left(a).reduce(Int.max) { min($0, costs[$1] * unit + inside[$1]) }
      }
      blocks.append(block(members, lower: max(0, (relaxed - constants[index] - least) / unit)))
    }
  }

  /// No solution of the region costs less.
  var bound: Int { ceilingDivision((blocks.reduce(0) { $0 + $1.lower + $1.least } - constant) * unit, scale) }

  /// The blocks that most is expected of, for their work.
  func promising(_ count: Int) -> [Int] {
    let open = blocks.indices.filter { !blocks[$0].isSolved }
    return Array(open.sorted { (-blocks[$0].promise, $0) < (-blocks[$1].promise, $1) }.prefix(count))
  }

  /// Takes back a block that was searched.
  func put(_ block: Block, at index: Int) { blocks[index] = block }

  /// The block that all terms of a row lie in.
  private func blockWithin(_ cut: Cut) -> Int? {
    let block = blockOf[model.owner[cut.values[0]]]
    return cut.values.allSatisfy { blockOf[model.owner[$0]] == block } ? block : nil
  }

  private func setPrice(_ price: Int, ofRow row: Int) {
    constant += price * rows[row].upper
    for index in rows[row].values.indices { costs[rows[row].values[index]] += price * rows[row].coefficients[index] }
  }

  private func left(_ a: Int) -> LazyFilterSequence<Range<Int>> {
    (model.first[a]..<model.first[a + 1]).lazy.filter { self.propagator.alive[$0] }
  }

  private func least(_ a: Int) -> Int { left(a).reduce(Int.max) { min($0, costs[$1]) } }

  private func block(_ activities: [Int], lower: Int) -> Block {
    let least = activities.map { self.least($0) }
    let cluster = Cluster(activities: activities)
    var part = Restriction(of: model.problem, to: activities, constraints: awareness.constraints(of: cluster)) {
      self.propagator.alive[self.model.first[$0] + $1]
    }
    part.setCosts { a, value in
      costs[model.first[activities[a]] + value] - least[a]
    }
    let folding = Folding(part.problem)
    var block = Block()
    block.activities = activities
    block.least = least.reduce(0, +)
    block.lower = lower
    block.step = 4 * Self.grid
    block.isSolved = activities.count == 1 || !folding.isFeasible
    guard !block.isSolved else { return block }
    block.problem = folding.problem
    block.start = Relaxation.Start(cuts: rowsKept(Translation(part, folding, count: model.count)))
    return block
  }

  /// The rows of which a block keeps all activities, in its values.
  private func rowsKept(_ translation: Translation) -> [Cut] {
    rows.filter { row in row.values.allSatisfy { translation.isKept(model.owner[$0]) } }.map { row in
      var cut = Cut(upper: row.upper)
      for (value, coefficient) in zip(row.values, row.coefficients) {
        let owner = model.owner[value]
        if let value = translation.value(owner, value - model.first[owner]) { cut.add(value, coefficient) }
      }
      return cut
    }
  }
}

/// Some activities of a region, searched by themselves at the prices of the rows that lead out of them.
struct Block {
  /// Those of the region, in order.
  var activities: [Int] = []
  /// What the activities cost at least, each by itself; the problem's costs are counted from there.
  var least = 0
  var problem = Problem(activities: [], constraints: [], setup: [])
  /// Where the last search ended.
  var start = Relaxation.Start()
  /// No solution of the block costs less.
  var lower = 0
  /// How far above that the next search looks.
  var step = 1
  private var nodes = 100
  private var work = 0
  /// Whether `lower` is the least cost.
  var isSolved = true

  /// What the next search may bring, for its work.
  var promise: Int { step * 1_000_000 / (work > 0 ? work : 1 + 200 * problem.activities.count) }

  /// Looks for a solution within a step of the bound: that there is none raises the bound by the step.
  mutating func search(_ budget: Budget) {
    let (before, nodesBefore) = (budget.work, budget.statistics.nodes)
    let search = TreeSearch(problem, cutoff: lower + step - 1, budget: budget)
    search.start = start
    let ending = search.run(Allowance(nodes: nodes))
    if let relaxation = search.relaxation { start = relaxation.finish }
    work = max(1, budget.work - before)
    let used = budget.statistics.nodes - nodesBefore
    switch ending {
    case .complete:
      isSolved = search.best != nil
      lower = search.cutoff + 1
      if used * 3 < nodes { step *= 2 }
      nodes = max(nodes, 4 * used)
    case .stopped(let bound):
      lower = max(lower, min(bound, search.cutoff + 1))
      step /= 2
      nodes *= 2
      work *= 2
      // It would take longer than it is worth.
      isSolved = step < BlockBound.grid / 4
    }
  }
}
