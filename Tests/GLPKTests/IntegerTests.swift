import GLPK
import Testing

@Suite struct IntegerTests {
  /// Weights 3, 4, 5 of worth 4, 5, 6 into 7: the first two for 9; the relaxation is worth more.
  private func knapsack() throws -> LinearProgram {
    let program = try LinearProgram()
    try program.addColumns([-4, -5, -6].map { .init(cost: $0, lower: 0, upper: 1) })
    try program.addRow(lower: -.infinity, upper: 7, columns: [0, 1, 2], coefficients: [3, 4, 5])
    return program
  }

  @Test(arguments: [true, false]) func knapsack(presolve: Bool) throws {
    let program = try knapsack()
    var options = LinearProgram.IntegerOptions()
    options.presolve = presolve
    #expect(
      try program.solveInteger(integerColumns: [0, 1, 2], options: options)
        == .optimal(objective: -9, values: [1, 1, 0]))
  }

  @Test func theProgramStaysAsItIs() throws {
    let program = try knapsack()
    try program.setBounds(column: 0, lower: 0, upper: 0.75)
    #expect(try program.solve(.primal) == .optimal)
    let (objective, basis, iterations) = (try program.objective, try program.basis, program.iterations)
    // With at most 3/4 of the first, as an integer none: one of the others, 6.
    #expect(try program.solveInteger(integerColumns: [0, 1, 2]) == .optimal(objective: -6, values: [0, 0, 1]))
    #expect(try program.objective == objective)
    #expect(try program.basis == basis)
    #expect(try program.solve(.primal) == .optimal)
    #expect(program.iterations == iterations)
    #expect(try program.objective == objective)
  }

  @Test(arguments: [true, false]) func noIntegerBetweenBoundsOrRowsIsInfeasible(presolve: Bool) throws {
    var options = LinearProgram.IntegerOptions()
    options.presolve = presolve
    let bounds = try LinearProgram()
    try bounds.addColumn(cost: 1, lower: 0.2, upper: 0.8)
    #expect(try bounds.solveInteger(integerColumns: [0], options: options) == .infeasible)
    let rows = try LinearProgram()
    try rows.addColumn(cost: 1, lower: 0, upper: 5)
    try rows.addRow(lower: 1, upper: 1, columns: [0], coefficients: [2])
    #expect(try rows.solveInteger(integerColumns: [0], options: options) == .infeasible)
  }

  @Test func limitsEndTheSearch() throws {
    var random = SeededGenerator(seed: 3)
    let program = try LinearProgram()
    try program.addColumns((0..<60).map { _ in .init(cost: -1, lower: 0, upper: 1) })
    for _ in 0..<40 {
      let coefficients = (0..<60).map { _ in Double(Int.random(in: 1...99, using: &random)) }
      try program.addRow(lower: 0, upper: 1200.5, columns: Array(0..<60), coefficients: coefficients)
    }
    var options = LinearProgram.IntegerOptions()
    options.nodeLimit = 5
    switch try program.solveInteger(integerColumns: Array(0..<60), options: options) {
    case .feasible, .undecided: break
    case .optimal, .infeasible: Issue.record("five nodes cannot decide this")
    }
    options.nodeLimit = -1
    #expect(throws: GLPKError.negativeLimit(-1)) { try program.solveInteger(integerColumns: [], options: options) }
  }

  @Test(arguments: 1...40) func agreesWithEnumeration(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let plan = RandomProgram(columns: 10, rows: 8, using: &random)
    var best = Double.infinity
    for mask in 0..<(1 << 10) {
      let point = (0..<10).map { Double((mask >> $0) & 1) }
      let allowed = plan.rows.allSatisfy { row in
        let sum = zip(row.columns, row.coefficients).reduce(0) { $0 + point[$1.0] * $1.1 }
        return row.lower <= sum && sum <= row.upper
      }
      if allowed { best = min(best, zip(plan.columns, point).reduce(0) { $0 + $1.0.cost * $1.1 }) }
    }
    var options = LinearProgram.IntegerOptions()
    options.presolve = Bool.random(using: &random)
    options.gomoryCuts = Bool.random(using: &random)
    options.roundingCuts = Bool.random(using: &random)
    options.coverCuts = Bool.random(using: &random)
    options.cliqueCuts = Bool.random(using: &random)
    let outcome = try plan.make().solveInteger(integerColumns: Array(0..<10), options: options)
    guard case .optimal(let objective, let values) = outcome else {
      Issue.record("seed \(seed): \(outcome)")
      return
    }
    #expect(abs(objective - best) < 1e-6, "seed \(seed)")
    #expect(values.allSatisfy { abs($0 - $0.rounded()) < 1e-6 }, "seed \(seed)")
  }
}
