import CivilTime
import Planning
import Solver

/// Each way to decide on each day is a value of the stage; a decision falls on the last day of its session: a link from the
/// values of the stage to those of each session. Silence instead of a session has a price.
enum ApprovalConstraint: RuleConstraint {
  static let name = RuleName.approval

  /// Every way to decide on every day, by day.
  static func choices(_ decision: Decision, _ builder: ProblemBuilder) -> [StageVariable.Choice] {
    var choices: [StageVariable.Choice] = []
    for session in builder.context.deciders(of: decision) {
      choices += (builder.meetings[session.id]?.closes ?? []).compactMap {
        choice(decision, at: session, closing: $0, builder.context)
      }
    }
    choices += silences(decision, builder.context)
    // By day; ways of the same days stay in canonical order, silence last.
    return choices.enumerated().compactMap { offset, choice in choice.days.map { ($0.first, $0.last, offset) } }
      .sorted(by: <).map { choices[$0.2] }
  }

  private static func choice(
    _ decision: Decision, at session: Meeting, closing day: Day, _ context: Context
  ) -> StageVariable.Choice? {
    guard decision.thenSilence else { return StageVariable.Choice(days: DayRange(day), way: .session(session.id)) }
    guard let silence = context.silence(of: decision, at: session),
      let start = context.workTable(nil).firstWorkingDay(from: day + 1),
      let expiry = context.silenceExpiry(from: start, span: silence), expiry <= context.horizon.last
    else { return nil }
    return StageVariable.Choice(
      days: DayRange(first: day, last: expiry), way: .sessionThenSilence(session.id))
  }

  private static func silences(_ decision: Decision, _ context: Context) -> [StageVariable.Choice] {
    guard decision.orSilence, let silence = context.silence(of: decision, at: nil) else { return [] }
    let table = context.workTable(nil)
    return context.horizon.compactMap { first in
      guard first >= context.scenario.dataDate, table.isWorked(first),
        let expiry = context.silenceExpiry(from: first, span: silence), expiry <= context.horizon.last
      else { return nil }
      return StageVariable.Choice(days: DayRange(first: first, last: expiry), way: .silence)
    }
  }

  static func constrain(_ builder: inout ProblemBuilder) {
    // The links of a session share its keys.
    let lasts = builder.meetings.mapValues { meeting in meeting.choices.map { $0.days?.last.number } }
    for item in builder.stages.keys.sorted() where !builder.stops() {
      guard let variable = builder.stages[item] else { continue }
      let values = Dictionary(grouping: variable.choices.indices) { variable.choices[$0].way.session ?? "" }
      for session in values.keys.sorted() {
        guard let meeting = builder.meetings[session], let secondKey = lasts[session] else { continue }
        var firstKey: [Int?] = Array(repeating: nil, count: variable.choices.count)
        for value in values[session] ?? [] { firstKey[value] = variable.choices[value].days?.first.number }
        builder.add(
          .link(
            Link(first: variable.activity, firstKey: firstKey, second: meeting.activity, secondKey: secondKey)),
          RuleInstance(.approval, "\(item)", at: variable.stage.decision?.note.place))
      }
    }
  }
}
