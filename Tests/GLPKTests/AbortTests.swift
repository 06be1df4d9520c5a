import CGLPK
import Foundation
import GLPK
import Testing

/// Input on which GLPK takes the process down.
enum Abort: String, CaseIterable, Codable, CustomTestStringConvertible {
  case rowEntryInUnknownColumn, rowEntryTwice, columnEntryInUnknownRow, columnEntryTwice
  case boundsOfUnknownColumn, boundsOfUnknownRow, costOfUnknownColumn
  case deletionOfUnknownRow, deletionOfColumnTwice
  case valueOfUnknownColumn, dualOfUnknownRow
  case longName, controlCharacterInName, negativeIterationLimit, noMemory

  var testDescription: String { rawValue }

  /// The call as C would make it, on a program of two columns and one row.
  func callGLPK() {
    let problem = glp_create_prob()
    glp_add_cols(problem, 2)
    glp_add_rows(problem, 1)
    switch self {
    case .rowEntryInUnknownColumn: glp_set_mat_row(problem, 1, 1, [0, 3], [0, 1])
    case .rowEntryTwice: glp_set_mat_row(problem, 1, 2, [0, 1, 1], [0, 1, 1])
    case .columnEntryInUnknownRow: glp_set_mat_col(problem, 1, 1, [0, 2], [0, 1])
    case .columnEntryTwice:
      glp_add_rows(problem, 1)
      glp_set_mat_col(problem, 1, 2, [0, 1, 1], [0, 1, 1])
    case .boundsOfUnknownColumn: glp_set_col_bnds(problem, 3, GLP_DB, 0, 1)
    case .boundsOfUnknownRow: glp_set_row_bnds(problem, 2, GLP_DB, 0, 1)
    case .costOfUnknownColumn: glp_set_obj_coef(problem, 3, 1)
    case .deletionOfUnknownRow: glp_del_rows(problem, 1, [0, 2])
    case .deletionOfColumnTwice: glp_del_cols(problem, 2, [0, 1, 1])
    case .valueOfUnknownColumn: _ = glp_get_col_prim(problem, 3)
    case .dualOfUnknownRow: _ = glp_get_row_dual(problem, 2)
    case .longName: glp_set_col_name(problem, 1, String(repeating: "n", count: 256))
    case .controlCharacterInName: glp_set_row_name(problem, 1, "a\nb")
    case .negativeIterationLimit:
      var parameters = glp_smcp()
      glp_init_smcp(&parameters)
      parameters.it_lim = -1
      glp_simplex(problem, &parameters)
    case .noMemory:
      glp_mem_limit(1)
      glp_add_cols(problem, 20_000)
    }
  }

  /// The same through the wrapper.
  func callWrapper() throws(GLPKError) {
    let program = try LinearProgram()
    for _ in 0..<2 { try program.addColumn(cost: 1, lower: 0, upper: 1) }
    try program.addRow(lower: 1, upper: 2, columns: [], coefficients: [])
    switch self {
    case .rowEntryInUnknownColumn: try program.addRow(lower: 0, upper: 1, columns: [2], coefficients: [1])
    case .rowEntryTwice: try program.setRowEntries(0, columns: [0, 0], coefficients: [1, 1])
    case .columnEntryInUnknownRow: try program.setColumnEntries(0, rows: [1], coefficients: [1])
    case .columnEntryTwice: try program.setColumnEntries(0, rows: [0, 0], coefficients: [1, 1])
    case .boundsOfUnknownColumn: try program.setBounds(column: 2, lower: 0, upper: 1)
    case .boundsOfUnknownRow: try program.setBounds(row: 1, lower: 0, upper: 1)
    case .costOfUnknownColumn: try program.setCost(1, column: 2)
    case .deletionOfUnknownRow: try program.deleteRows([1])
    case .deletionOfColumnTwice: try program.deleteColumns([0, 0])
    case .valueOfUnknownColumn: _ = try program.value(2)
    case .dualOfUnknownRow: _ = try program.dual(1)
    case .longName: try program.setName(String(repeating: "n", count: 256), column: 0)
    case .controlCharacterInName: try program.setName("a\nb", row: 0)
    case .negativeIterationLimit: try program.solve(.primal, iterationLimit: -1)
    case .noMemory:
      glp_mem_limit(1)
      try program.addColumns([LinearProgram.Column](repeating: .init(cost: 0, lower: 0, upper: 1), count: 20_000))
    }
  }

  /// What the wrapper throws; nil for the one that only GLPK itself can find.
  var expected: GLPKError? {
    switch self {
    case .rowEntryInUnknownColumn, .boundsOfUnknownColumn, .costOfUnknownColumn, .valueOfUnknownColumn:
      .unknownColumn(2, count: 2)
    case .columnEntryInUnknownRow, .boundsOfUnknownRow, .deletionOfUnknownRow, .dualOfUnknownRow:
      .unknownRow(1, count: 1)
    case .rowEntryTwice, .deletionOfColumnTwice: .repeatedColumn(0)
    case .columnEntryTwice: .repeatedRow(0)
    case .longName: .unusableName(String(repeating: "n", count: 256))
    case .controlCharacterInName: .unusableName("a\nb")
    case .negativeIterationLimit: .negativeLimit(-1)
    case .noMemory: nil
    }
  }
}

@Suite struct AbortTests {
  @Test(arguments: Abort.allCases) func takesTheProcessDownInC(_ abort: Abort) async {
    await #expect(processExitsWith: .signal(SIGABRT)) { [abort] in abort.callGLPK() }
  }

  @Test(arguments: Abort.allCases) func throwsInSwift(_ abort: Abort) {
    let error = #expect(throws: GLPKError.self) { try abort.callWrapper() }
    if let expected = abort.expected {
      #expect(error == expected)
    } else {
      guard case .failed(let call, let message) = error else {
        Issue.record("\(String(describing: error)) is not a failure inside GLPK")
        return
      }
      #expect(call == "glp_add_cols")
      #expect(message.contains("memory allocation limit exceeded"), "\(message)")
    }
  }

  /// Valid input: the only entry of a basic column is taken away, which leaves GLPK a basis of one empty column.
  @Test func anEmptiedBasicColumnTakesTheProcessDownInC() async {
    await #expect(processExitsWith: .signal(SIGABRT)) {
      let problem = glp_create_prob()
      glp_add_cols(problem, 2)
      glp_add_rows(problem, 1)
      glp_set_mat_row(problem, 1, 2, [0, 1, 2], [0, 1, 1])
      glp_set_row_stat(problem, 1, GLP_NL)
      glp_set_col_stat(problem, 1, GLP_BS)
      glp_set_mat_col(problem, 1, 0, [0], [0])
      glp_simplex(problem, nil)
    }
  }

  @Test func anEmptiedBasicColumnIsSolvedInSwift() throws {
    let program = try LinearProgram()
    let x = try program.addColumn(cost: 1, lower: 0, upper: 9)
    let y = try program.addColumn(cost: 2, lower: 0, upper: 9)
    try program.addRow(lower: 4, upper: .infinity, columns: [x, y], coefficients: [1, 1])
    #expect(try program.solve(.dual) == .optimal)
    #expect(try program.basis.columns == [.basic, .atLower])
    try program.setColumnEntries(x, rows: [], coefficients: [])
    #expect(try program.solve(.dual) == .optimal)
    #expect(try program.objective == 8)
  }

  @Test func refusalsLeaveTheProgramAsItWas() throws {
    let program = try LinearProgram()
    let x = try program.addColumn(cost: -1, lower: 0, upper: 10)
    try program.addRow(lower: -.infinity, upper: 7, columns: [x], coefficients: [1])
    for bad in [Double.nan, .infinity, -.infinity] {
      #expect(throws: GLPKError.self) { try program.addColumn(cost: bad, lower: 0, upper: 1) }
      #expect(throws: GLPKError.self) { try program.setCost(bad, column: x) }
      #expect(throws: GLPKError.self) { try program.addRow(lower: 0, upper: 1, columns: [x], coefficients: [bad]) }
      #expect(throws: GLPKError.self) { try program.setBounds(column: x, lower: bad, upper: bad) }
      #expect(throws: GLPKError.self) { try program.setBounds(row: 0, lower: bad, upper: bad) }
    }
    #expect(throws: GLPKError.impossibleBounds(lower: 2, upper: 1)) {
      try program.addColumn(cost: 0, lower: 2, upper: 1)
    }
    #expect(throws: GLPKError.unequalLengths(indexes: 1, coefficients: 2)) {
      try program.addRow(lower: 0, upper: 1, columns: [x], coefficients: [1, 2])
    }
    // The first of the two rows is fine, the second is not: none is added.
    #expect(throws: GLPKError.unknownColumn(5, count: 1)) {
      try program.addRows([
        .init(lower: 0, upper: 3, columns: [x], coefficients: [1]),
        .init(lower: 0, upper: 3, columns: [5], coefficients: [1]),
      ])
    }
    #expect(program.columnCount == 1)
    #expect(program.rowCount == 1)
    #expect(try program.solve(.primal) == .optimal)
    #expect(try program.objective == -7)
  }

  @Test func messagesHaveTheFactsAndAdvice() {
    let texts: [(GLPKError, String)] = [
      (
        .unknownColumn(7, count: 3),
        "Column 7 does not exist: the linear program has 3 columns. Maybe it was deleted, or not added yet."
      ),
      (
        .impossibleBounds(lower: 2, upper: 1),
        "No finite value lies between the bounds 2.0 and 1.0. Maybe they are swapped."
      ),
      (
        .failed(call: "glp_add_cols", message: "no memory"),
        "GLPK gave up in glp_add_cols: no memory. Build the linear program anew."
      ),
    ]
    for (error, text) in texts { #expect(error.description == text) }
  }
}
