import Analysis
import Foundation
import Interchange
import Planning
import Reporting
import Scheduling
import Solver

/// One size of the ladder, timed step by step.
struct LadderRung {
  private(set) var seconds: [LadderStep: Double] = [:]
  private(set) var status = ""
  private(set) var isProven = false
  private(set) var activities = 0
  private(set) var values = 0
  private(set) var constraints = 0
  private let runs: Int

  /// - Parameters:
  ///   - text: The scenario.
  ///   - pinned: The same with its meetings on the days of a plan.
  ///   - limit: For solving, in seconds.
  /// - Throws: `Unreadable` where a text is no scenario that can be compiled, or the checker refuses the plan.
  init(_ text: String, pinned: String, limit: Double, runs: Int) throws {
    self.runs = runs
    guard let context = timed(.reading, { LadderRung.read(text) }) else {
      throw Unreadable(description: "The generated scenario has errors.")
    }
    try solve(context, limit)
    guard var plan = try LadderRung.plan(pinned) else { return }
    let verification = timed(.checking) { Checker.verify(plan, in: context) }
    guard verification.violations.isEmpty else { throw Unreadable(description: "The checker refuses the plan.") }
    plan.costs = verification.costs
    plan.proof = .bound(0)
    let finished = plan
    let network = timed(.analysis) { Network(finished, in: context) }
    let printed = try timedThrowing(.printing) {
      (text: PlanReport.text(network, in: context), file: try PlanFile(network, in: context).bytes())
    }
    guard !printed.text.isEmpty, !printed.file.isEmpty else { throw Unreadable(description: "Nothing was printed.") }
  }

  private static func read(_ text: String) -> Context? {
    let none = FileSource(read: { throw Unreadable(description: "there is no \($0)") }, glob: { _ in [] })
    return ScenarioReader.read(Array(text.utf8), file: "generated", files: none).scenario.map { Context($0) }
  }

  private mutating func solve(_ context: Context, _ limit: Double) throws {
    guard case .problem(let compiled) = timed(.compiling, { Compiler.compile(context) }) else {
      throw Unreadable(description: "The generated scenario has no plan.")
    }
    activities = compiled.problem.activities.count
    values = compiled.problem.activities.reduce(0) { $0 + $1.values.count }
    constraints = compiled.problem.constraints.count
    let begin = ContinuousClock.now
    let deadline = begin + .seconds(limit)
    var optimizer = Optimizer(
      compiled.problem, options: SolveOptions(threads: 2, shouldStop: { ContinuousClock.now > deadline }))
    let result = InstanceResult(optimizer.solve(), work: optimizer.statistics)
    seconds[.solving] = (ContinuousClock.now - begin).seconds
    (status, isProven) = (result.best == nil ? "no plan in time" : result.status, result.isProven)
  }

  /// The first plan found of a scenario; nil where there is none within two minutes.
  private static func plan(_ text: String) throws -> Plan? {
    guard let context = read(text), case .problem(let compiled) = Compiler.compile(context) else {
      throw Unreadable(description: "The generated scenario with its planted days has no plan.")
    }
    let deadline = ContinuousClock.now + .seconds(120)
    var optimizer = Optimizer(
      compiled.problem, options: SolveOptions(gap: 1, threads: 2, shouldStop: { ContinuousClock.now > deadline }))
    return InstanceResult(optimizer.solve(), work: optimizer.statistics).best.map { compiled.plan($0, in: context) }
  }

  /// The median of the runs.
  private mutating func timed<Answer>(_ step: LadderStep, _ work: () -> Answer) -> Answer {
    var (answer, seconds) = Self.once(work)
    var all = [seconds]
    for _ in 1..<max(2, runs) where runs > 1 {
      (answer, seconds) = Self.once(work)
      all.append(seconds)
    }
    self.seconds[step] = PowerLaw.median(all)
    return answer
  }

  private mutating func timedThrowing<Answer>(_ step: LadderStep, _ work: () throws -> Answer) throws -> Answer {
    try timed(step) { Result { try work() } }.get()
  }

  private static func once<Answer>(_ work: () -> Answer) -> (Answer, Double) {
    let begin = ContinuousClock.now
    let answer = work()
    return (answer, (ContinuousClock.now - begin).seconds)
  }
}
