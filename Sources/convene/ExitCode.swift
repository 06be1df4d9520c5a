/// How a command ended, for scripts.
enum ExitCode: Int32, Error, CaseIterable {
  case success = 0
  case scenarioErrors = 1
  case usage = 2
  case noPlan = 3
  case stoppedWithPlan = 4
  case stoppedWithoutPlan = 5
  case refused = 6
  case internalError = 70
  case inputOutput = 74

  /// What the code means, for the help.
  var meaning: String {
    switch self {
    case .success: "what was asked was produced (a gap asked for and reached included)"
    case .scenarioErrors: "the scenario has errors"
    case .usage: "the command line cannot be understood"
    case .noPlan: "the scenario has no plan"
    case .stoppedWithPlan: "stopped at a limit or by Ctrl-C, with a feasible plan"
    case .stoppedWithoutPlan: "stopped at a limit or by Ctrl-C, without one"
    case .refused: "a verification or a --strict check failed, or a baseline cannot be used"
    case .internalError: "internal error; please report it"
    case .inputOutput: "a file could not be read or written"
    }
  }
}
