import CivilTime
import Planning
import Solver

/// A decision falls on the last day of its session: a link from the values of the stage to those of each session.
enum ApprovalConstraint: RuleConstraint {
  static let name = RuleName.approval

  static func constrain(_ builder: inout ProblemBuilder) {
    for item in builder.stages.keys.sorted() {
      guard let variable = builder.stages[item] else { continue }
      let sessions = Set(variable.choices.compactMap { $0.way.session }).sorted()
      for session in sessions {
        guard let meeting = builder.meetings[session] else { continue }
        builder.add(
          .link(
            Link(
              first: variable.activity,
              firstKey: variable.choices.map { $0.way.session == session ? $0.days?.first.number : nil },
              second: meeting.activity, secondKey: meeting.choices.map { $0.days?.last.number })))
      }
    }
  }
}
