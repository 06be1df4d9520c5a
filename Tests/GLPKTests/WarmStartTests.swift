import GLPK
import Testing

@Suite struct WarmStartTests {
  /// max 3x + 2y under x + y <= 4 and 2x + y <= 5: -9 in (1, 3).
  private func corner() throws -> LinearProgram {
    let program = try LinearProgram()
    let x = try program.addColumn(cost: -3, lower: 0, upper: .infinity)
    let y = try program.addColumn(cost: -2, lower: 0, upper: .infinity)
    try program.addRow(lower: -.infinity, upper: 4, columns: [x, y], coefficients: [1, 1])
    try program.addRow(lower: -.infinity, upper: 5, columns: [x, y], coefficients: [2, 1])
    #expect(try program.solve(.primal) == .optimal)
    return program
  }

  @Test func aViolatedRowIsRepairedByTheDualMethod() throws {
    let program = try corner()
    // y <= 2 cuts (1, 3) off; then 2x <= 3: (1.5, 2).
    try program.addRow(lower: -.infinity, upper: 2, columns: [1], coefficients: [1])
    let before = program.iterations
    #expect(try program.solve(.dual) == .optimal)
    #expect(try abs(program.objective + 8.5) < 1e-9)
    #expect(program.iterations - before == 1)
  }

  @Test func aCheaperColumnIsTakenInByThePrimalMethod() throws {
    let program = try corner()
    // The duals are -1 and -1, so a column with 1 in the first row and cost -4 has reduced cost -3: all of 4 at -4.
    let z = try program.addColumn(cost: -4, lower: 0, upper: .infinity, rows: [0], coefficients: [1])
    #expect(try program.solve(.primal) == .optimal)
    #expect(try abs(program.objective + 16) < 1e-9)
    #expect(try abs(program.value(z) - 4) < 1e-9)
  }

  @Test func slackRowsGoWithoutAnyFurtherPivot() throws {
    let program = try corner()
    let slack = try program.addRow(lower: -.infinity, upper: 100, columns: [0], coefficients: [1])
    #expect(try program.solve(.dual) == .optimal)
    let before = program.iterations
    try program.deleteRows([slack])
    #expect(try program.solve(.dual) == .optimal)
    #expect(program.iterations == before)
    #expect(try abs(program.objective + 9) < 1e-9)
  }

  @Test func deletingWhatIsInTheBasisStillSolves() throws {
    let program = try corner()
    // Without the tight row x + y <= 4 the best of 2x + y <= 5 is y = 5.
    try program.deleteRows([0])
    #expect(try program.solve(.dual) == .optimal)
    #expect(try abs(program.objective + 10) < 1e-9)
    // Without y, which is basic now, 2x <= 5 remains.
    try program.deleteColumns([1])
    #expect(try program.solve(.primal) == .optimal)
    #expect(try abs(program.objective + 7.5) < 1e-9)
  }

  @Test func changedCostsBoundsAndEntriesCount() throws {
    let program = try corner()
    try program.setCost(-1, column: 0)
    #expect(try program.solve(.primal) == .optimal)
    #expect(try abs(program.objective + 8) < 1e-9)  // (0, 4)
    try program.setBounds(column: 1, lower: 0, upper: 1)
    #expect(try program.solve(.dual) == .optimal)
    #expect(try abs(program.objective + 4) < 1e-9)  // (2, 1)
    try program.setColumnEntries(0, rows: [1], coefficients: [1])
    #expect(try program.solve(.primal) == .optimal)
    #expect(try abs(program.objective + 6) < 1e-9)  // (4, 1): x is bound by the second row alone
    try program.setBounds(row: 1, lower: -.infinity, upper: 3)
    #expect(try program.solve(.dual) == .optimal)
    #expect(try abs(program.objective + 4) < 1e-9)  // (2, 1)
  }

  @Test func aRestoredBasisNeedsNoPivot() throws {
    let program = try corner()
    let parent = try program.basis
    #expect(parent == Basis(rows: [.atUpper, .atUpper], columns: [.basic, .basic]))
    try program.setBounds(column: 0, lower: 0, upper: 0)
    #expect(try program.solve(.dual) == .optimal)
    #expect(try abs(program.objective + 8) < 1e-9)
    try program.addRow(lower: -.infinity, upper: 50, columns: [1], coefficients: [1])
    try program.setBounds(column: 0, lower: 0, upper: .infinity)
    // The basis is of the two rows it was taken with; the third becomes basic.
    try program.setBasis(parent)
    let before = program.iterations
    #expect(try program.solve(.dual) == .optimal)
    #expect(program.iterations == before)
    #expect(try abs(program.objective + 9) < 1e-9)
  }

  @Test func standardAndAdvancedBasesLeadToTheSameOptimum() throws {
    let program = try corner()
    try program.standardBasis()
    #expect(try program.basis == Basis(rows: [.basic, .basic], columns: [.atLower, .atLower]))
    #expect(try program.solve(.dualThenPrimal) == .optimal)
    #expect(try abs(program.objective + 9) < 1e-9)
    try program.advancedBasis()
    #expect(try program.solve(.primal) == .optimal)
    #expect(try abs(program.objective + 9) < 1e-9)
  }

  @Test func aBasisThatDoesNotFitIsRefused() throws {
    let program = try corner()
    #expect(throws: GLPKError.basisOfWrongSize(basic: 3, rows: 2)) {
      try program.setBasis(Basis(rows: [.basic, .basic], columns: [.basic, .atLower]))
    }
    #expect(throws: GLPKError.basisTooLarge(rows: 3, columns: 0, rowCount: 2, columnCount: 2)) {
      try program.setBasis(Basis(rows: [.basic, .basic, .basic], columns: []))
    }
  }

  @Test(arguments: 1...20) func slicesOfIterationsResume(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let plan = RandomProgram(columns: 40, rows: 30, using: &random)
    let whole = try plan.make()
    #expect(try whole.solve(.primal) == .optimal, "seed \(seed)")
    let sliced = try plan.make()
    var slices = 1
    while try sliced.solve(.primal, iterationLimit: 3) == .iterationLimit, slices < 1000 { slices += 1 }
    #expect(slices > 1, "seed \(seed)")
    #expect(try abs(whole.objective - sliced.objective) < 1e-6, "seed \(seed)")
    #expect(sliced.iterations <= 3 * slices)
    #expect(try sliced.solve(.dual, iterationLimit: 0) != .infeasible)
  }
}
