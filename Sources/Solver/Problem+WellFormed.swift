extension Problem {
  /// Whether indexes are in range and tables have one element for each value; whoever reads the values looks at their places.
  var isWellFormed: Bool {
    activities.allSatisfy { !$0.values.isEmpty } && setup.allSatisfy { $0.count == setup.count }
      && constraints.allSatisfy(isWellFormed)
  }

  private func isWellFormed(_ constraint: Constraint) -> Bool {
    switch constraint {
    case .precedence(let rule):
      fits(rule.first, rule.tail) && fits(rule.second, rule.head) && fit(rule.relaxers)
    case .exclusion(let rule): isWellFormed(rule)
    case .capacity(let rule):
      rule.limit >= 0 && rule.loads.allSatisfy { activities.indices.contains($0.activity) && $0.demand >= 0 }
        && rule.reliefs.allSatisfy { $0.start <= $0.end && fits($0.relaxer.activity, $0.relaxer.slack) }
    case .link(let rule): fits(rule.first, rule.firstKey) && fits(rule.second, rule.secondKey)
    case .succession(let rule): rule.members.allSatisfy { fits($0.activity, $0.reach) && fit($0.relaxers) }
    case .linear(let rule): rule.terms.allSatisfy { fits($0.activity, $0.coefficients) }
    }
  }

  private func isWellFormed(_ rule: Exclusion) -> Bool {
    guard fit(rule.whenFirstLeads), fit(rule.whenSecondLeads) else { return false }
    switch rule.separation {
    case .setup: return activities.indices.contains(rule.first) && activities.indices.contains(rule.second)
    case .ready(let first, let second): return fits(rule.first, first) && fits(rule.second, second)
    }
  }

  private func fit(_ relaxers: [Relaxer]) -> Bool { relaxers.allSatisfy { fits($0.activity, $0.slack) } }

  private func fits<Element>(_ activity: Int, _ table: [Element]) -> Bool {
    activities.indices.contains(activity) && activities[activity].values.count == table.count
  }
}
