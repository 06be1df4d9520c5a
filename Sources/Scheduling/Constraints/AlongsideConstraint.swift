import CivilTime
import Planning
import Solver

/// Inside the days and at the place of an event (a filter of values) or of another meeting (precedences, and a row for each place).
enum AlongsideConstraint: RuleConstraint {
  static let name = RuleName.alongside

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    guard let alongside = candidate.meeting.alongside, let event = context.event(alongside.value) else { return [] }
    let isThere = event.place == nil || candidate.place == event.place
    if isThere && event.days.contains(candidate.days.first) && event.days.contains(candidate.days.last) { return [] }
    return [RuleInstance(.alongside, candidate.meeting.id, alongside.value, at: alongside.note.place)]
  }

  static func constrain(_ builder: inout ProblemBuilder) {
    for meeting in builder.context.scenario.meetings {
      guard let alongside = meeting.alongside, let inner = builder.meetings[meeting.id], !inner.isFact,
        let outer = builder.meetings[alongside.value]
      else { continue }
      let rule = RuleInstance(.alongside, meeting.id, alongside.value, at: alongside.note.place)
      builder.addPrecedence(
        outer.activity, outer.choices.map { $0.days?.first.morning ?? -Problem.never },
        inner.activity, inner.choices.map { $0.days?.first.morning ?? Problem.never }, rule)
      builder.addPrecedence(
        inner.activity, inner.choices.map { $0.days?.last.close ?? -Problem.never },
        outer.activity, outer.choices.map { $0.days?.last.close ?? Problem.never }, rule)
      let places = Set(inner.choices.filter { $0.days != nil }.map(\.place))
      for place in places.sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
        let isThere = inner.choices.map { $0.days != nil && $0.place == place ? 1 : 0 }
        // A fact without a place may have been anywhere.
        let elsewhere = outer.choices.map { choice in
          let isKnown = choice.days != nil && !(outer.isFact && choice.place == nil)
          return isKnown && choice.place != place ? 1 : 0
        }
        guard elsewhere.contains(1) else { continue }
        builder.add(
          .linear(
            Linear(
              terms: [
                Linear.Term(activity: inner.activity, coefficients: isThere),
                Linear.Term(activity: outer.activity, coefficients: elsewhere),
              ], upper: 1)), rule)
      }
    }
  }
}
