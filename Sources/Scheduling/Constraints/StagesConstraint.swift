import CivilTime
import Planning

/// Stages follow each other: a precedence from each to the next, to the first day of the session where one decides.
enum StagesConstraint: RuleConstraint {
  static let name = RuleName.stages

  static func constrain(_ builder: inout ProblemBuilder) {
    for document in builder.context.scenario.documents where !builder.stops() {
      for (earlier, later) in zip(document.stages, document.stages.dropFirst()) {
        guard let first = builder.timing(.stage(document: document.id, stage: earlier.name)),
          let second = builder.stages[.stage(document: document.id, stage: later.name)], later.progress == nil
        else { continue }
        builder.addMinimum(
          .days(0), isOrdered: true, from: first.activity, first.instants(\.end), to: second.activity,
          second.choices.map { builder.begin(of: $0, isMilestone: second.stage.takes?.isMilestone == true) },
          RuleInstance(.stages, "\(second.item)", "\(first.item)", at: later.source))
      }
    }
  }
}

extension ProblemBuilder {
  /// The instant by which the stage before must be closed; nil when absent.
  func begin(of choice: StageVariable.Choice, isMilestone: Bool) -> Instant? {
    guard let days = choice.days else { return nil }
    switch choice.way {
    case .session(let meeting), .sessionThenSilence(let meeting):
      return days.first.morning - (length(ofMeeting: meeting) - 1)
    case .work, .silence, .history, .absent:
      return Occupation(days, isMilestone: isMilestone).start
    }
  }
}
