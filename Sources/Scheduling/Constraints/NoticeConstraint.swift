import CivilTime
import Planning

/// The notice of each deciding body: a precedence from the stage that must be closed to the sessions' first days.
enum NoticeConstraint: RuleConstraint {
  static let name = RuleName.notice

  static func constrain(_ builder: inout ProblemBuilder) {
    let context = builder.context
    for document in context.scenario.documents where !builder.stops() {
      for (index, stage) in document.stages.enumerated() where index > 0 {
        guard let decision = stage.decision,
          let second = builder.stages[.stage(document: document.id, stage: stage.name)], !second.isFact
        else { continue }
        let sessions = Set(second.choices.compactMap(\.way.session)).sorted()
        let deciding = Dictionary(
          uniqueKeysWithValues: sessions.map {
            ($0, context.decidingBody(of: decision, at: context.meeting($0))?.id)
          })
        for body in context.scenario.bodies where deciding.values.contains(body.id) {
          guard let notice = body.notice else { continue }
          let before = document.stages[..<index]
          let subject = before.first { $0.name == notice.value.stage } ?? before[index - 1]
          // The stages keep it closed before the session, unless some between them are history.
          let isBehind = before.drop { $0.name != subject.name }.dropFirst().allSatisfy { $0.progress == nil }
          guard let first = builder.timing(.stage(document: document.id, stage: subject.name)) else { continue }
          let begins = second.choices.map { choice -> Instant? in
            guard let session = choice.way.session, deciding[session] == body.id else { return nil }
            return builder.begin(of: choice, isMilestone: false)
          }
          builder.addMinimum(
            notice.value.clear, isOrdered: false, from: first.activity, first.instants(\.end), to: second.activity,
            begins, RuleInstance(.notice, "\(second.item)", "\(first.item)", at: notice.note.place), notice.note.soft,
            isBehind: isBehind)
        }
      }
    }
  }
}
