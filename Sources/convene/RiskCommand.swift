import Analysis
import Foundation
import Interchange
import Planning
import Reporting
import Scheduling
import Solver

/// `convene risk`: says how sure it is that the documents of each meeting are ready in time.
struct RiskCommand: Subcommand {
  static let name = "risk"
  static let summary = "say how sure it is that documents are ready in time, by sampling"
  static let discussion = """
    Plans the scenario, then draws the lengths of work that says 'likely: [low, mode, high]' again and
    again. The meetings stay where they are planned; a paper that is late for its session goes to the next
    one that it can reach, or to silence where that is allowed. Says for each meeting the chance that all
    its documents are ready, the dates by which they are, the buffer that would make it surer, and which
    work is to blame. The same seed gives the same answer.
    """
  static let operands = ["SCENARIO"]
  static let options: [Option] = [.samples, .seed] + PlanningRun.options
  static let examples = [
    "convene risk scenarios/cica-2023-2024/scenario.yaml",
    "convene risk scenarios/tutorial/risk.yaml --samples 2000 --seed 7",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let samples = try arguments.number(.samples, in: 1...10_000_000) ?? 10_000
    let seed = try arguments.number(.seed, in: 0...Int.max) ?? 1
    let context = try LoadedScenario(arguments).context(arguments, terminal)
    let planned = try PlanningRun(arguments: arguments, terminal: terminal).network(context)
    let interrupt = Interrupt(timeLimit: try arguments.timeLimit())
    let progress = terminal.showsProgress ? ProgressLine() : nil
    let risk = Risk(
      planned.network, seed: UInt64(seed), most: samples, threads: ProcessInfo.processInfo.activeProcessorCount,
      shouldStop: { interrupt.shouldStop }
    ) { progress?.show("\($0) of at most \(samples) samples") }
    progress?.clear()
    if arguments.has(.json) {
      try terminal.answer(RiskFile(risk, in: context).bytes())
    } else {
      try terminal.answer(RiskReport.text(risk, in: context, style: TextStyle(hasColour: terminal.hasColour)))
    }
    return risk.samples < samples && !risk.hasConverged ? .stoppedWithPlan : planned.code
  }
}
