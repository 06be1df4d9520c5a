import CivilTime
import Planning
import Solver

extension ProblemBuilder {
  /// Adds each meeting with its values, and a switch for each optional party of it.
  mutating func addMeetings() -> [Contradiction] {
    var contradictions: [Contradiction] = []
    for meeting in context.scenario.meetings where isIn(.meeting(meeting.id)) && !stops() {
      let required = requiredParties(of: meeting)
      var refusals: [RuleName: Int] = [:]
      var refused: [[RuleInstance]] = []
      let choices =
        isUnfolded ? everyChoice(of: meeting, required, &refused) : choices(of: meeting, required, &refusals)
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
          values: choices.map { value($0, of: meeting, required) }), refusedBy: refused)
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
          values: [.timeless(mode: 0), .timeless(mode: 1, cost: isUnfolded ? 0 : cost)]))
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
    if let settled = settledChoices(of: meeting) { return settled }
    let choices = choices(of: meeting, among: datedDays(of: meeting), required, &refusals) + absence(of: meeting)
    guard choices.isEmpty else { return choices }
    // What forbids a meeting is told of the whole horizon.
    refusals = [:]
    return self.choices(of: meeting, among: everyDays(of: meeting), required, &refusals)
  }

  private func choices(
    of meeting: Meeting, among days: [DayRange], _ required: [Party], _ refusals: inout [RuleName: Int]
  ) -> [MeetingVariable.Choice] {
    let context = self.context
    var choices: [MeetingVariable.Choice] = []
    let places = meeting.places.map(\.place)
    var candidate = MeetingCandidate(meeting: meeting, place: nil, days: context.horizon, required: required)
    for days in days {
      candidate.days = days
      var refusing: Set<RuleName> = []
      let before = choices.count
      for place in places where isLeft(.meeting(meeting.id), days: days, place: place) {
        candidate.place = place
        if !isCheap(candidate, context) { continue }
        if let rule = RuleName.constraints.first(where: { !$0.refusals(candidate, context).isEmpty }) {
          refusing.insert(rule.name)
        } else {
          choices.append(MeetingVariable.Choice(days: days, place: place))
        }
      }
      if choices.count == before { for rule in refusing { refusals[rule, default: 0] += 1 } }
    }
    return choices
  }

  /// Whether being there then costs no more than what is looked for; the dates that the planner wrote decide most of it.
  private func isCheap(_ candidate: MeetingCandidate, _ context: Context) -> Bool {
    guard dearest < .max else { return true }
    var points = 0
    for rule in [RuleName.window, .pin, .weekdays, .openDays, .duration, .place, .blocking] {
      points += rule.constraint.price(candidate, context)
      if points > dearest { return false }
    }
    return true
  }

  /// Whether prices lie within what is looked for.
  func isCheap(_ prices: @autoclosure () -> [(rule: RuleName, points: Int)]) -> Bool {
    dearest == .max || prices().reduce(0) { $0 + $1.points } <= dearest
  }

  /// The only choice of a meeting that is cancelled or held; nil for one to come.
  private func settledChoices(of meeting: Meeting) -> [MeetingVariable.Choice]? {
    switch meeting.status {
    case .cancelled: [MeetingVariable.Choice(days: nil, place: nil)]
    case .held: meeting.held.map { [MeetingVariable.Choice(days: $0, place: meeting.places.first?.place)] } ?? []
    case .tentative, .announced, .confirmed: nil
    }
  }

  private func everyDays(of meeting: Meeting) -> [DayRange] { days(of: meeting, startingOn: context.horizon) }

  /// The days that the dates which the planner wrote leave, for every place alike.
  private func datedDays(of meeting: Meeting) -> [DayRange] {
    if let pin = meeting.pin, pin.note.soft == nil {
      return context.horizon.contains(pin.value) ? days(of: meeting, startingOn: CollectionOfOne(pin.value)) : []
    }
    guard let windows = meeting.windows, windows.note.soft == nil else { return everyDays(of: meeting) }
    let starts = DaySet(windows.value.compactMap { $0.intersection(context.horizon) })
    return starts.ranges.flatMap { days(of: meeting, startingOn: $0) }
  }

  private func days(of meeting: Meeting, startingOn starts: some Sequence<Day>) -> [DayRange] {
    let length = Self.length(of: meeting)
    let least = min(length, meeting.compression?.least ?? length)
    return starts.flatMap { first in
      (least...length).compactMap { DayRange(first: first, last: first + ($0 - 1)) }
    }
  }

  private func absence(of meeting: Meeting) -> [MeetingVariable.Choice] {
    (meeting.optional != nil || meeting.heldWith != nil) && isLeft(.meeting(meeting.id), days: nil)
      ? [MeetingVariable.Choice(days: nil, place: nil)] : []
  }

  /// Every choice that history, the data date and the horizon leave, with the rules that refuse it.
  private func everyChoice(
    of meeting: Meeting, _ required: [Party], _ refused: inout [[RuleInstance]]
  ) -> [MeetingVariable.Choice] {
    if let settled = settledChoices(of: meeting) {
      refused = settled.map { _ in [] }
      return settled
    }
    let context = self.context
    let places = everyPlace(of: meeting)
    let (background, planners) = (RuleName.background.map(\.constraint), RuleName.planners.map(\.constraint))
    var choices: [MeetingVariable.Choice] = []
    var candidate = MeetingCandidate(meeting: meeting, place: nil, days: context.horizon, required: required)
    for days in everyDays(of: meeting) {
      candidate.days = days
      for place in places where isLeft(.meeting(meeting.id), days: days, place: place) {
        candidate.place = place
        if background.contains(where: { !$0.refusals(candidate, context).isEmpty }) { continue }
        choices.append(MeetingVariable.Choice(days: days, place: place))
        refused.append(planners.flatMap { $0.refusals(candidate, context) })
      }
    }
    let absence = absence(of: meeting)
    refused += absence.map { _ in [] }
    return choices + absence
  }

  private func value(_ choice: MeetingVariable.Choice, of meeting: Meeting, _ required: [Party]) -> Value {
    let cost = isUnfolded ? 0 : price(of: choice, meeting, required)
    guard let days = choice.days else { return .timeless(cost: cost) }
    let index = placeIndex(choice.place) ?? (meeting.status == .held ? nil : elsewhere)
    return Value(
      start: days.first.morning, end: days.last.close, place: index, mode: (index ?? -1) + 1, cost: cost,
      tie: meeting.status == .held || isUnfolded ? 0 : days.first - context.horizon.first)
  }

  /// What a value of a meeting costs, by rule.
  func prices(
    of choice: MeetingVariable.Choice, _ meeting: Meeting, _ required: [Party]
  ) -> [(rule: RuleName, points: Int)] {
    guard let days = choice.days, let place = choice.place else {
      if meeting.status == .cancelled { return [] }
      let absent = PlannedMeeting(id: meeting.id, days: nil, place: nil)
      return [
        (.presence, meeting.optional?.value.ifDropped ?? 0),
        (.stability, StabilityConstraint.price(meeting, absent, context)),
      ]
    }
    if meeting.status == .held { return [] }
    let candidate = MeetingCandidate(meeting: meeting, place: place, days: days, required: required)
    return RuleName.constraints.map { ($0.name, $0.price(candidate, context)) }
  }

  /// What a value of a meeting costs, in cost points.
  private func price(of choice: MeetingVariable.Choice, _ meeting: Meeting, _ required: [Party]) -> Int {
    guard let days = choice.days, let place = choice.place, meeting.status != .held else {
      return prices(of: choice, meeting, required).reduce(0) { $0 + $1.points }
    }
    let candidate = MeetingCandidate(meeting: meeting, place: place, days: days, required: required)
    return RuleName.constraints.reduce(0) { $0 + $1.price(candidate, context) }
  }
}
