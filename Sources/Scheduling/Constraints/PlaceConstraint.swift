import Planning

/// One of the allowed places, at its price: a filter and a price of values.
enum PlaceConstraint: RuleConstraint {
  static let name = RuleName.place

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    let options = candidate.meeting.places
    return options.contains { $0.place == candidate.place }
      ? [] : [RuleInstance(.place, candidate.meeting.id, at: options.first?.note.place ?? candidate.meeting.source)]
  }

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    candidate.meeting.places.first { $0.place == candidate.place }?.cost ?? 0
  }
}
