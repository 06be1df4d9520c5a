import CivilTime
import Planning

/// A document is present as a whole, and what is held with an item is present with it: links. What optional items cost is a
/// price of their values.
enum PresenceConstraint: RuleConstraint {
  static let name = RuleName.presence

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    candidate.meeting.optional?.value.ifHeld ?? 0
  }

  static func constrain(_ builder: inout ProblemBuilder) {
    let scenario = builder.context.scenario
    for document in scenario.documents where !builder.stops() {
      for (earlier, later) in zip(document.stages, document.stages.dropFirst()) {
        guard let first = builder.stages[.stage(document: document.id, stage: earlier.name)],
          let second = builder.stages[.stage(document: document.id, stage: later.name)]
        else { continue }
        builder.addSamePresence(first.activity, second.activity, nil)
      }
    }
    let ties =
      scenario.meetings.map { ($0.id, $0.heldWith) } + scenario.documents.map { ($0.id, $0.heldWith) }
      + scenario.tasks.map { ($0.id, $0.heldWith) }
    for (id, heldWith) in ties {
      guard let heldWith, let first = activity(id, builder), let second = activity(heldWith.value, builder) else {
        continue
      }
      builder.addSamePresence(
        first, second, RuleInstance(.presence, id, heldWith.value, at: heldWith.note.place))
    }
  }

  private static func activity(_ id: String, _ builder: ProblemBuilder) -> Int? {
    builder.meetings[id]?.activity ?? builder.tasks[id]?.activity
      ?? builder.context.document(id)?.stages.first.flatMap {
        builder.stages[.stage(document: id, stage: $0.name)]?.activity
      }
  }
}
