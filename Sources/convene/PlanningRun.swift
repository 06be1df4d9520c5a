import Analysis
import Foundation
import Planning
import Reporting
import Scheduling
import Solver

/// Plans a scenario as every command does it: with limits, Ctrl-C, progress and traces.
struct PlanningRun {
  let arguments: Arguments
  let terminal: Terminal

  static let options: [Option] = [.timeLimit, .gap, .threads, .trace]

  /// A plan with its network, and how a command that shows it ends.
  struct Planned {
    let network: Network
    let code: ExitCode
  }

  /// The verified plan of a scenario.
  ///
  /// - Parameter base: A plan from which to change as little as the least cost allows.
  /// - Throws: `ExitCode.noPlan` after saying why, `ExitCode.stoppedWithoutPlan`, or what planning throws.
  func network(_ context: Context, nearestTo base: Plan? = nil) throws -> Planned {
    let gap = try arguments.gap()
    let interrupt = Interrupt(timeLimit: try arguments.timeLimit())
    let progress = terminal.showsProgress ? ProgressLine() : nil
    let terminal = terminal
    var options = SolveOptions(gap: gap, threads: try arguments.threads(), shouldStop: { interrupt.shouldStop })
    if let progress { options.progress = { progress.show($0) } }
    if arguments.has(.trace) { options.trace = { terminal.say($0) } }
    let start = ContinuousClock.now
    let outcome = try Scheduling.plan(context, nearestTo: base, options: options)
    let spent = ContinuousClock.now - start
    progress?.clear()
    switch outcome {
    case .planned(let plan, let statistics):
      if arguments.has(.trace) { terminal.say("\(PlanningRun.summary(statistics)); \(spent / .milliseconds(1)) ms") }
      return Planned(network: Network(plan, in: context), code: PlanningRun.code(plan, gap: gap))
    case .infeasible:
      let code = try NoPlanRun(arguments: arguments, terminal: terminal, interrupt: interrupt).answer(
        context, as: arguments.has(.json) ? .json : .text)
      guard code != .success else {
        throw VerificationFailure(facts: ["no plan was found, and its hard rules can hold together"])
      }
      throw code
    case .stopped(_, SolveStatistics()):
      terminal.say("convene: stopped while the problem was being prepared, before a plan was looked for.")
      terminal.say("Maybe give it more time with --time-limit.")
      throw ExitCode.stoppedWithoutPlan
    case .stopped(let bound, _):
      terminal.say("convene: stopped before a plan was found; none costs less than \(bound) points.")
      terminal.say("Maybe give it more time with --time-limit.")
      throw ExitCode.stoppedWithoutPlan
    }
  }

  /// A gap that was asked for and reached is what was asked.
  private static func code(_ plan: Plan, gap: Double) -> ExitCode {
    guard case .bound(let bound) = plan.proof else { return .success }
    return gap > 0 && Double(plan.cost - bound) <= gap * Double(plan.cost) ? .success : .stoppedWithPlan
  }

  private static func summary(_ work: SolveStatistics) -> String {
    "work: \(work.clusters) clusters, \(work.merges) merges, \(work.linearPrograms) linear programs, "
      + "\(work.pivots) pivots, \(work.nodes) nodes, \(work.rows) rows"
  }
}
