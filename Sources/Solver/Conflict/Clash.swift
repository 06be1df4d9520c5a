/// Whether a problem has a solution, and among which activities it shows that there is none.
package enum Clash {
  case none
  /// What these have to keep among themselves, with their own values, most often clashes alone.
  case among([Int])
  /// The work was stopped.
  case unknown
}

extension Problem {
  /// Looks for any solution, whatever it costs.
  package func clash(options: SolveOptions) -> Clash {
    var free = self
    for a in free.activities.indices {
      free.activities[a].settles = false
      for v in free.activities[a].values.indices {
        free.activities[a].values[v].cost = 0
        free.activities[a].values[v].tie = 0
      }
    }
    let model = Model(free, shouldStop: options.shouldStop)
    guard model.isComplete else { return .unknown }
    let propagator = Propagator(model, prices: Array(repeating: 0, count: model.valueCount))
    propagator.causes = []
    guard propagator.propagateAll(shouldStop: options.shouldStop) else {
      return .among(propagator.traceBack().activities)
    }
    var optimizer = Optimizer(free, options: options)
    switch optimizer.solve() {
    case .optimal, .feasible: return .none
    case .infeasible: return .among(propagator.traceBack(from: optimizer.clashing).activities)
    case .stopped: return .unknown
    }
  }
}
