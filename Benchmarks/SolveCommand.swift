import Foundation
import Solver
import Synchronization

/// `convene-bench solve INSTANCE.json --limit SECONDS [--threads N] [--solution OUT.json]`: one JSON line about one instance.
struct SolveCommand {
  static let usage = """
    convene-bench solve INSTANCE.json [--limit SECONDS] [--threads N] [--solution OUT.json] [--trace] [--earliest]
    """
  private let instance: String
  private let limit: Double
  private let threads: Int
  private let solution: String?
  private let isTracing: Bool
  /// Without costs: meetings as early as possible.
  private let isEarliest: Bool

  init(_ arguments: [String]) throws {
    let words = try CommandWords(
      arguments, operands: 1, options: ["--limit", "--threads", "--solution"], switches: ["--trace", "--earliest"],
      usage: Self.usage)
    instance = words.operand(0)
    limit = try words.positive("--limit") ?? 60
    threads = try words.number("--threads", in: 1...64) ?? 2
    solution = words.text("--solution")
    isTracing = words.has("--trace")
    isEarliest = words.has("--earliest")
  }

  func run() throws {
    let input = try Instance(contentsOf: instance)
    let begin = ContinuousClock.now
    var compiled = try CompiledInstance(input)
    if isEarliest { compiled.dropCosts() }
    let deadline = begin + .seconds(limit)
    var options = SolveOptions(threads: threads, shouldStop: { ContinuousClock.now > deadline })
    if isTracing {
      options.trace = { line in
        let time = String(format: "%7.3f ", (ContinuousClock.now - begin).seconds)
        FileHandle.standardError.write(Data((time + line + "\n").utf8))
      }
    }
    let first = FirstSolution()
    options.progress = { if $0.incumbent != nil { first.note(ContinuousClock.now - begin) } }
    let result = compiled.solve(options)
    let end = ContinuousClock.now - begin
    var record = result.record(of: input.name, seconds: end)
    if let best = result.best {
      record.first = SolveRecord.rounded(min(first.moment ?? end, end).seconds, to: 4)
      let answer = compiled.solution(best)
      if !isEarliest { record.valid = InstanceChecker(answer, of: input).faults.isEmpty }
      if let solution { try answer.write(to: solution) }
    }
    print(try record.line())
  }
}

/// When the first solution was found.
private final class FirstSolution: Sendable {
  private let found = Mutex<Duration?>(nil)

  var moment: Duration? { found.withLock { $0 } }

  func note(_ moment: Duration) { found.withLock { if $0 == nil { $0 = moment } } }
}
