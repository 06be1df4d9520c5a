import GLPK
import Testing

/// A program small enough to solve by hand.
struct SmallProgram: Sendable, CustomTestStringConvertible {
  var name: String
  var columns: [LinearProgram.Column]
  var rows: [LinearProgram.Row]
  var status: LinearProgram.Status
  var objective = 0.0
  var values: [Double] = []
  var duals: [Double] = []

  var testDescription: String { name }

  func make() throws -> LinearProgram {
    let program = try LinearProgram()
    try program.addColumns(columns)
    try program.addRows(rows)
    return program
  }

  static let all = [
    // x + y <= 4 and 2x + y <= 5 meet in (1, 3). Moving the first by one changes the corner to (0, 5): -10; the second
    // by one to (2, 2): -10.
    SmallProgram(
      name: "corner of two rows",
      columns: [.init(cost: -3, lower: 0, upper: .infinity), .init(cost: -2, lower: 0, upper: .infinity)],
      rows: [
        .init(lower: -.infinity, upper: 4, columns: [0, 1], coefficients: [1, 1]),
        .init(lower: -.infinity, upper: 5, columns: [0, 1], coefficients: [2, 1]),
      ],
      status: .optimal, objective: -9, values: [1, 3], duals: [-1, -1]),
    // The dearer column is needed only for what the cheaper one, bounded by 2, leaves of 5.
    SmallProgram(
      name: "cheaper column at its bound",
      columns: [.init(cost: 1, lower: 0, upper: 2), .init(cost: 4, lower: 0, upper: 9)],
      rows: [.init(lower: 5, upper: .infinity, columns: [0, 1], coefficients: [1, 1])],
      status: .optimal, objective: 14, values: [2, 3], duals: [4]),
    // An equality and a free column: x = 3 - y with y as large as its bound allows.
    SmallProgram(
      name: "equality with a free column",
      columns: [.init(cost: 1, lower: -.infinity, upper: .infinity), .init(cost: 0, lower: 0, upper: 8)],
      rows: [.init(lower: 3, upper: 3, columns: [0, 1], coefficients: [1, 1])],
      status: .optimal, objective: -5, values: [-5, 8], duals: [1]),
    // Three activities that exclude each other pairwise: one half each; each row is worth one half.
    SmallProgram(
      name: "triangle of exclusions",
      columns: Array(repeating: .init(cost: -1, lower: 0, upper: 1), count: 3),
      rows: [
        .init(lower: -.infinity, upper: 1, columns: [0, 1], coefficients: [1, 1]),
        .init(lower: -.infinity, upper: 1, columns: [1, 2], coefficients: [1, 1]),
        .init(lower: -.infinity, upper: 1, columns: [0, 2], coefficients: [1, 1]),
      ],
      status: .optimal, objective: -1.5, values: [0.5, 0.5, 0.5], duals: [-0.5, -0.5, -0.5]),
    SmallProgram(
      name: "bounds alone decide",
      columns: [.init(cost: 2, lower: 1, upper: 5), .init(cost: -1, lower: -4, upper: 6)],
      rows: [], status: .optimal, objective: -4, values: [1, 6]),
    SmallProgram(name: "nothing at all", columns: [], rows: [], status: .optimal),
    SmallProgram(
      name: "two columns of at most 1 cannot reach 3",
      columns: Array(repeating: .init(cost: 1, lower: 0, upper: 1), count: 2),
      rows: [.init(lower: 3, upper: .infinity, columns: [0, 1], coefficients: [1, 1])], status: .infeasible),
    SmallProgram(
      name: "a row without entries cannot reach 1",
      columns: [.init(cost: 1, lower: 0, upper: 1)],
      rows: [.init(lower: 1, upper: .infinity, columns: [], coefficients: [])], status: .infeasible),
  ]
}

@Suite struct OptimaTests {
  @Test(arguments: SmallProgram.all, [LinearProgram.Method.primal, .dual, .dualThenPrimal])
  func optimum(of small: SmallProgram, method: LinearProgram.Method) throws {
    let program = try small.make()
    #expect(try program.solve(method) == small.status)
    guard small.status == .optimal else { return }
    #expect(try abs(program.objective - small.objective) < 1e-9)
    #expect(try zip(program.values(), small.values).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(try zip(program.duals(), small.duals).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(program.columnCount == small.columns.count)
    #expect(program.rowCount == small.rows.count)
  }

  @Test func aRayIsUnbounded() throws {
    let program = try LinearProgram()
    let x = try program.addColumn(cost: -1, lower: 0, upper: .infinity)
    let y = try program.addColumn(cost: 0, lower: 0, upper: .infinity)
    try program.addRow(lower: -.infinity, upper: 1, columns: [x, y], coefficients: [1, -1])
    #expect(try program.solve(.primal) == .unbounded)
  }

  /// Without a primal feasible start the dual method only finds that no dual solution exists: that decides nothing.
  @Test func noDualSolutionIsNotInfeasible() throws {
    let program = try LinearProgram()
    let x = try program.addColumn(cost: -1, lower: 0, upper: .infinity)
    let y = try program.addColumn(cost: 0, lower: 0, upper: .infinity)
    try program.addRow(lower: 2, upper: .infinity, columns: [x, y], coefficients: [1, -1])
    #expect(try program.solve(.dual) != .infeasible)
  }

  @Test(arguments: 1...40) func theMethodsAgreeAndTheDualsProveIt(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let plan = RandomProgram(using: &random)
    let primal = try plan.make()
    let dual = try plan.make()
    #expect(try primal.solve(.primal) == .optimal, "seed \(seed)")
    #expect(try dual.solve(.dual) == .optimal, "seed \(seed)")
    #expect(try abs(primal.objective - dual.objective) < 1e-6, "seed \(seed)")
    // Weak duality: the duals as row prices, with the best bound of each column, give the optimum from below.
    let duals = try dual.duals()
    let reduced = try dual.reducedCosts()
    var bound = 0.0
    for (row, price) in zip(plan.rows, duals) where price != 0 { bound += price * (price > 0 ? row.lower : row.upper) }
    for (column, cost) in zip(plan.columns, reduced) { bound += min(cost * column.lower, cost * column.upper) }
    #expect(try abs(bound - dual.objective) < 1e-6, "seed \(seed)")
    // Both are what they are said to be: column and row values, and costs less prices.
    let values = try dual.values()
    for (row, plan) in plan.rows.enumerated() {
      let sum = zip(plan.columns, plan.coefficients).reduce(0) { $0 + values[$1.0] * $1.1 }
      #expect(try abs(sum - dual.activity(row)) < 1e-6, "seed \(seed)")
    }
    for column in values.indices {
      let priced = zip(plan.rows, duals).reduce(0) { sum, pair in
        sum + zip(pair.0.columns, pair.0.coefficients).reduce(0) { $1.0 == column ? $0 + $1.1 * pair.1 : $0 }
      }
      #expect(abs(plan.columns[column].cost - priced - reduced[column]) < 1e-6, "seed \(seed)")
      #expect(try dual.reducedCost(column) == reduced[column])
      #expect(try dual.value(column) == values[column])
    }
  }
}
