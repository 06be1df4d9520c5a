import CivilTime
import Planning
import Solver

/// An exclusive party is at one place at a time: a filter or a price against events, an exclusion for each pair of meetings.
enum AttendanceConstraint: RuleConstraint {
  static let name = RuleName.attendance

  static func refusals(_ candidate: MeetingCandidate, _ context: Context) -> [RuleInstance] {
    candidate.required.flatMap { party -> [RuleInstance] in
      guard party.exclusive.value, party.exclusive.note.soft == nil else { return [] }
      return clashes(candidate, party, context).map { event in
        RuleInstance(
          .attendance, party.id, between: .meeting(candidate.meeting.id), and: .event(event.id),
          at: party.exclusive.note.place)
      }
    }
  }

  static func price(_ candidate: MeetingCandidate, _ context: Context) -> Int {
    candidate.required.reduce(0) { sum, party in
      guard party.exclusive.value, let soft = party.exclusive.note.soft else { return sum }
      return sum + soft.points * clashes(candidate, party, context).count
    }
  }

  static func constrain(_ builder: inout ProblemBuilder) {
    var pairs = Pairs(builder: builder)
    for party in builder.context.scenario.parties
    where party.exclusive.value && !(builder.isUnfolded && party.exclusive.note.soft != nil) { pairs.add(party) }
    builder = pairs.builder
  }

  /// The events that the party attends and that are too close; none where the anchor of the meeting is judged instead.
  private static func clashes(_ candidate: MeetingCandidate, _ party: Party, _ context: Context) -> [Event] {
    context.events(near: candidate.days, within: context.longestTravel).filter { event in
      event.parties.contains(party.id) && !clears(candidate, event, context)
        && context.anchor(of: candidate.meeting, sharedBy: party.id) == nil
    }
  }

  /// Whether a meeting has the travel days clear of an event.
  private static func clears(_ candidate: MeetingCandidate, _ event: Event, _ context: Context) -> Bool {
    func travelDays(_ from: String?, _ to: String?) -> Int {
      if let from, let to { context.travelDays(from: from, to: to) } else { 0 }
    }
    if candidate.days.last + travelDays(candidate.place, event.place) < event.days.first { return true }
    if event.days.last + travelDays(event.place, candidate.place) < candidate.days.first { return true }
    return candidate.place != nil && event.place == candidate.place && areApart(candidate.meeting.hours, event.hours)
  }

  /// Whether two items may be on one day at one place.
  static func areApart(_ a: Hours?, _ b: Hours?) -> Bool {
    if let a, let b { !a.overlaps(b) } else { false }
  }
}

/// The pairs of items of each party, as exclusions.
private struct Pairs {
  var builder: ProblemBuilder
  /// Pairs that are excluded whatever happens, so that parties share them.
  private var seen: Set<[Int]> = []
  /// What says that a party is at an outer meeting, by party and meeting.
  private var exemptions: [[String]: Int] = [:]

  init(builder: ProblemBuilder) {
    self.builder = builder
  }

  /// Something that a party attends.
  private struct Item {
    var id: ItemID
    var meeting: Meeting?
    var hours: Hours?
    /// The switch of an optional attendance.
    var away: Int?
    var isFact: Bool
  }

  mutating func add(_ party: Party) {
    let items = items(of: party)
    for (index, a) in items.enumerated() where !builder.stops() {
      for b in items[(index + 1)...] { add(a, b, party) }
    }
  }

  /// Meetings, then events, in canonical order.
  private func items(of party: Party) -> [Item] {
    let context = builder.context
    return context.meetings(of: party.id).filter { $0.status != .cancelled }.map {
      Item(
        id: .meeting($0.id), meeting: $0, hours: $0.hours, away: builder.attendance($0.id, party.id),
        isFact: $0.status == .held)
    }
      + context.events(of: party.id).map {
        Item(id: .event($0.id), hours: $0.hours, isFact: true)
      }
  }

  private mutating func add(_ a: Item, _ b: Item, _ party: Party) {
    guard !(a.isFact && b.isFact), a.meeting?.alongside?.value != "\(b.id)", b.meeting?.alongside?.value != "\(a.id)",
      let first = builder.activity(of: a.id), let second = builder.activity(of: b.id),
      builder.mayMeet(first, second)
    else { return }
    var relaxers: [Relaxer] = []
    for item in [a, b] {
      if let away = item.away { relaxers.append(Relaxer(activity: away, slack: [0, Problem.never])) }
      guard let meeting = item.meeting, let outer = builder.context.anchor(of: meeting, sharedBy: party.id) else {
        continue
      }
      guard let exemption = exemption(outer, party.id) else { return }
      relaxers.append(exemption)
    }
    // A meeting that must attend was held against the event value by value.
    if relaxers.isEmpty, b.meeting == nil { return }
    let rule = RuleInstance(.attendance, party.id, between: a.id, and: b.id, at: party.exclusive.note.place)
    if let soft = party.exclusive.note.soft {
      relaxers += builder.relaxers(rule, .perBreach(soft.points), most: 0, home: builder.home(first))
    }
    // Where rules can be left out, each party has its own.
    if relaxers.isEmpty, !builder.isUnfolded, !seen.insert([first, second]).inserted { return }
    builder.add(
      .exclusion(
        Exclusion(
          first: first, second: second, sharesPlace: AttendanceConstraint.areApart(a.hours, b.hours),
          whenFirstLeads: relaxers, whenSecondLeads: relaxers)), rule)
  }

  /// What voids a pair because the party is at the outer item, which is judged instead; nil when it always is.
  private mutating func exemption(_ outer: ItemID, _ party: String) -> Relaxer? {
    guard case .meeting(let id) = outer, let variable = builder.meetings[id] else { return nil }
    let isPresent = variable.choices.map { $0.days != nil }
    let away = builder.attendance(id, party)
    if away == nil, !isPresent.contains(false) { return nil }
    if let known = exemptions[[party, id]] { return Relaxer(activity: known, slack: [0, Problem.never]) }
    let exempt = builder.addPrice(
      RuleInstance(.attendance, party, id), home: builder.home(variable.activity), costs: [0, 0])
    exemptions[[party, id]] = exempt
    builder.add(
      .linear(
        Linear(
          terms: [
            Linear.Term(activity: exempt, coefficients: [0, 1]),
            Linear.Term(activity: variable.activity, coefficients: isPresent.map { $0 ? -1 : 0 }),
          ], upper: 0)), nil)
    if let away {
      builder.add(
        .linear(
          Linear(
            terms: [
              Linear.Term(activity: exempt, coefficients: [0, 1]), Linear.Term(activity: away, coefficients: [0, 1]),
            ], upper: 1)), nil)
    }
    return Relaxer(activity: exempt, slack: [0, Problem.never])
  }
}

extension Context {
  fileprivate func attends(_ party: String, _ meeting: Meeting) -> Bool {
    attendances(of: meeting).contains { $0.party == party }
  }

  /// The event or meeting that a meeting is alongside, when the party is at that, too.
  fileprivate func anchor(of meeting: Meeting, sharedBy party: String) -> ItemID? {
    guard let id = meeting.alongside?.value else { return nil }
    if let event = event(id) { return event.parties.contains(party) ? .event(id) : nil }
    guard let anchor = self.meeting(id), anchor.status != .cancelled else { return nil }
    return attends(party, anchor) ? .meeting(id) : nil
  }
}

extension Softness {
  /// Cost points for each breach or each day.
  var points: Int {
    switch self {
    case .perBreach(let points), .perDay(let points): points
    }
  }
}
