import Solver

extension ResourceProject {
  /// A minimal set of lags and resources that cannot hold together.
  struct Clash {
    /// Numbers of resources, from 1.
    var resources: [Int]
    /// Lags by the numbers of their activities, from 0 as in the files, with the least distance of the starts.
    var lags: [Lag]
    var isMinimal: Bool

    var sentence: String {
      let gaps = lags.map { lag in
        lag.length < 0
          ? "\(lag.first) starts at most \(-lag.length) after \(lag.second)"
          : "\(lag.second) starts at least \(lag.length) after \(lag.first)"
      }
      let names = resources.map { "resource \($0)" }.joined(separator: ", ")
      return "clash\(isMinimal ? "" : ", perhaps not minimal"): \(names); " + gaps.joined(separator: "; ")
    }
  }

  /// The clash of an infeasible project; nil where none is found.
  func clash(options: SolveOptions) -> Clash? {
    // Any schedule will do, so the end costs nothing.
    var problem = problem
    for a in problem.activities.indices {
      for v in problem.activities[a].values.indices { problem.activities[a].values[v].cost = 0 }
    }
    // Resources come last among the constraints; they explain more than lags, so they come first among the groups.
    let resource = problem.constraints.count - capacities.count
    let groups = problem.constraints.indices.map { index -> Int? in
      if index >= resource { return index - resource }
      return index < lags.count ? capacities.count + index : nil
    }
    let grouped = GroupedProblem(
      problem: problem, groupCount: capacities.count + lags.count, groupOfConstraint: groups, refusals: [:])
    let refiner = Refiner(grouped, options: options)
    guard case .core(let core) = refiner.core(among: Array(0..<grouped.groupCount)) else { return nil }
    return Clash(
      resources: core.groups.filter { $0 < capacities.count }.map { $0 + 1 },
      lags: core.groups.filter { $0 >= capacities.count }.map { lags[$0 - capacities.count] },
      isMinimal: core.isMinimal)
  }
}
