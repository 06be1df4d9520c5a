import Foundation
import GLPK
import Testing

@Suite struct WritingTests {
  private func written(_ format: LinearProgram.Format, by program: LinearProgram) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try program.write(format, toPath: path)
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  private func program() throws -> LinearProgram {
    let program = try LinearProgram()
    try program.addColumn(cost: 2, lower: 0, upper: 3)
    try program.addColumn(cost: 0, lower: 0, upper: 1)
    try program.addRow(lower: 1, upper: .infinity, columns: [0, 1], coefficients: [1, 4])
    try program.setName("start", column: 0)
    try program.setName("cover", row: 0)
    return program
  }

  @Test func lpTextHasCostsRowsBoundsAndNames() throws {
    let text = try written(.lp, by: program())
    #expect(text.contains("Minimize\n obj: + 2 start\n"), "\(text)")
    #expect(text.contains(" cover: + 4 x_2 + start >= 1\n"), "\(text)")
    #expect(text.contains(" 0 <= start <= 3\n"), "\(text)")
  }

  @Test(arguments: [LinearProgram.Format.mps, .freeMPS]) func mpsHasItsSections(format: LinearProgram.Format) throws {
    let text = try written(format, by: program())
    for section in ["NAME", "ROWS", "COLUMNS", "RHS", "BOUNDS", "ENDATA"] {
      #expect(text.contains("\n\(section)") || text.hasPrefix(section), "\(text)")
    }
    #expect(text.contains("cover"))
  }

  enum BadPath: String, CaseIterable {
    case missingFolder, folder, empty, nulByte, tooLong

    var path: String {
      switch self {
      case .missingFolder: "/nowhere/at/all.lp"
      case .folder: "/"
      case .empty: ""
      case .nulByte: "a\0b"
      case .tooLong: String(repeating: "p", count: 100_000)
      }
    }
  }

  @Test(arguments: BadPath.allCases) func aPathThatCannotBeWrittenIsAnError(bad: BadPath) throws {
    let path = bad.path
    let program = try program()
    let error = #expect(throws: GLPKError.self) { try program.write(.lp, toPath: path) }
    guard case .notWritten(path, let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!message.isEmpty)
    #expect(try program.solve(.primal) == .optimal)
  }
}
