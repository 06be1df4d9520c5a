import CivilTime
import Planning
import Solver

extension ProblemBuilder {
  /// Adds each meeting with its values, and a switch for each optional party of it.
  mutating func addMeetings() -> [Contradiction] {
    var contradictions: [Contradiction] = []
    for meeting in context.scenario.meetings {
      let home = homes
      var refusals: [RuleName: Int] = [:]
      let choices = choices(of: meeting, &refusals)
      if choices.isEmpty {
        contradictions.append(
          Contradiction(
            item: .meeting(meeting.id),
            rules: refusals.sorted { $0.key < $1.key }.map { Contradiction.Refusal(rule: $0.key, days: $0.value) }))
        continue
      }
      let activity = add(
        Activity(
          name: meeting.id, rank: meeting.body == nil ? .meeting : .session, home: home,
          values: choices.map { value($0, of: meeting) }))
      meetings[meeting.id] = MeetingVariable(activity: activity, meeting: meeting, choices: choices)
      guard meeting.status != .held, meeting.status != .cancelled else { continue }
      for attendance in context.attendances(of: meeting) {
        guard let cost = attendance.absenceCost else { continue }
        let away = add(
          Activity(
            name: "\(attendance.party) at \(meeting.id)", rank: .switching, home: home,
            values: [.timeless(mode: 0), .timeless(mode: 1, cost: cost)]))
        attendances.append(AttendanceVariable(activity: away, meeting: meeting.id, party: attendance.party))
      }
    }
    return contradictions
  }

  private func choices(of meeting: Meeting, _ refusals: inout [RuleName: Int]) -> [MeetingVariable.Choice] {
    let absent = MeetingVariable.Choice(days: nil, place: nil)
    if meeting.status == .cancelled { return [absent] }
    if meeting.status == .held {
      return meeting.held.map { [MeetingVariable.Choice(days: $0, place: meeting.places.first?.place)] } ?? []
    }
    let length = length(of: meeting)
    var choices: [MeetingVariable.Choice] = []
    for first in context.horizon where first >= context.scenario.dataDate {
      guard let days = DayRange(first: first, last: first + (length - 1)) else { continue }
      for option in meeting.places {
        let candidate = MeetingCandidate(meeting: meeting, place: option.place, days: days)
        if let refusing = RuleName.allCases.first(where: { !$0.constraint.admits(candidate, context) }) {
          refusals[refusing, default: 0] += 1
        } else {
          choices.append(MeetingVariable.Choice(days: days, place: option.place))
        }
      }
    }
    if meeting.optional != nil || meeting.heldWith != nil { choices.append(absent) }
    return choices
  }

  private func value(_ choice: MeetingVariable.Choice, of meeting: Meeting) -> Value {
    guard let days = choice.days, let place = choice.place else {
      return .timeless(cost: meeting.status == .cancelled ? 0 : meeting.optional?.value.ifDropped ?? 0)
    }
    let index = placeIndex(place)
    let isHeld = meeting.status == .held
    let candidate = MeetingCandidate(meeting: meeting, place: place, days: days)
    let price = RuleName.allCases.reduce(0) { $0 + $1.constraint.price(candidate, context) }
    return Value(
      start: days.first.morning, end: days.last.close, place: index, mode: (index ?? -1) + 1,
      cost: isHeld ? 0 : price + (meeting.optional?.value.ifHeld ?? 0),
      tie: isHeld ? 0 : days.first - context.horizon.first)
  }
}
