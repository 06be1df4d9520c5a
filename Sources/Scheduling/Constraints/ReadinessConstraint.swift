import CivilTime
import Planning

/// What an item needs is closed the lead time before it: a precedence.
enum ReadinessConstraint: RuleConstraint {
  static let name = RuleName.readiness

  static func constrain(_ builder: inout ProblemBuilder) {
    let scenario = builder.context.scenario
    let items: [(ItemID, [Need])] =
      scenario.meetings.map { (.meeting($0.id), $0.needs) } + scenario.tasks.map { (.task($0.id), $0.needs) }
    for (item, needs) in items where !builder.stops() {
      for need in needs {
        guard let first = builder.timing(need.subject.item), let second = builder.timing(item),
          !(first.isFact && second.isFact), !builder.context.hasBegun(item)
        else { continue }
        builder.addMinimum(
          need.lead, isOrdered: true, from: first.activity, first.instants(\.end), to: second.activity,
          second.instants(\.start), RuleInstance(.readiness, "\(item)", "\(first.item)", at: need.note.place),
          need.note.soft)
      }
    }
  }
}
