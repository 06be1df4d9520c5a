import Files
import Foundation

/// A solver that is measured: ours, or a peer on a model of its own.
enum Contender: String, CaseIterable {
  case convene, cpsat1, cpsat2, highs, glpsol

  static let peers = allCases.filter { $0 != .convene }

  var title: String {
    switch self {
    case .convene: "Convene"
    case .cpsat1: "CP-SAT, 1 worker"
    case .cpsat2: "CP-SAT, 2 workers"
    case .highs: "HiGHS"
    case .glpsol: "glpsol"
    }
  }

  /// Where a make target installs the peers.
  static let python = ".build/peers/bin/python"

  /// What is missing to run it, in words; nil for nothing.
  var missing: String? {
    guard self != .convene else { return nil }
    let isThere = FileManager.default.isExecutableFile(atPath: Self.python)
    guard isThere else { return "\(title) is missing. Maybe run make peers in the top folder first." }
    guard self == .glpsol else { return nil }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let isInstalled = folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/glpsol") }
    return isInstalled ? nil : "glpsol is missing. Maybe install the package glpk-utils."
  }

  /// Solves an instance and checks the answer.
  ///
  /// - Parameters:
  ///   - limit: seconds that the solver is given; a peer has as many again, and ten, to build its model.
  func run(_ instance: Instance, in path: String, limit: Double, threads: Int) throws -> ContenderRun {
    let folder = try TemporaryFolder()
    let solution = folder.file("solution.json")
    let (program, words): (String, [String]) =
      switch self {
      case .convene:
        (
          URL(filePath: CommandLine.arguments[0]).path(percentEncoded: false),
          ["solve", path, "--limit", "\(limit)", "--threads", "\(threads)", "--solution", solution]
        )
      case .cpsat1, .cpsat2:
        (Self.python, ["-B", "Benchmarks/peers/cpsat.py", path, solution, "\(limit)", self == .cpsat1 ? "1" : "2"])
      case .highs, .glpsol: (Self.python, ["-B", "Benchmarks/peers/steps.py", path, solution, "\(limit)", rawValue])
      }
    let process = try ProcessRun(program, words, limit: 2 * limit + 10)
    guard process.code != nil else { return .tooSlow }
    guard let line = process.output.split(separator: "\n").last(where: { $0.hasPrefix("{") }), process.code == 0 else {
      let last = process.errors.split(separator: "\n").last.map(String.init) ?? "it said nothing"
      return .failed("\(title) on \(instance.name): \(last)")
    }
    var record = try JSONDecoder().decode(SolveRecord.self, from: Data(line.utf8))
    record.setGap()
    record.valid = nil
    if record.objective != nil {
      let checker = InstanceChecker(try InstanceSolution(contentsOf: solution), of: instance)
      record.valid = checker.faults.isEmpty && checker.cost == record.objective
    }
    return .answered(record)
  }
}

/// What came of a run.
enum ContenderRun {
  case answered(SolveRecord)
  /// It did not keep its time limit and was ended.
  case tooSlow
  case failed(String)

  var record: SolveRecord? {
    if case .answered(let record) = self { record } else { nil }
  }
}
