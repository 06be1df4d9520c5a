import Foundation
import Solver

/// `convene-bench solve INSTANCE.json --limit SECONDS [--threads N] [--solution OUT.json] [--trace]`: one JSON line about one instance.
struct SolveCommand {
  var instance: String
  var limit = 60.0
  var threads = 2
  var solution: String?
  var isTracing = false
  /// Without costs: meetings as early as possible.
  var isEarliest = false

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    var instance: String?
    while let argument = rest.popFirst() {
      switch argument {
      case "--limit":
        guard let seconds = rest.popFirst().flatMap(Double.init), seconds > 0 else {
          throw Unreadable(description: "--limit needs a number of seconds.")
        }
        limit = seconds
      case "--threads":
        guard let count = rest.popFirst().flatMap({ Int($0) }), count > 0 else {
          throw Unreadable(description: "--threads needs a whole number above 0.")
        }
        threads = count
      case "--solution": solution = rest.popFirst()
      case "--trace": isTracing = true
      case "--earliest": isEarliest = true
      default: instance = argument
      }
    }
    guard let instance else {
      throw Unreadable(
        description: "usage: convene-bench solve INSTANCE.json --limit SECONDS [--threads N] [--solution OUT.json]")
    }
    self.instance = instance
  }

  func run() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: instance))
    let input = try Instance(json: data)
    let clock = ContinuousClock()
    let begin = clock.now
    var compiled = try CompiledInstance(input)
    if isEarliest { compiled.dropCosts() }
    let deadline = begin + .seconds(limit)
    var options = SolveOptions(threads: threads, shouldStop: { ContinuousClock().now > deadline })
    if isTracing {
      options.trace = { line in
        let time = String(format: "%7.3f ", (ContinuousClock().now - begin).seconds)
        FileHandle.standardError.write(Data((time + line + "\n").utf8))
      }
    }
    var optimizer = Optimizer(compiled.problem, options: options)
    let outcome = optimizer.solve()
    let seconds = (clock.now - begin).seconds
    var line: [String: Any] = [
      "instance": input.name, "seconds": (seconds * 1000).rounded() / 1000, "memory_mb": peakMemory(),
      "nodes": optimizer.statistics.nodes, "lps": optimizer.statistics.linearPrograms,
      "pivots": optimizer.statistics.pivots, "clusters": optimizer.statistics.clusters,
      "merges": optimizer.statistics.merges,
    ]
    var best: Solution?
    switch outcome {
    case .optimal(let solution, let tieProven):
      line["status"] = tieProven ? "optimal" : "optimal in cost"
      line["bound"] = solution.cost
      best = solution
    case .feasible(let solution, let bound):
      line["status"] = "feasible"
      line["bound"] = bound
      best = solution
    case .infeasible: line["status"] = "infeasible"
    case .stopped(let bound):
      line["status"] = "stopped"
      line["bound"] = bound
    }
    if let best {
      line["objective"] = best.cost
      line["tie"] = best.tie
      line["valid"] = compiled.problem.violations(of: best.values).isEmpty
      if let solution {
        let json = try JSONSerialization.data(withJSONObject: compiled.report(best), options: [.sortedKeys])
        try json.write(to: URL(fileURLWithPath: solution))
      }
    }
    let json = try JSONSerialization.data(withJSONObject: line, options: [.sortedKeys])
    print(String(decoding: json, as: UTF8.self))
  }

  private func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
    return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
