import Analysis
import CivilTime
import Foundation
import Interchange
import Planning
import Reporting
import ScenarioText
import Scheduling
import Solver

/// `convene why`: says what keeps an item where it is, or what it would take to have it on a day.
struct WhyCommand: Subcommand {
  static let name = "why"
  static let summary = "say what keeps an item where it is, or what another day would take"
  static let discussion = """
    Plans the scenario and says of one item (a meeting, a task, an event, document.stage, or a document
    for its last stage) what keeps it from being earlier, later, on its preferred days, at another place
    or decided in another way: the path of rules that fixes it, or what the best plan that has it so
    would cost and move, or the minimal conflict where there is none. With --on it says what it would
    take to begin on that day; a stage is meant to close on it.
    """
  static let operands = ["SCENARIO", "ITEM"]
  static let options: [Option] = [.on, .timeLimit]
  static let examples = [
    "convene why scenarios/tutorial/approvals.yaml conference",
    "convene why scenarios/tutorial/travel.yaml council --on 2023-09-12",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let day = try arguments.value(.on).map { text throws(UsageError) in
      guard let day = Day(text) else { throw UsageError.badValue(.on, text, expected: "a date such as 2024-05-20") }
      return day
    }
    let context = try LoadedScenario(arguments).context(arguments, terminal)
    let item = try context.namedItem(arguments.operands[1])
    let interrupt = Interrupt(timeLimit: try arguments.timeLimit())
    let progress = terminal.showsProgress ? ProgressLine() : nil
    var options = SolveOptions(shouldStop: { interrupt.shouldStop })
    if let progress { options.progress = { progress.show($0) } }
    let outcome = try why(item, on: day, in: context, options: options)
    progress?.clear()
    switch outcome {
    case .answered(let why):
      if arguments.has(.json) {
        try terminal.answer(try WhyFile(why, in: context).bytes())
      } else {
        try terminal.answer(WhyReport.text(why, in: context, style: TextStyle(hasColour: terminal.hasColour)))
      }
      return why.network.plan.proof.isOptimal && why.isComplete ? .success : .stoppedWithPlan
    case .noPlan:
      return try NoPlanRun(arguments: arguments, terminal: terminal, interrupt: interrupt)
        .answer(context, as: arguments.has(.json) ? .json : .text)
    case .stopped:
      terminal.say("convene: stopped before a plan was found. Maybe give it more time with --time-limit.")
      return .stoppedWithoutPlan
    }
  }
}
