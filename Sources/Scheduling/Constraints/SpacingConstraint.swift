import CivilTime
import Planning
import Solver

/// Consecutive present sessions lie apart: an exclusion for the least gap, a succession for the most.
///
/// Every pair may be held to the least gap, not the consecutive ones alone: what keeps apart from the next keeps apart from all
/// later ones. Held sessions matter only through the latest one. What a breach costs is the earlier session's.
enum SpacingConstraint: RuleConstraint {
  static let name = RuleName.spacing

  static func constrain(_ builder: inout ProblemBuilder) {
    let context = builder.context
    for body in context.scenario.bodies where !builder.stops() {
      guard let spacing = body.spacing else { continue }
      let all = context.sessions(of: body.id).compactMap { builder.meetings[$0.id] }
      let latest = all.filter(\.isFact).max { ($0.held, $0.meeting.id) < ($1.held, $1.meeting.id) }
      let sessions = all.filter { !$0.isFact || $0.meeting.id == latest?.meeting.id }
      guard sessions.count > 1, !(builder.isUnfolded && spacing.note.soft != nil) else { continue }
      if let least = spacing.value.atLeast { addLeast(least, body, spacing.note, sessions, &builder) }
      if let most = spacing.value.atMost { addMost(most, body, spacing.note, sessions, &builder) }
    }
  }

  private static func addLeast(
    _ least: Span, _ body: Body, _ note: RuleNote, _ sessions: [MeetingVariable], _ builder: inout ProblemBuilder
  ) {
    let table = builder.context.workTable(of: least)
    let ready = sessions.map { session in
      session.choices.map { choice -> Instant in
        guard let end = choice.days?.last.close else { return 0 }
        return least.earliest(after: end, anchor: .close, calendar: table).map { max($0, end) } ?? Problem.never - 1
      }
    }
    let relaxers = sessions.enumerated().map { index, session -> [Relaxer] in
      // The next session starts no earlier than this one.
      let most = zip(session.choices, ready[index]).compactMap { choice, ready in
        // Ready may be after the horizon, where soft spacing is still only a price.
        choice.days.map { (ready < Problem.never / 2 ? ready : builder.context.horizon.last.close) - $0.first.morning }
      }
      return builder.relaxers(
        RuleInstance(.spacing, body.id, session.meeting.id, at: note.place), note.soft, most: most.max() ?? 0,
        home: builder.home(session.activity))
    }
    for first in sessions.indices {
      for second in sessions.indices where second > first {
        builder.add(
          .exclusion(
            Exclusion(
              first: sessions[first].activity, second: sessions[second].activity,
              separation: .ready(first: ready[first], second: ready[second]),
              whenFirstLeads: relaxers[first], whenSecondLeads: relaxers[second])),
          RuleInstance(.spacing, body.id, at: note.place))
      }
    }
    addSum(ready, relaxers, RuleInstance(.spacing, body.id, at: note.place), sessions, &builder)
  }

  /// What follows for all sessions that must be held: n of them need n lengths and n - 1 gaps, whatever their order. Where the days do
  /// not suffice, no search has to try all orders.
  private static func addSum(
    _ ready: [[Instant]], _ relaxers: [[Relaxer]], _ rule: RuleInstance, _ sessions: [MeetingVariable],
    _ builder: inout ProblemBuilder
  ) {
    let certain = sessions.indices.filter { sessions[$0].choices.allSatisfy { $0.days != nil } }
    let days = certain.map { sessions[$0].choices.compactMap(\.days) }
    guard certain.count > 2, let first = days.joined().map(\.first).min(), let last = days.joined().map(\.last).max(),
      let gap = certain.flatMap({ zip(ready[$0], sessions[$0].choices) })
        .compactMap({ ready, choice in choice.days.map { ready - $0.last.close } }).min()
    else { return }
    let lengths = days.reduce(0) { $0 + ($1.map(\.count).min() ?? 0) }
    let short = lengths + (certain.count - 1) * gap - (last - first + 1)
    guard short > 0 else { return }
    var terms = certain.map { index in
      Linear.Term(
        activity: sessions[index].activity, coefficients: sessions[index].choices.map { _ in 0 })
    }
    for relaxer in certain.flatMap({ relaxers[$0] }) {
      terms.append(Linear.Term(activity: relaxer.activity, coefficients: relaxer.slack.map { -min($0, short) }))
    }
    builder.add(.linear(Linear(terms: terms, upper: -short)), rule)
  }

  private static func addMost(
    _ most: Span, _ body: Body, _ note: RuleNote, _ sessions: [MeetingVariable], _ builder: inout ProblemBuilder
  ) {
    let table = builder.context.workTable(of: most)
    let latest = sessions.flatMap { $0.choices.compactMap { $0.days?.first.morning } }.max() ?? 0
    let members = sessions.map { session -> Succession.Member in
      let reach = session.choices.map { choice -> Instant in
        guard let end = choice.days?.last.close else { return Problem.never }
        return most.latest(after: end, anchor: .close, calendar: table) ?? -Problem.never + 1
      }
      let late = latest - (reach.filter { abs($0) < Problem.never / 2 }.min() ?? latest)
      return Succession.Member(
        activity: session.activity, reach: reach,
        relaxers: builder.relaxers(
          RuleInstance(.spacing, body.id, session.meeting.id, at: note.place), note.soft, most: late,
          home: builder.home(session.activity)))
    }
    builder.add(.succession(Succession(members: members)), RuleInstance(.spacing, body.id, at: note.place))
  }
}

extension MeetingVariable {
  fileprivate var held: Day { meeting.held?.first ?? Day.first }
}
