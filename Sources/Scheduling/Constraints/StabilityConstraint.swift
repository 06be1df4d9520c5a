import Planning

/// Being otherwise than published: a price of values, of absence too.
enum StabilityConstraint: RuleConstraint {
  static let name = RuleName.stability

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    price(
      candidate.meeting, PlannedMeeting(id: candidate.meeting.id, days: candidate.days, place: candidate.place), context
    )
  }

  static func price(_ meeting: Meeting, _ planned: PlannedMeeting, _ context: Context) -> Int {
    context.published(meeting).map {
      context.scenario.costs.stability.points(meeting.status, from: $0, to: planned)
    } ?? 0
  }
}
