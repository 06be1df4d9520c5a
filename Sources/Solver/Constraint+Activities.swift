extension Constraint {
  /// Every activity that the constraint speaks of, relaxers included.
  package var activities: [Int] {
    switch self {
    case .precedence(let rule): [rule.first, rule.second] + rule.relaxers.map(\.activity)
    case .exclusion(let rule):
      [rule.first, rule.second] + rule.whenFirstLeads.map(\.activity) + rule.whenSecondLeads.map(\.activity)
    case .capacity(let rule): rule.loads.map(\.activity) + rule.reliefs.map(\.relaxer.activity)
    case .link(let rule): [rule.first, rule.second]
    case .succession(let rule): rule.members.flatMap { [$0.activity] + $0.relaxers.map(\.activity) }
    case .linear(let rule): rule.terms.map(\.activity)
    }
  }
}
