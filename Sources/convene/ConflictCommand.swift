import Interchange
import Planning

/// `convene conflict`: says which rules of a scenario cannot hold together.
struct ConflictCommand: Subcommand {
  static let name = "conflict"
  static let summary = "name the smallest set of rules that clash, say why, and offer ways out"
  static let discussion = """
    Where a scenario has no plan, names rules that cannot hold together and of which none can be left
    out, each with its place, its owner and its reason; derives day by day why they clash; and offers the
    cheapest repairs. Ends with code 3 then, and with 0 when the rules can hold together.
    """
  static let operands = ["SCENARIO"]
  static let options: [Option] = [.all, .shape, .timeLimit]
  static let examples = [
    "convene conflict scenarios/tutorial/infeasible.yaml",
    "convene conflict --all scenarios/conflicts/travel.yaml",
    "convene conflict --as html scenarios/conflicts/capacity.yaml > clash.html",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let shape = try arguments.shape()
    let context = try LoadedScenario(arguments).context(arguments, terminal)
    let interrupt = Interrupt(timeLimit: try arguments.timeLimit())
    let code = try NoPlanRun(arguments: arguments, terminal: terminal, interrupt: interrupt)
      .answer(context, as: shape)
    if code == .success {
      if shape == .json {
        try terminal.answer(NoPlanFile.feasible(context))
      } else {
        try terminal.answer("\(context.scenario.title): its hard rules can hold together.\n")
      }
    }
    return code
  }
}
