import CivilTime
import Planning
import Solver

/// What events block and avoid: a filter and a price of values, conditional where the party concerned may stay away.
enum BlockingConstraint: RuleConstraint {
  static let name = RuleName.blocking

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    context.events(near: candidate.days).compactMap { event in
      guard let blocks = event.blocks, !isExempt(candidate.meeting, event),
        isAt(candidate, blocks.places) || candidate.required.contains(where: { blocks.parties.contains($0.id) })
      else { return nil }
      return instance(candidate.meeting, event, blocks.note)
    }
  }

  private static func isAt(_ candidate: MeetingCandidate, _ places: [String]) -> Bool {
    candidate.place.map(places.contains) ?? false
  }

  private static func instance(_ meeting: Meeting, _ event: Event, _ note: RuleNote) -> RuleInstance {
    RuleInstance(.blocking, meeting.id, event.id, at: note.place)
  }

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    context.events(near: candidate.days).reduce(0) { sum, event in
      guard let avoid = event.avoid, !isExempt(candidate.meeting, event),
        isAt(candidate, avoid.places)
          || candidate.required.contains(where: { avoid.parties.contains($0.id) })
      else { return sum }
      return sum + avoid.cost * overlap(event, candidate.days)
    }
  }

  static func constrain(_ builder: inout ProblemBuilder) {
    let context = builder.context
    // Nothing else is judged apart from its values.
    let meetings = context.scenario.meetings.filter { $0.status != .held }.compactMap { meeting in
      let away = context.attendances(of: meeting).filter { $0.absenceCost != nil }.map(\.party)
      return away.isEmpty ? nil : builder.meetings[meeting.id].map { (variable: $0, away: away, days: $0.span) }
    }
    for event in context.scenario.events where (event.blocks != nil || event.avoid != nil) && !builder.stops() {
      for (variable, away, days) in meetings where days?.overlaps(event.days) == true {
        let meeting = variable.meeting
        if isExempt(meeting, event) { continue }
        if let blocks = event.blocks {
          for party in away where blocks.parties.contains(party) {
            block(variable, event, party, instance(meeting, event, blocks.note), &builder)
          }
        }
        if !builder.isUnfolded, let avoid = event.avoid,
          !variable.required.contains(where: { avoid.parties.contains($0.id) })
        {
          let parties = away.filter { avoid.parties.contains($0) }
          if !parties.isEmpty { price(variable, event, avoid, parties, &builder) }
        }
      }
    }
  }

  private static func isExempt(_ meeting: Meeting, _ event: Event) -> Bool { meeting.alongside?.value == event.id }

  private static func overlap(_ event: Event, _ days: DayRange) -> Int { event.days.intersection(days)?.count ?? 0 }

  private static func block(
    _ meeting: MeetingVariable, _ event: Event, _ party: String, _ rule: RuleInstance,
    _ builder: inout ProblemBuilder
  ) {
    guard let attendance = builder.attendance(meeting.meeting.id, party) else { return }
    let overlaps = meeting.choices.map { $0.days.map { event.days.overlaps($0) } == true ? 1 : 0 }
    guard overlaps.contains(1) else { return }
    builder.add(
      .linear(
        Linear(
          terms: [
            Linear.Term(activity: meeting.activity, coefficients: overlaps),
            Linear.Term(activity: attendance, coefficients: [1, 0]),
          ], upper: 1)), rule)
  }

  /// Prices an overlap once, when any of the parties attends.
  private static func price(
    _ meeting: MeetingVariable, _ event: Event, _ avoid: Event.Avoidance, _ parties: [String],
    _ builder: inout ProblemBuilder
  ) {
    let amounts = meeting.choices.map { choice -> Int in
      guard let days = choice.days, let place = choice.place, !avoid.places.contains(place) else { return 0 }
      return avoid.cost * overlap(event, days)
    }
    guard let most = amounts.max(), most > 0 else { return }
    let rule = instance(meeting.meeting, event, avoid.note)
    let levels = Array(Set(amounts + [0])).sorted()
    let price = builder.addPrice(rule, home: builder.home(meeting.activity), costs: levels)
    for party in parties {
      guard let attendance = builder.attendance(meeting.meeting.id, party) else { continue }
      builder.addFloor(of: price, levels, meeting: meeting.activity, amounts, most: most, unlessAway: attendance)
    }
  }
}

extension MeetingVariable {
  /// From the first day to the last one on which it may be; nil when it must be absent.
  fileprivate var span: DayRange? {
    let days = choices.compactMap(\.days)
    guard let first = days.map(\.first).min(), let last = days.map(\.last).max() else { return nil }
    return DayRange(first: first, last: last)
  }
}
