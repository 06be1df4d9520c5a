import CivilTime
import Planning

/// An order with its gaps: a precedence for the least gap, one the other way for the most.
enum OrderConstraint: RuleConstraint {
  static let name = RuleName.order

  static func constrain(_ builder: inout ProblemBuilder) {
    for link in builder.context.scenario.order {
      guard let first = builder.timing(link.first), let then = builder.timing(link.then),
        !(first.isFact && then.isFact), !(builder.context.hasBegun(link.then) && link.type.bindsStart)
      else { continue }
      let rule = RuleInstance(.order, "\(link.first)", "\(link.then)", at: link.note.place)
      let countsFromEnd = link.type == .finishToStart || link.type == .finishToFinish
      let starts = first.instants(countsFromEnd ? \.end : \.start)
      let ends = then.instants(link.type.bindsStart ? \.start : \.end)
      let anchor: Span.Anchor = countsFromEnd || first.isMilestone ? .close : .morning
      builder.addMinimum(
        link.atLeast, isOrdered: link.type == .finishToStart && link.atLeast.count >= 0, anchor: anchor,
        from: first.activity, starts, to: then.activity, ends, rule, link.note.soft)
      if let most = link.atMost {
        builder.addMaximum(
          most, anchor: anchor, from: first.activity, starts, to: then.activity, ends, rule, link.note.soft)
      }
    }
  }
}
