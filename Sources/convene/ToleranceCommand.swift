import Analysis
import Foundation
import Interchange
import Planning
import Reporting
import Scheduling
import Solver

/// `convene tolerance`: says how much later each item may be before something gives.
struct ToleranceCommand: Subcommand {
  static let name = "tolerance"
  static let summary = "say how much later each meeting and stage may be before something gives"
  static let discussion = """
    Plans the scenario, then finds for every meeting, stage and task, or for those named by --item, the
    largest slip at which the rules of all other items cost no more, at which every other meeting stays,
    and at which there is a plan at all; with what gives first. Each number is proven: there is a plan at
    it, and none beyond it. For named items the cost of the best plan at every slip is shown, too.
    """
  static let operands = ["SCENARIO"]
  static let options: [Option] = [.item, .curve] + PlanningRun.options
  static let examples = [
    "convene tolerance scenarios/tutorial/approvals.yaml",
    "convene tolerance scenarios/cica-2023-2024/scenario.yaml --item rally-2024 --item rally-concept-paper",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let context = try LoadedScenario(arguments).context(arguments, terminal)
    let named = try arguments.values(.item).map { try context.namedItem($0) }
    let planned = try PlanningRun(arguments: arguments, terminal: terminal).network(context)
    let plan = planned.network.plan
    guard plan.proof.isOptimal else {
      terminal.say("convene: the plan is not proven optimal, so that no tolerance can be said.")
      terminal.say("Maybe give it more time with --time-limit.")
      return .stoppedWithPlan
    }
    let items = named.isEmpty ? plan.everyItem : named
    let interrupt = Interrupt(timeLimit: try arguments.timeLimit())
    let progress = terminal.showsProgress ? ProgressLine() : nil
    let found = try tolerances(
      of: items, in: plan, context, hasCurves: !named.isEmpty || arguments.has(.curve),
      threads: ProcessInfo.processInfo.activeProcessorCount,
      options: SolveOptions(shouldStop: { interrupt.shouldStop })
    ) { done in progress?.show("tolerance of \(done) of \(items.count) items") }
    progress?.clear()
    guard let found else {
      terminal.say("convene: stopped before any tolerance was known. Maybe give it more time with --time-limit.")
      return .stoppedWithPlan
    }
    if arguments.has(.json) {
      try terminal.answer(ToleranceFile(found, of: plan, in: context).bytes())
    } else {
      try terminal.answer(
        ToleranceReport.text(found, in: context, style: TextStyle(hasColour: terminal.hasColour)))
    }
    return found.allSatisfy(\.isProven) && !interrupt.shouldStop ? .success : .stoppedWithPlan
  }
}

extension Plan {
  /// Meetings, stages and tasks.
  fileprivate var everyItem: [ItemID] {
    meetings.map { .meeting($0.id) } + stages.map(\.id) + tasks.map { .task($0.id) }
  }
}
