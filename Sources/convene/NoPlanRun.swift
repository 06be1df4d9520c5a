import Analysis
import Interchange
import Planning
import Reporting
import Scheduling
import Solver

/// How an answer is written.
enum Shape: String, CaseIterable {
  case text, json, html
}

/// Says why a scenario has no plan, as every command does it: the clash and the ways out.
struct NoPlanRun {
  let arguments: Arguments
  let terminal: Terminal
  let interrupt: Interrupt

  /// How many independent conflicts are looked for with `--all`.
  private static let most = 20

  /// Explains a scenario; `success` when it turns out that its rules can hold together.
  ///
  /// - Parameter beforeAnswer: What is to be done with the explanation before it is shown.
  func answer(
    _ context: Context, as shape: Shape, beforeAnswer: (NoPlan) throws -> Void = { _ in }
  ) throws -> ExitCode {
    let progress = terminal.showsProgress ? ProgressLine() : nil
    let options = SolveOptions(shouldStop: { interrupt.shouldStop })
    var noPlan = NoPlan()
    let found = conflicts(in: context, most: arguments.has(.all) ? Self.most : 1, options: options) { suspects in
      progress?.show("looking for the rules that clash, \(suspects) suspected")
    }
    switch found {
    case .none:
      progress?.clear()
      return .success
    case .unknown:
      progress?.clear()
      terminal.say("convene: stopped before it was known which rules clash.")
      terminal.say("Maybe give it more time with --time-limit.")
      return .stoppedWithoutPlan
    case .conflicts(let conflicts, let isComplete):
      noPlan = NoPlan(conflicts: conflicts, isComplete: isComplete)
    case .impossible(let items): noPlan = NoPlan(impossible: items)
    }
    progress?.show("looking for the cheapest ways out")
    noPlan.repairs = try repairs(
      of: context, conflicts: noPlan.conflicts, impossible: noPlan.impossible, options: options)
    progress?.clear()
    try beforeAnswer(noPlan)
    switch shape {
    case .json: try terminal.answer(NoPlanFile(noPlan, in: context).bytes())
    case .html: try terminal.answer(NoPlanPage.html(noPlan, in: context))
    case .text:
      let style = TextStyle(hasColour: terminal.hasColour)
      try terminal.answer(NoPlanReport.text(noPlan, in: context, style: style))
    }
    return .noPlan
  }
}
