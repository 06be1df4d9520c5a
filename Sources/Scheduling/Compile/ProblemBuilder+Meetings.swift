import CivilTime
import Planning
import Solver

extension ProblemBuilder {
  /// Adds each meeting with its values, and a switch for each optional party of it.
  mutating func addMeetings() -> [Contradiction] {
    var contradictions: [Contradiction] = []
    for meeting in context.scenario.meetings where !stops() {
      let required = requiredParties(of: meeting)
      var refusals: [RuleName: Int] = [:]
      let choices = choices(of: meeting, required, &refusals)
      if choices.isEmpty {
        contradictions.append(
          Contradiction(
            item: .meeting(meeting.id),
            rules: refusals.sorted { $0.key < $1.key }.map { Contradiction.Refusal(rule: $0.key, days: $0.value) }))
        continue
      }
      let home = newHome()
      let activity = add(
        Activity(
          name: meeting.id, rank: meeting.body == nil ? .meeting : .session, home: home,
          values: choices.map { value($0, of: meeting, required) }))
      meetings[meeting.id] = MeetingVariable(
        activity: activity, meeting: meeting, required: required, choices: choices)
      if meeting.status != .held, meeting.status != .cancelled { addAttendances(of: meeting, home: home) }
    }
    return contradictions
  }

  private mutating func addAttendances(of meeting: Meeting, home: Int) {
    for attendance in context.attendances(of: meeting) {
      guard let cost = attendance.absenceCost else { continue }
      let away = add(
        Activity(
          name: "\(attendance.party) at \(meeting.id)", rank: .switching, home: home,
          values: [.timeless(mode: 0), .timeless(mode: 1, cost: cost)]))
      add(AttendanceVariable(activity: away, meeting: meeting.id, party: attendance.party))
    }
  }

  /// The parties that must attend a meeting.
  private func requiredParties(of meeting: Meeting) -> [Party] {
    context.attendances(of: meeting).filter { $0.absenceCost == nil }.compactMap { context.party($0.party) }
  }

  private func choices(
    of meeting: Meeting, _ required: [Party], _ refusals: inout [RuleName: Int]
  ) -> [MeetingVariable.Choice] {
    let absent = MeetingVariable.Choice(days: nil, place: nil)
    if meeting.status == .cancelled { return [absent] }
    if meeting.status == .held {
      return meeting.held.map { [MeetingVariable.Choice(days: $0, place: meeting.places.first?.place)] } ?? []
    }
    let length = length(of: meeting)
    var choices: [MeetingVariable.Choice] = []
    for first in context.horizon {
      guard let days = DayRange(first: first, last: first + (length - 1)) else { continue }
      var refusing: Set<RuleName> = []
      let before = choices.count
      for option in meeting.places {
        let candidate = MeetingCandidate(meeting: meeting, place: option.place, days: days, required: required)
        if let rule = RuleName.allCases.first(where: { !$0.constraint.admits(candidate, context) }) {
          refusing.insert(rule)
        } else {
          choices.append(MeetingVariable.Choice(days: days, place: option.place))
        }
      }
      if choices.count == before { for rule in refusing { refusals[rule, default: 0] += 1 } }
    }
    if meeting.optional != nil || meeting.heldWith != nil { choices.append(absent) }
    return choices
  }

  private func value(_ choice: MeetingVariable.Choice, of meeting: Meeting, _ required: [Party]) -> Value {
    let cost = prices(of: choice, meeting, required).reduce(0) { $0 + $1.points }
    guard let days = choice.days, let place = choice.place else { return .timeless(cost: cost) }
    let index = placeIndex(place)
    return Value(
      start: days.first.morning, end: days.last.close, place: index, mode: (index ?? -1) + 1, cost: cost,
      tie: meeting.status == .held ? 0 : days.first - context.horizon.first)
  }

  /// What a value of a meeting costs, by rule.
  func prices(
    of choice: MeetingVariable.Choice, _ meeting: Meeting, _ required: [Party]
  ) -> [(rule: RuleName, points: Int)] {
    guard let days = choice.days, let place = choice.place else {
      return meeting.status == .cancelled ? [] : [(.presence, meeting.optional?.value.ifDropped ?? 0)]
    }
    if meeting.status == .held { return [] }
    let candidate = MeetingCandidate(meeting: meeting, place: place, days: days, required: required)
    return RuleName.allCases.map { ($0, $0.constraint.price(candidate, context)) }
  }
}
