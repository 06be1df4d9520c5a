/// A bound above that of the linear relaxation of a region (step 8 of the method): its activities are put into blocks, the rows between blocks
/// are priced at their duals, and each block is searched by itself at these prices.
///
/// Every solution costs at least the sum of the blocks' least costs less the priced right-hand sides, whatever the prices: Lagrangian
/// decomposition. Rows within a block have no price, since the block keeps its constraints themselves.
///
/// Guignard, Kim (1987), Lagrangean decomposition: a model yielding stronger Lagrangean bounds, doi:10.1007/BF02592954.
struct BlockBound {
  /// The blocks' costs are counted in so many parts of a cost point.
  static let grid = 1024
  private var blocks: [Block]
  /// What the priced rows take from the sum of the blocks, in parts of a point.
  private let constant: Int

  /// - Parameters:
  ///   - relaxation: solved to the end, with the prices of its last exact bound.
  ///   - size: the most activities in a block.
  init(_ relaxation: Relaxation, size: Int) {
    let decomposition = Decomposition(relaxation, Partition(relaxation, size: size).blockOf)
    blocks = decomposition.blocks()
    constant = decomposition.constant
  }

  /// No solution of the region costs less.
  var bound: Int { ceilingDivision(blocks.reduce(0) { $0 + $1.lower + $1.least } - constant, Self.grid) }

  /// Whether nothing more is expected of any block.
  var isDone: Bool { blocks.allSatisfy(\.isDone) }

  /// Searches the block of which most is expected for its work.
  mutating func search(_ budget: Budget) {
    let open = blocks.indices.filter { !blocks[$0].isDone }
    guard let best = open.min(by: { (-blocks[$0].promise, $0) < (-blocks[$1].promise, $1) }) else { return }
    blocks[best].search(budget)
  }
}

/// The blocks of a relaxation, with its prices put on them (step 8 of the method).
private struct Decomposition {
  private let relaxation: Relaxation
  private let model: Model
  private let awareness: Awareness
  private let members: [[Int]]
  /// The cost of each value with the prices of rows between blocks, in parts of a point.
  private var costs: [Int]
  /// What the rows within blocks add to each value, in units of 1 / scale.
  private var inside: [Int]
  /// By block, what the prices of the rows within it take away, in the same units.
  private var constants: [Int]
  /// What those of the rows between blocks take away, in parts of a point.
  private(set) var constant = 0
  private var unit: Int { relaxation.scale / BlockBound.grid }

  init(_ relaxation: Relaxation, _ blockOf: [Int]) {
    self.relaxation = relaxation
    model = relaxation.model
    awareness = Awareness(model.problem, knowsAll: true)
    var members = Array(repeating: [Int](), count: (blockOf.max() ?? -1) + 1)
    for (a, block) in blockOf.enumerated() { members[block].append(a) }
    self.members = members
    costs = (0..<model.valueCount).map { relaxation.propagator.prices[$0] * BlockBound.grid }
    inside = Array(repeating: 0, count: model.valueCount)
    constants = Array(repeating: 0, count: members.count)
    for (row, cut) in relaxation.cuts.enumerated() {
      let price = relaxation.rowPrices[row]
      let block = blockOf[model.owner[cut.values[0]]]
      if cut.values.allSatisfy({ blockOf[model.owner[$0]] == block }) {
        constants[block] += price * cut.upper
        for index in cut.values.indices { inside[cut.values[index]] += price * cut.coefficients[index] }
      } else {
        let parts = price / unit
        constant += parts * cut.upper
        for index in cut.values.indices { costs[cut.values[index]] += parts * cut.coefficients[index] }
      }
    }
  }

  func blocks() -> [Block] { members.indices.map(block) }

  private func block(_ index: Int) -> Block {
    let activities = members[index]
    let least = activities.map { a in left(a).reduce(Int.max) { min($0, costs[$1]) } }
    // The bound of the relaxation for the block alone.
    let relaxed = activities.reduce(-constants[index]) { sum, a in
      sum + left(a).reduce(Int.max) { min($0, costs[$1] * unit + inside[$1]) }
    }
    var block = Block()
    block.least = least.reduce(0, +)
    block.lower = max(0, (relaxed - block.least * unit) / unit)
    guard activities.count > 1 else { return block }
    let constraints = awareness.constraints(of: Cluster(activities: activities))
    var part = Restriction(of: model.problem, to: activities, constraints: constraints) {
      relaxation.propagator.alive[model.first[$0] + $1]
    }
    part.setCosts { a, value in costs[model.first[activities[a]] + value] - least[a] }
    let folding = Folding(part.problem)
    guard folding.isFeasible else { return block }
    block.open(folding.problem, rowsKept(Translation(part, folding, count: model.count)))
    return block
  }

  private func left(_ a: Int) -> LazyFilterSequence<Range<Int>> {
    (model.first[a]..<model.first[a + 1]).lazy.filter { relaxation.propagator.alive[$0] }
  }

  /// The rows of which a block keeps all activities, in its values.
  private func rowsKept(_ translation: Translation) -> [Cut] {
    relaxation.cuts.filter { row in row.values.allSatisfy { translation.place(of: model.owner[$0]) != nil } }.map {
      row in
      var cut = Cut(upper: row.upper)
      for (value, coefficient) in zip(row.values, row.coefficients) {
        let owner = model.owner[value]
        if let value = translation.value(owner, value - model.first[owner]) { cut.add(value, coefficient) }
      }
      return cut
    }
  }
}
