import Planning

/// One of the allowed places, at its price: a price of values.
enum PlaceConstraint: RuleConstraint {
  static let name = RuleName.place

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    candidate.meeting.places.first { $0.place == candidate.place }?.cost ?? 0
  }
}
