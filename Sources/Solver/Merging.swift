/// Independence detection (step 4 of the method): solves clusters alone, looks for violations between them, merges just those, again.
///
/// The sum of the clusters' least costs is a bound for the whole; when their plans together keep every constraint, they are a proven
/// optimum. At the second level the same holds for ties, with each cluster held at its least cost: an optimal solution attains the least
/// cost in every cluster, since their sum is its cost.
///
/// Standley (2010), Finding Optimal Solutions to Cooperative Pathfinding Problems, doi:10.1609/aaai.v24i1.7564.
struct Merging {
  let engine: Engine
  let level: ClusterSolver.Level
  private let seeking: Seeking
  /// So few that the plans side by side are nearly a solution.
  private static let fewViolations = 8

  init(engine: Engine, level: ClusterSolver.Level) {
    self.engine = engine
    self.level = level
    seeking = Seeking(engine, level: level)
  }

  /// - Parameter finish: Told the values that keep what counts.
  mutating func run(finish: ([Int]) -> Void) -> ClusterSolver.Ending {
    let ending = solveAndMerge(finish: finish)
    seeking.end(isProven: ending != .stopped)
    return ending
  }

  private mutating func solveAndMerge(finish: ([Int]) -> Void) -> ClusterSolver.Ending {
    for index in engine.clusters.indices where !isSolved(engine.clusters[index]) {
      if let ending = solve(index) { return ending }
    }
    while true {
      if isClosed { return .proven }
      guard let values = Self.assembled(engine) else { return .stopped }
      let violated = engine.problem.violations(of: values)
      if violated.isEmpty {
        finish(values)
        return .proven
      }
      seeking.step(near: values)
      if engine.near != nil, violated.count <= Self.fewViolations { repair(values) }
      if isClosed { return .proven }
      if let ending = merge(violated, values) { return ending }
    }
  }

  /// Whether the plan of a cluster is known from before, still there, and no dearer than its bound.
  private func isSolved(_ cluster: Cluster) -> Bool {
    guard level == .cost, let plan = cluster.plan else { return false }
    var cost = 0
    for (index, a) in cluster.activities.enumerated() {
      guard engine.isLeft[a][plan[index]] else { return false }
      cost += engine.problem.activities[a].values[plan[index]].cost
    }
    return cost <= cluster.bound
  }

  /// One construction around plans that nearly keep every constraint.
  private func repair(_ plan: [Int]) {
    guard let values = Construction(engine: engine, plan: plan, isLast: true).solution() else { return }
    engine.offer(values)
    engine.budget.trace("repaired: \(engine.incumbent?.cost ?? 0), tie \(engine.incumbent?.tie ?? 0)")
  }

  /// Whether every solution costs more than what is looked for.
  private var isTooDear: Bool {
    level == .cost && engine.bound > min(engine.dearest ?? .max, engine.budget.options.dearest ?? .max)
  }

  /// Whether the best solution already meets the bound.
  private var isClosed: Bool {
    guard let best = engine.incumbent else { return false }
    switch level {
    case .cost:
      // The second level holds each part at its own cost, so that the parts have to make up the whole.
      let isAll = best.tie == 0 || !engine.budget.options.provesTie
      return best.cost <= (isAll ? engine.bound : engine.sumOfParts)
    case .tie: return best.tie <= engine.clusters.reduce(0) { $0 + $1.tieBound }
    }
  }

  /// Solves one cluster; an ending other than proven ends the run.
  private func solve(_ index: Int) -> ClusterSolver.Ending? {
    var cluster = engine.clusters[index]
    cluster.lessons = engine.awareness.lessons
    let before = engine.budget.statistics
    engine.budget.statistics.clusters += 1
    let (engine, seeking, level) = (engine, seeking, level)
    var known = engine.incumbent
    var bound = 0
    let ending = engine.solver.solve(
      &cluster, engine.awareness.constraints(of: cluster), level: level, known: known?.values,
      dearest: level == .cost ? engine.dearest.map { $0 - (engine.sumOfParts - cluster.bound) } : nil
    ) { newBound in
      if newBound > bound {
        bound = newBound
        if level == .cost { engine.raiseBound(of: index, to: bound) }
        engine.report()
      }
      seeking.step(near: Self.assembled(engine))
      guard let best = engine.incumbent, best != known else { return nil }
      known = best
      return best.values
    }
    engine.clusters[index] = cluster
    if ending == .proven && isTooDear { return .infeasible }
    if ending == .infeasible { engine.clashing = cluster.activities }
    let after = engine.budget.statistics
    if after.nodes - before.nodes > 1 || cluster.size > 1 {
      let homes = name(of: cluster)
      engine.budget.trace(
        "cluster \(homes): \(cluster.activities.count) activities, \(cluster.size) explicit, "
          + "\(after.linearPrograms - before.linearPrograms) LPs, \(after.nodes - before.nodes) nodes, "
          + "\(after.pivots - before.pivots) pivots, \(ending == .proven ? "optimum" : "bound") "
          + "\(level == .cost ? cluster.bound : cluster.tieBound)")
    }
    return ending == .proven ? nil : ending
  }

  private func name(of cluster: Cluster) -> String {
    let name = engine.problem.activities[cluster.activities[0]].name
    return cluster.activities.count > 1 ? "\(name) +\(cluster.activities.count - 1)" : name
  }

  /// The plans of all clusters together; nil where one has none.
  private static func assembled(_ engine: Engine) -> [Int]? {
    var values = Array(repeating: 0, count: engine.problem.activities.count)
    for cluster in engine.clusters {
      guard let plan = cluster.plan else { return nil }
      for (index, activity) in cluster.activities.enumerated() { values[activity] = plan[index] }
    }
    return values
  }

  private struct Candidate {
    var clusters: [Int]
    var size: Int
    var constraint: Int
  }

  /// Merges for a quarter of the violations, the smallest first, and solves what was merged.
  private func merge(_ violated: [Int], _ values: [Int]) -> ClusterSolver.Ending? {
    let problem = engine.problem
    var clusterOf = Array(repeating: -1, count: problem.activities.count)
    var sizes = Array(repeating: 0, count: problem.activities.count)
    for (index, cluster) in engine.clusters.enumerated() {
      for a in cluster.activities {
        clusterOf[a] = index
        sizes[a] = cluster.size
      }
    }
    var candidates: [Candidate] = []
    for constraint in violated {
      let activities = engine.awareness.learn(constraint, from: values, sizes: sizes)
      let clusters = Array(Set(activities.map { clusterOf[$0] })).sorted()
      engine.awareness.countAll(constraint, least: clusters.count == 1 ? 1 : 3) { clusters.contains(clusterOf[$0]) }
      candidates.append(
        Candidate(
          clusters: clusters, size: clusters.reduce(0) { $0 + engine.clusters[$1].size }, constraint: constraint))
    }
    // A plan that breaks what its cluster knows would be solved again for ever; the bound still holds.
    let isKnown = candidates.allSatisfy { candidate in
      candidate.clusters.count == 1
        && engine.clusters[candidate.clusters[0]].lessons == engine.awareness.lessons
    }
    if isKnown { return .stopped }
    candidates.sort { ($0.size, $0.constraint) < ($1.size, $1.constraint) }
    var isTaken = Array(repeating: false, count: engine.clusters.count)
    var remaining = max(1, (candidates.count + 3) / 4)
    var changed: [Int] = []
    var isGone = Array(repeating: false, count: engine.clusters.count)
    for candidate in candidates where remaining > 0 {
      if candidate.clusters.contains(where: { isTaken[$0] }) { continue }
      remaining -= 1
      for index in candidate.clusters { isTaken[index] = true }
      for index in candidate.clusters.dropFirst() { isGone[index] = true }
      join(candidate)
      changed.append(candidate.clusters[0])
    }
    var place = Array(repeating: -1, count: engine.clusters.count)
    let kept = engine.clusters.indices.filter { !isGone[$0] }
    for (index, old) in kept.enumerated() { place[old] = index }
    engine.clusters = kept.map { engine.clusters[$0] }
    for index in changed.map({ place[$0] }) {
      let before = engine.clusters[index].bound
      if let ending = solve(index) { return ending }
      // A merge that costs nothing may be undone for the second level.
      if level == .cost && engine.clusters[index].bound > before { engine.clusters[index].parts = [] }
    }
    return nil
  }

  /// The plans side by side: they clash, but a construction may start from them.
  private func joinedPlan(_ parts: [Cluster], _ activities: [Int]) -> [Int]? {
    var values = Array(repeating: 0, count: engine.problem.activities.count)
    for part in parts {
      guard let plan = part.plan else { return nil }
      for (index, activity) in part.activities.enumerated() { values[activity] = plan[index] }
    }
    return activities.map { values[$0] }
  }

  /// Puts the clusters of a candidate into the first of them.
  private func join(_ candidate: Candidate) {
    let parts = candidate.clusters.map { engine.clusters[$0] }
    guard parts.count > 1 else { return }
    var merged = Cluster(activities: parts.flatMap(\.activities).sorted())
    merged.plan = joinedPlan(parts, merged.activities)
    merged.bound = parts.reduce(0) { $0 + $1.bound }
    merged.cost = parts.reduce(0) { $0 + $1.cost }
    merged.tieBound = parts.reduce(0) { $0 + $1.tieBound }
    merged.parts = parts.flatMap { $0.parts.isEmpty ? [$0] : $0.parts }
    merged.cuts = parts.flatMap(\.cuts)
    merged.basics = parts.flatMap(\.basics)
    merged.size = parts.reduce(0) { $0 + $1.size }
    engine.clusters[candidate.clusters[0]] = merged
    engine.budget.statistics.merges += 1
    engine.budget.trace(
      "merge \(parts.map { name(of: $0) }.joined(separator: " with ")): "
        + engine.problem.constraints[candidate.constraint].kindName)
  }
}

extension Constraint {
  var kindName: String {
    switch self {
    case .precedence: "precedence"
    case .exclusion: "exclusion"
    case .capacity: "capacity"
    case .link: "link"
    case .succession: "succession"
    case .linear: "linear"
    }
  }
}
