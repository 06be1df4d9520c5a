import GLPK

/// The linear relaxation of one problem, solved by GLPK with lazy rows and columns (step 5 of the method).
///
/// A column stands for a value, an equation per activity makes the values of each add up to one. An expensive artificial column for each
/// activity keeps the program feasible, so that a node without solutions shows as a bound above every solution. The floating-point
/// duals are only a source of row prices: these are rounded to integers and the bound is the exact Lagrangian value of the rounded prices, which
/// is valid whatever the simplex method did.
final class Relaxation {
  let model: Model
  let propagator: Propagator
  let budget: Budget
  let program: LinearProgram
  /// The column of each value, or -1.
  private(set) var column: [Int]
  private(set) var valueOfColumn: [Int] = []
  private var isOpen: [Bool] = []
  private(set) var cuts: [Cut] = []
  /// Changes whenever rows are deleted: a basis saved before cannot be restored.
  private(set) var generation = 0
  /// The fractional solution, by value.
  private(set) var x: [Double]
  /// Costs with all row prices added, by value, in units of 1 / scale.
  let priced: UnsafeMutablePointer<Int>
  let least: UnsafeMutablePointer<Int>
  let scale: Int
  private var artificialCost: Double
  private var duals: [Double] = []
  /// The price of each row behind the last exact bound, in units of 1 / scale.
  private(set) var rowPrices: [Int] = []

  /// - Returns: nil where GLPK has no memory or the numbers are too large for exact row prices.
  init?(_ model: Model, propagator: Propagator, budget: Budget) {
    guard let program = try? LinearProgram() else { return nil }
    self.model = model
    self.propagator = propagator
    self.budget = budget
    self.program = program
    column = Array(repeating: -1, count: model.valueCount)
    x = Array(repeating: 0, count: model.valueCount)
    let dearest = (0..<model.count).reduce(1) { total, a in
      total + (model.first[a]..<model.first[a + 1]).reduce(0) { max($0, propagator.prices[$1]) }
    }
    guard dearest < 1 << 34 else { return nil }
    scale = dearest < 1 << 24 ? 1 << 20 : 1 << 10
    artificialCost = 4 * Double(dearest) + 100
    priced = .allocate(capacity: model.valueCount)
    least = .allocate(capacity: model.count)
    priced.initialize(repeating: 0, count: model.valueCount)
    least.initialize(repeating: 0, count: model.count)
    do {
      for _ in 0..<model.count {
        try program.addRow(lower: 1, upper: 1, columns: [], coefficients: [])
      }
      for a in 0..<model.count {
        try program.addColumn(cost: artificialCost, lower: 0, upper: .infinity, rows: [a], coefficients: [1])
        valueOfColumn.append(-1)
        isOpen.append(true)
      }
      for a in 0..<model.count { try openFirstColumns(a) }
    } catch {
      return nil
    }
  }

  deinit {
    priced.deallocate()
    least.deallocate()
  }

  /// With so many activities, columns that may never be needed cost more than finding those that are.
  private static let manyActivities = 800

  /// Starts with all values of small activities and some cheap ones spread over the large.
  private func openFirstColumns(_ a: Int) throws {
    let values = (model.first[a]..<model.first[a + 1]).filter { propagator.alive[$0] }
    if model.count > Self.manyActivities {
      let cheapest = values.sorted { (propagator.prices[$0], $0) < (propagator.prices[$1], $1) }.prefix(3)
      return try addColumns(Array(Set(cheapest + [values[values.count - 1]])).sorted())
    }
    if values.count <= 12 { return try addColumns(values) }
    let step = values.count / 6
    let cheapest = values.sorted { (propagator.prices[$0], $0) < (propagator.prices[$1], $1) }.prefix(6)
    let spread = stride(from: 0, to: values.count, by: step).map { values[$0] }
    try addColumns(Array(Set(cheapest + spread + [values[values.count - 1]])).sorted())
  }

  func addColumns(_ values: [Int]) throws {
    guard !values.isEmpty else { return }
    var rows = values.map { [model.owner[$0]] }
    var coefficients = values.map { _ in [1.0] }
    let added = valueOfColumn.count
    for value in values {
      column[value] = valueOfColumn.count
      valueOfColumn.append(value)
      isOpen.append(true)
    }
    for (row, cut) in cuts.enumerated() {
      for index in cut.values.indices where column[cut.values[index]] >= added {
        rows[column[cut.values[index]] - added].append(model.count + row)
        coefficients[column[cut.values[index]] - added].append(Double(cut.coefficients[index]))
      }
    }
    try program.addColumns(
      values.indices.map {
        LinearProgram.Column(
          cost: Double(propagator.prices[values[$0]]), lower: 0, upper: .infinity, rows: rows[$0],
          coefficients: coefficients[$0])
      })
  }

  /// Adds columns of values that are gone, fixed at zero: a basis that they are part of stays one.
  func addColumns(of lost: [Start.Lost], before cutCount: Int) throws {
    guard !lost.isEmpty else { return }
    for _ in lost {
      valueOfColumn.append(-1)
      isOpen.append(false)
    }
    try program.addColumns(
      lost.map { value in
        LinearProgram.Column(
          cost: Double(value.cost), lower: 0, upper: 0,
          rows: [value.owner] + value.terms.map { model.count + cutCount + $0.cut },
          coefficients: [1] + value.terms.map { Double($0.coefficient) })
      })
  }

  // MARK: - Solving

  /// Closes the columns of values that propagation removed and opens those that came back.
  func synchronise() throws {
    for index in model.count..<valueOfColumn.count where valueOfColumn[index] >= 0 {
      let isAlive = propagator.alive[valueOfColumn[index]]
      if isAlive != isOpen[index] {
        isOpen[index] = isAlive
        try program.setBounds(column: index, lower: 0, upper: isAlive ? .infinity : 0)
      }
    }
  }

  enum Ending {
    case optimal
    /// The exact bound is above the cutoff.
    case beyondCutoff
    /// GLPK finds no optimal basis, or the budget ended.
    case unknown
  }

  /// Solves to the end, in slices of iterations, or until no solution is within the propagator's cutoff.
  func optimise(_ method: LinearProgram.Method) throws -> Ending {
    var method = method
    // A little above, so that the exact bound of rounded prices is above the cutoff too.
    var limit = propagator.cutoff < Propagator.noCutoff ? Double(propagator.cutoff) + 0.01 : .infinity
    var attempts = 0
    // Each slice forgets how the one before got out of a degenerate corner, so slices grow until one is long enough.
    var slice = 100
    while true {
      let before = program.iterations
      let status = try program.solve(method, iterationLimit: slice, objectiveLimit: limit)
      let pivots = max(program.iterations - before, 0)
      budget.statistics.pivots += pivots
      budget.spend(50 + pivots * (5 + (program.rowCount + program.columnCount) / 50))
      switch status {
      case .optimal:
        budget.statistics.linearPrograms += 1
        try readSolution()
        return .optimal
      case .iterationLimit:
        if budget.isExhausted { return .unknown }
        slice *= 2
      case .objectiveLimit:
        try readSolution()
        if ceilingDivision(safeBound(), scale) > propagator.cutoff { return .beyondCutoff }
        limit = .infinity
      case .infeasible, .unbounded, .undecided:
        attempts += 1
        switch attempts {
        case 1: try program.advancedBasis()
        case 2: try program.standardBasis()
        default: return .unknown
        }
        method = .primal
      }
    }
  }

  private func readSolution() throws {
    let values = try program.values()
    for index in model.count..<valueOfColumn.count where valueOfColumn[index] >= 0 {
      x[valueOfColumn[index]] = values[index]
    }
    duals = try program.duals()
    if budget.options.disturbance > 0 { disturb() }
  }

  /// Puts the duals and values wrong by a share that differs from number to number.
  private func disturb() {
    func share(_ index: Int) -> Double {
      budget.options.disturbance * Double((index * 7919 + duals.count) % 13 - 6) / 6
    }
    for row in duals.indices { duals[row] += share(row) * (1 + abs(duals[row])) }
    for value in x.indices where x[value] > 0 { x[value] = max(0, x[value] + share(value)) }
  }

  /// Whether some activity is still partly unplaced.
  var usesArtificial: Bool {
    (0..<model.count).contains { a in
      var sum = 0.0
      for v in propagator.low[a]...propagator.high[a] where propagator.alive[v] { sum += x[v] }
      return sum < 0.999
    }
  }

  // MARK: - Prices

  /// The exact bound, times `scale`, for the row prices of the last solution; fills `priced` and `least`.
  func safeBound() -> Int {
    let costs = propagator.prices
    for value in 0..<model.valueCount { priced[value] = costs[value] * scale }
    rowPrices = cuts.indices.map { price(ofRow: $0) }
    var constant = 0
    for (row, cut) in cuts.enumerated() where rowPrices[row] > 0 {
      constant += rowPrices[row] * cut.upper
      for index in cut.values.indices { priced[cut.values[index]] += rowPrices[row] * cut.coefficients[index] }
    }
    var total = -constant
    for a in 0..<model.count {
      var smallest = Int.max
      for v in propagator.low[a]...propagator.high[a] where propagator.alive[v] { smallest = min(smallest, priced[v]) }
      least[a] = smallest
      total += smallest
    }
    return total
  }

  private func price(ofRow row: Int) -> Int {
    let dual = -duals[model.count + row]
    guard dual > 1e-9, dual.isFinite else { return 0 }
    // Smaller prices give a valid bound too; so small, nothing can overflow.
    return min(Int((min(dual, artificialCost * 4) * Double(scale)).rounded()), (1 << 50) / cuts[row].magnitude)
  }

  /// Adds the columns that the last solution lacks; false when there are none.
  func addMissingColumns() throws -> Bool {
    var missing: [Int] = []
    for a in 0..<model.count {
      let limit = Int((duals[a] - 1e-6) * Double(scale))
      var found: [Int] = []
      for v in propagator.low[a]...propagator.high[a]
      where propagator.alive[v] && column[v] < 0 && priced[v] < limit { found.append(v) }
      if found.count > 8 {
        found.sort { (priced[$0], $0) < (priced[$1], $1) }
        found.removeLast(found.count - 8)
        found.sort()
      }
      missing += found
    }
    try addColumns(missing)
    return !missing.isEmpty
  }

  // MARK: - Rows

  func add(_ new: [Cut]) throws {
    try program.addRows(
      new.map { cut in
        var columns: [Int] = []
        var coefficients: [Double] = []
        for index in cut.values.indices where column[cut.values[index]] >= 0 {
          columns.append(column[cut.values[index]])
          coefficients.append(Double(cut.coefficients[index]))
        }
        return LinearProgram.Row(
          lower: -.infinity, upper: Double(cut.upper), columns: columns, coefficients: coefficients)
      })
    cuts += new
    budget.statistics.rows += new.count
  }

  /// Deletes slack rows when a third of the rows are slack.
  func dropSlackRows() throws {
    guard cuts.count > 60 else { return }
    let basis = try program.basis
    let slack = cuts.indices.filter { basis.rows[model.count + $0] == .basic }
    guard slack.count * 3 > cuts.count else { return }
    try program.deleteRows(slack.map { $0 + model.count })
    var isSlack = Array(repeating: false, count: cuts.count)
    for row in slack { isSlack[row] = true }
    cuts = cuts.indices.filter { !isSlack[$0] }.map { cuts[$0] }
    generation += 1
  }

  var basis: Basis? { try? program.basis }

  func restore(_ basis: Basis) { try? program.setBasis(basis) }
}
