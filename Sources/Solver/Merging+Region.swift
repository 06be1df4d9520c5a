extension Merging {
  /// Whether all activities of a constraint are in the region.
  func isCounted(_ constraint: Int) -> Bool {
    region.map { region in engine.problem.constraints[constraint].activities.allSatisfy { region[$0] } } ?? true
  }

  /// Takes in what refuses the values of the clusters that cost anything, as far as propagation sees it; false where it refuses
  /// none.
  mutating func growRegion(_ values: [Int]) -> Bool {
    guard var region else { return false }
    let propagator = engine.propagator
    let root = propagator.mark
    let cutoff = propagator.cutoff
    defer {
      propagator.undo(to: root)
      propagator.cutoff = cutoff
      propagator.causes = nil
    }
    propagator.causes = Array(repeating: -1, count: root)
    // What costs nothing now has to cost nothing then.
    propagator.cutoff = engine.sumOfParts
    for cluster in engine.clusters where cluster.bound > 0 {
      for a in cluster.activities { propagator.fix(engine.model.first[a] + values[a]) }
    }
    if propagator.propagate() { return false }
    let new = propagator.traceBack().activities.filter { !region[$0] }
    for a in new { region[a] = true }
    self.region = region
    engine.budget.trace("region grown by \(new.count) activities")
    return !new.isEmpty
  }
}
