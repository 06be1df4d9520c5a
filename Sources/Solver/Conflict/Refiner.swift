/// Finds groups of a problem that cannot hold together and of which none can be left out.
///
/// First propagation with a record of causes leaves few groups; QuickXplain shortens them with propagation as the judge, or with the
/// exact search where propagation sees no clash; at last the exact search tries each group that is left: without it there
/// must be a solution.
package struct Refiner {
  /// What is known of some groups together.
  package enum Verdict: Equatable {
    /// One value for each activity of the problem that keeps all of them; what no group speaks of has its first value.
    case consistent([Int])
    /// These of them, in their order, cannot hold together.
    case inconsistent([Int])
    /// The work was stopped.
    case unknown
  }

  /// Groups that cannot hold together, in order of preference.
  package struct Core: Equatable {
    package var groups: [Int]
    /// Whether without any one of them the others have been shown to hold together.
    package var isMinimal: Bool
  }

  /// What came of looking for a core.
  package enum Refinement: Equatable {
    /// The groups hold together.
    case consistent
    case core(Core)
    /// The work was stopped before it was known whether the groups clash.
    case unknown
  }

  private let problem: GroupedProblem
  private let options: SolveOptions
  /// Told how many groups are still suspected of clashing.
  package var progress: ((Int) -> Void)?

  package init(_ problem: GroupedProblem, options: SolveOptions = SolveOptions()) {
    self.problem = problem
    self.options = options
  }

  /// Looks for a minimal core among some groups; those named first are preferred in it.
  package func core(among groups: [Int]) -> Refinement {
    var suspects: [Int]
    switch judge(groups) {
    case .consistent: return .consistent
    case .unknown: return .unknown
    case .inconsistent(let explanation): suspects = explanation
    }
    progress?(suspects.count)
    let seesClash = isRefutedByPropagation(suspects)
    if !seesClash { suspects = narrowed(suspects) }
    suspects = quickXplain(suspects, shouldStop: options.shouldStop) { groups in
      if seesClash { return isRefutedByPropagation(groups) }
      if case .inconsistent = judge(groups) { return true }
      return false
    }
    progress?(suspects.count)
    let isMinimal = minimise(&suspects)
    return .core(Core(groups: suspects, isMinimal: isMinimal))
  }

  /// Judges groups by propagation, then by search.
  package func judge(_ groups: [Int]) -> Verdict {
    let part = problem.part(groups)
    if let explanation = explanation(of: part, groups) { return .inconsistent(explanation) }
    var problem = part.restriction.problem
    for a in problem.activities.indices { problem.activities[a].settles = false }
    // Nothing has a price, so the first solution is one; where there is room, placing one after another finds it at once.
    var optimizer = Optimizer(problem, near: problem.activities.map { _ in 0 }, options: options)
    let outcome = optimizer.solve()
    switch outcome {
    case .optimal(let solution, _), .feasible(let solution, _):
      var values = self.problem.firstValues
      part.restriction.write(solution.values, to: &values)
      return .consistent(values)
    case .infeasible:
      // Most often what speaks of nothing but the cluster without a solution is enough.
      let clashing = Set(optimizer.clashing.map { part.restriction.activities[$0] })
      let fewer = groups.filter { clashing.isSuperset(of: self.problem.activities(of: $0)) }
      if fewer.count < groups.count, !fewer.isEmpty, case .inconsistent(let fewest) = judge(fewer) {
        return .inconsistent(fewest)
      }
      return .inconsistent(groups)
    case .stopped: return .unknown
    }
  }

  private func isRefutedByPropagation(_ groups: [Int]) -> Bool {
    return explanation(of: problem.part(groups), groups) != nil
  }

  /// Groups behind a clash that propagation finds, in their order; nil when it finds none.
  private func explanation(of part: GroupedProblem.Part, _ groups: [Int]) -> [Int]? {
    var isInForce = Array(repeating: false, count: problem.groupCount)
    for group in groups { isInForce[group] = true }
    var needed: Set<Int> = []
    if let emptied = part.emptied.first {
      needed = problem.groups(refusing: emptied, among: isInForce)
    } else {
      let model = Model(part.restriction.problem, shouldStop: options.shouldStop)
      let propagator = Propagator(model, prices: Array(repeating: 0, count: model.valueCount))
      propagator.causes = []
      if propagator.propagateAll(shouldStop: options.shouldStop) { return nil }
      let trace = propagator.traceBack()
      for a in trace.activities {
        needed.formUnion(problem.groups(refusing: part.restriction.activities[a], among: isInForce))
      }
      needed.formUnion(trace.constraints.compactMap { problem.groupOfConstraint[part.constraints[$0]] })
    }
    return groups.filter(needed.contains)
  }

  /// Of groups that clash, those that speak of few activities alone and still do: there are fewer activities than groups.
  private func narrowed(_ groups: [Int]) -> [Int] {
    let spoken = groups.map { problem.activities(of: $0) }
    // What one group says of many is looked at together.
    var blocks: [Int: Int] = [:]
    for a in spoken.joined() { blocks[a] = a }
    for activities in spoken where activities.count > Self.mostApart {
      let joined = Set(activities.compactMap { blocks[$0] })
      for (a, block) in blocks where joined.contains(block) { blocks[a] = activities[0] }
    }
    func among(_ chosen: [Int]) -> [Int] {
      let isChosen = Set(chosen)
      return zip(groups, spoken).filter { $1.allSatisfy { blocks[$0].map(isChosen.contains) ?? false } }.map(\.0)
    }
    return among(
      quickXplain(Set(blocks.values).sorted(), shouldStop: options.shouldStop) { chosen in
        if case .inconsistent = judge(among(chosen)) { true } else { false }
      })
  }

  private static let mostApart = 4

  /// Leaves out groups without which the others still clash, the least preferred first, as the exact search says.
  ///
  /// - Returns: whether each of those left has been shown to be needed.
  private func minimise(_ groups: inout [Int]) -> Bool {
    var isShown = true
    var untried = groups
    while let group = untried.popLast() {
      if options.shouldStop() { return false }
      switch judge(groups.filter { $0 != group }) {
      case .consistent: break
      case .inconsistent(let fewer):
        groups = fewer
        untried.removeAll { !fewer.contains($0) }
      case .unknown: isShown = false
      }
    }
    return isShown
  }
}

extension Propagator {
  /// The activities and constraints that a conflict, just found, may rest on: going back along the trail, whatever a rule read to
  /// remove a value that matters.
  ///
  /// - Parameter activities: Where it was found, if not by propagation.
  func traceBack(from activities: [Int]? = nil) -> (activities: [Int], constraints: [Int]) {
    var matters = Array(repeating: false, count: model.count)
    var isUsed = Array(repeating: false, count: model.problem.constraints.count)
    func use(_ rule: Int) {
      guard rule >= 0 else { return }
      isUsed[model.origin[rule]] = true
      for a in model.rules[rule].activities { matters[a] = true }
    }
    if let activities {
      for a in activities { matters[a] = true }
    } else {
      use(running)
      for a in 0..<model.count where left[a] == 0 { matters[a] = true }
    }
    for (value, cause) in zip(removed, causes ?? []).reversed() where matters[model.owner[value]] { use(cause) }
    return (matters.indices.filter { matters[$0] }, isUsed.indices.filter { isUsed[$0] })
  }
}
