import Foundation
import Planning
import Scheduling
import Solver

/// `convene-bench counts [--record]`: holds the work of solving a fixed set of problems against what is recorded.
struct CountsCommand {
  static let usage = """
    convene-bench counts [--record]
      Solves a fixed set with 1 and with 2 threads, which must do the same work, and compares nodes, linear programs,
      pivots and rows with Benchmarks/counts.json: a tenth of difference, or ten, is allowed. From the top folder.
    """
  private static let file = "Benchmarks/counts.json"
  private static let scenario = "scenarios/cica-2023-2024/scenario.yaml"
  private let records: Bool

  init(_ arguments: [String]) throws {
    records = try CommandWords(arguments, switches: ["--record"], usage: Self.usage).has("--record")
  }

  /// - Returns: whether the counts are those recorded.
  func run() throws -> Bool {
    var measured: [CountsRecord] = []
    var differences: [String] = []
    for (name, problem) in try problems() {
      let results = [1, 2].map { threads in
        var optimizer = Optimizer(problem, options: SolveOptions(threads: threads))
        let outcome = optimizer.solve()
        return (result: InstanceResult(outcome, work: optimizer.statistics), outcome: outcome)
      }
      let counts = results.map { CountsRecord(name, $0.result) }
      if counts[0] != counts[1] || results[0].outcome != results[1].outcome {
        differences.append("\(name): 2 threads did other work than 1")
      }
      measured.append(counts[0])
      print(
        "\(name): \(counts[0].status) \(counts[0].objective ?? 0), \(counts[0].nodes) nodes, \(counts[0].lps) linear programs, "
          + "\(counts[0].pivots) pivots, \(counts[0].rows) rows")
    }
    if records {
      try CountsRecord.write(measured, to: Self.file)
      print("wrote \(Self.file)")
    } else {
      differences += CountsRecord.differences(of: measured, from: try CountsRecord.read(Self.file))
    }
    for difference in differences { print(difference) }
    if !differences.isEmpty, !records {
      print(
        """
        The solver works more or less than is recorded. Maybe a change made it search otherwise than was meant; if it was meant,
        run 'convene-bench counts --record' and say in the commit what it brought.
        """)
    }
    return differences.isEmpty
  }

  private func problems() throws -> [(name: String, problem: Problem)] {
    var generators: [InstanceGenerator] = []
    for load in [InstanceGenerator.Load.calm, .busy] {
      generators += (UInt64(1)...3).map { InstanceGenerator(meetings: 12, seed: $0, load: load) }
    }
    generators += (UInt64(1)...2).map { InstanceGenerator(meetings: 50, seed: $0, load: .calm) }
    var problems = try generators.map { ($0.name, try CompiledInstance($0.instance()).problem) }
    let reading = try ScenarioFile(Self.scenario).read()
    guard let scenario = reading.scenario, case .problem(let compiled) = Compiler.compile(Context(scenario)) else {
      throw Unreadable(description: "\(Self.scenario) cannot be compiled.")
    }
    problems.append((scenario.id, compiled.problem))
    return problems
  }
}
