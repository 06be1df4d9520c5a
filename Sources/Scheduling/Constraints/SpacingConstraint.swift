import CivilTime
import Planning
import Solver

/// Consecutive present sessions lie apart: an exclusion for the least gap, a succession for the most.
///
/// Held sessions matter only through the latest one, since what follows it keeps apart from all earlier ones too.
enum SpacingConstraint: RuleConstraint {
  static let name = RuleName.spacing

  static func constrain(_ builder: inout ProblemBuilder) {
    let context = builder.context
    for body in context.scenario.bodies {
      guard let spacing = body.spacing else { continue }
      let all = context.sessions(of: body.id).compactMap { builder.meetings[$0.id] }
      let latest = all.filter(\.isFact).max { ($0.held, $0.meeting.id) < ($1.held, $1.meeting.id) }
      let sessions = all.filter { !$0.isFact || $0.meeting.id == latest?.meeting.id }
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
        return least.earliest(after: end, anchor: .close, calendar: table).map { max($0, end) } ?? Problem.never
      }
    }
    var relaxers: [[Relaxer]] = []
    for (index, session) in sessions.enumerated() {
      let rule = RuleInstance(.spacing, body.id, session.meeting.id, at: note.place)
      let spread = (session.choices.indices).compactMap { choice in
        session.choices[choice].days.map { ready[index][choice] - $0.first.morning }
      }
      let most = min(spread.max() ?? 0, builder.context.horizon.count)
      relaxers.append(
        sessions.count > 1
          ? builder.relaxers(rule, note.soft, most: most, home: builder.home(session.activity)) : [])
    }
    for first in sessions.indices {
      for second in sessions.indices where second > first {
        builder.add(
          .exclusion(
            Exclusion(
              first: sessions[first].activity, second: sessions[second].activity,
              separation: .ready(first: ready[first], second: ready[second]),
              whenFirstLeads: relaxers[first], whenSecondLeads: relaxers[second])))
      }
    }
  }

  private static func addMost(
    _ most: Span, _ body: Body, _ note: RuleNote, _ sessions: [MeetingVariable], _ builder: inout ProblemBuilder
  ) {
    guard sessions.count > 1 else { return }
    let table = builder.context.workTable(of: most)
    var members: [Succession.Member] = []
    for session in sessions {
      let rule = RuleInstance(.spacing, body.id, session.meeting.id, at: note.place)
      members.append(
        Succession.Member(
          activity: session.activity,
          reach: session.choices.map { choice in
            choice.days.map { most.latest(after: $0.last.close, anchor: .close, calendar: table) ?? -Problem.never }
              ?? Problem.never
          },
          relaxers: builder.relaxers(
            rule, note.soft, most: builder.context.horizon.count, home: builder.home(session.activity))))
    }
    builder.add(.succession(Succession(members: members)))
  }
}

extension MeetingVariable {
  fileprivate var held: Day { meeting.held?.first ?? Day.first }
}
