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
    for body in context.scenario.bodies {
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
