import GLPK
import Testing

/// Edits a program at random next to a plain list of its rows and columns; both must stay the same problem.
@Suite struct EditingTests {
  private struct Mirror {
    var columns: [LinearProgram.Column] = []
    var rows: [LinearProgram.Row] = []

    mutating func setEntries(column: Int, rows indexes: [Int], _ coefficients: [Double]) {
      for row in rows.indices {
        guard let place = rows[row].columns.firstIndex(of: column) else { continue }
        rows[row].columns.remove(at: place)
        rows[row].coefficients.remove(at: place)
      }
      for (row, coefficient) in zip(indexes, coefficients) {
        rows[row].columns.append(column)
        rows[row].coefficients.append(coefficient)
      }
    }

    mutating func delete(column: Int) {
      setEntries(column: column, rows: [], [])
      columns.remove(at: column)
      for row in rows.indices { rows[row].columns = rows[row].columns.map { $0 > column ? $0 - 1 : $0 } }
    }

    func make() throws(GLPKError) -> LinearProgram {
      let program = try LinearProgram()
      try program.addColumns(columns)
      try program.addRows(rows)
      return program
    }
  }

  @Test(arguments: 1...60) func editsGiveTheSameProblemAsBuildingAnew(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let program = try LinearProgram()
    var mirror = Mirror()
    for step in 1...120 {
      try edit(program, &mirror, using: &random)
      #expect(program.columnCount == mirror.columns.count)
      #expect(program.rowCount == mirror.rows.count)
      guard step % 8 == 0 else { continue }
      let methods: [LinearProgram.Method] = [.primal, .dual, .dualThenPrimal]
      let status = try program.solve(methods.randomElement(using: &random) ?? .primal)
      let fresh = try mirror.make()
      let expected = try fresh.solve(.primal)
      // All columns are bounded, so each program is optimal or infeasible.
      #expect(status == expected, "seed \(seed) step \(step)")
      if status == .optimal {
        #expect(try abs(fresh.objective - program.objective) < 1e-6, "seed \(seed) step \(step)")
      }
    }
  }

  private func edit(
    _ program: LinearProgram, _ mirror: inout Mirror, using random: inout SeededGenerator
  ) throws(GLPKError) {
    func number() -> Double { Double(Int.random(in: -5...5, using: &random)) }
    func some(of count: Int) -> [Int] { (0..<count).filter { _ in Int.random(in: 0..<4, using: &random) == 0 } }
    let column = mirror.columns.indices.randomElement(using: &random)
    let row = mirror.rows.indices.randomElement(using: &random)
    let low = number()
    let high = low + abs(number())
    switch (Int.random(in: 0..<12, using: &random), column, row) {
    case (0...2, _, _):
      let new = LinearProgram.Column(cost: number(), lower: low, upper: high)
      let rows = some(of: mirror.rows.count)
      let coefficients = rows.map { _ in number() }
      try program.addColumn(cost: new.cost, lower: low, upper: high, rows: rows, coefficients: coefficients)
      mirror.columns.append(new)
      mirror.setEntries(column: mirror.columns.count - 1, rows: rows, coefficients)
    case (3...5, _, _):
      let columns = some(of: mirror.columns.count)
      let coefficients = columns.map { _ in number() }
      let upper = Bool.random(using: &random) ? Double.infinity : low + 30
      let new = LinearProgram.Row(lower: low - 10, upper: upper, columns: columns, coefficients: coefficients)
      try program.addRows([new])
      mirror.rows.append(new)
    case (6, let column?, _):
      let cost = number()
      try program.setCost(cost, column: column)
      mirror.columns[column].cost = cost
    case (7, let column?, _):
      try program.setBounds(column: column, lower: low, upper: high)
      mirror.columns[column].lower = low
      mirror.columns[column].upper = high
    case (8, _, let row?):
      try program.setBounds(row: row, lower: -.infinity, upper: high + 10)
      mirror.rows[row].lower = -.infinity
      mirror.rows[row].upper = high + 10
    case (9, let column?, _):
      let rows = some(of: mirror.rows.count)
      let coefficients = rows.map { _ in number() }
      try program.setColumnEntries(column, rows: rows, coefficients: coefficients)
      mirror.setEntries(column: column, rows: rows, coefficients)
    case (10, let column?, _):
      try program.deleteColumns([column])
      mirror.delete(column: column)
    case (11, _, let row?):
      try program.deleteRows([row])
      mirror.rows.remove(at: row)
    default: break
    }
  }

  /// Numbers at the ends of the floating-point range must end in a status or an error, never in the end of the process.
  @Test(arguments: 1...40) func extremeNumbersEndInAnAnswer(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let extremes = [
      1e308, -1e308, Double.greatestFiniteMagnitude, 1e-308, Double.leastNonzeroMagnitude, 1e150, -1e-150, 1, 0,
    ]
    func number() -> Double { extremes.randomElement(using: &random) ?? 0 }
    do {
      let program = try LinearProgram()
      for _ in 0..<8 {
        let (one, other) = (number(), number())
        try program.addColumn(cost: number(), lower: min(one, other), upper: max(one, other))
      }
      for _ in 0..<8 {
        let (one, other) = (number(), number())
        // Only a bound at the very top is no bound at all to GLPK.
        try program.addRow(
          lower: min(one, other), upper: max(one, other), columns: Array(0..<8),
          coefficients: (0..<8).map { _ in number() })
      }
      for method in [LinearProgram.Method.primal, .dual, .dualThenPrimal] {
        try program.standardBasis()
        _ = try program.solve(method, iterationLimit: 1000)
        #expect(try program.values().count == 8)
      }
    } catch {
      switch error {
      case .failed, .environmentLost, .impossibleBounds: break
      default: Issue.record("seed \(seed): \(error)")
      }
    }
  }
}
