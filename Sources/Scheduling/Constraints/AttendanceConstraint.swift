import CivilTime
import Planning
import Solver

/// An exclusive party is at one place at a time: a filter against events, an exclusion for each pair of meetings.
enum AttendanceConstraint: RuleConstraint {
  static let name = RuleName.attendance

  static func admits(_ candidate: MeetingCandidate, _ context: Context) -> Bool {
    context.attendances(of: candidate.meeting).allSatisfy { attendance in
      guard attendance.absenceCost == nil, let party = context.party(attendance.party), isHard(party) else {
        return true
      }
      return context.scenario.events.allSatisfy { event in
        !event.parties.contains(party.id) || anchor(candidate.meeting, sharedBy: party.id, context) != nil
          || clears(candidate, event, context)
      }
    }
  }

  static func constrain(_ builder: inout ProblemBuilder) {
    var seen: Set<[Int]> = []
    for party in builder.context.scenario.parties where party.exclusive.value {
      let items = items(of: party, builder)
      for (index, a) in items.enumerated() {
        for b in items[(index + 1)...] { add(a, b, party, &seen, &builder) }
      }
    }
  }

  /// Something that a party attends.
  private struct Item {
    var id: ItemID
    var meeting: Meeting?
    var event: Event?
    /// The switch of an optional attendance.
    var away: Int?
    var isFact: Bool { event != nil || meeting?.status == .held }
    var hours: Hours? { meeting?.hours ?? event?.hours }
  }

  private static func isHard(_ party: Party) -> Bool { party.exclusive.value && party.exclusive.note.soft == nil }

  private static func items(of party: Party, _ builder: ProblemBuilder) -> [Item] {
    let context = builder.context
    let meetings = context.scenario.meetings.filter { meeting in
      builder.meetings[meeting.id] != nil && meeting.status != .cancelled
        && context.attendances(of: meeting).contains { $0.party == party.id }
    }
    return meetings.map {
      Item(id: .meeting($0.id), meeting: $0, away: builder.attendance($0.id, party.id))
    } + context.scenario.events.filter { $0.parties.contains(party.id) }.map { Item(id: .event($0.id), event: $0) }
  }

  /// Whether a meeting has the travel days clear of an event.
  private static func clears(_ candidate: MeetingCandidate, _ event: Event, _ context: Context) -> Bool {
    if sharesPlace(candidate.meeting.hours, event.hours), event.place == candidate.place { return true }
    let days = event.place.map { context.travelDays(from: candidate.place, to: $0) } ?? 0
    let back = event.place.map { context.travelDays(from: $0, to: candidate.place) } ?? 0
    return candidate.days.last + days < event.days.first || event.days.last + back < candidate.days.first
  }

  private static func sharesPlace(_ a: Hours?, _ b: Hours?) -> Bool {
    if let a, let b { !a.overlaps(b) } else { false }
  }

  /// The anchor of a meeting when the party attends it too.
  private static func anchor(_ meeting: Meeting?, sharedBy party: String, _ context: Context) -> ItemID? {
    guard let id = meeting?.alongside?.value else { return nil }
    if let event = context.event(id) { return event.parties.contains(party) ? .event(id) : nil }
    guard let anchor = context.meeting(id), anchor.status != .cancelled else { return nil }
    return context.attendances(of: anchor).contains { $0.party == party } ? .meeting(id) : nil
  }

  private static func add(
    _ a: Item, _ b: Item, _ party: Party, _ seen: inout Set<[Int]>, _ builder: inout ProblemBuilder
  ) {
    guard !(a.isFact && b.isFact), a.meeting?.alongside?.value != "\(b.id)", b.meeting?.alongside?.value != "\(a.id)",
      a.event == nil
    else { return }
    var relaxers: [Relaxer] = []
    for item in [a, b] {
      if let away = item.away { relaxers.append(Relaxer(activity: away, slack: [0, Problem.never])) }
      guard let outer = anchor(item.meeting, sharedBy: party.id, builder.context) else { continue }
      guard let exemption = exemption(outer, party.id, &builder) else { return }
      relaxers += exemption
    }
    let isPlain = relaxers.isEmpty && party.exclusive.note.soft == nil
    // A meeting that must attend was filtered against the event already.
    if isPlain, b.event != nil { return }
    guard let first = builder.timing(a.id), let second = builder.timing(b.id) else { return }
    if isPlain, !seen.insert([first.activity, second.activity]).inserted { return }
    let rule = RuleInstance(.attendance, party.id, "\(a.id) + \(b.id)", at: party.exclusive.note.place)
    if case .some(let soft) = party.exclusive.note.soft {
      let points =
        switch soft {
        case .perBreach(let points), .perDay(let points): points
        }
      relaxers += builder.relaxers(rule, .perBreach(points), most: 0, home: builder.home(first.activity))
    }
    builder.add(
      .exclusion(
        Exclusion(
          first: first.activity, second: second.activity, sharesPlace: sharesPlace(a.hours, b.hours),
          whenFirstLeads: relaxers, whenSecondLeads: relaxers)))
  }

  /// What voids a pair because the party is at the outer item, which is judged instead; nil when it always is.
  private static func exemption(_ outer: ItemID, _ party: String, _ builder: inout ProblemBuilder) -> [Relaxer]? {
    guard case .meeting(let id) = outer, let variable = builder.meetings[id] else { return nil }
    let isPresent = variable.choices.map { $0.days != nil }
    let away = builder.attendance(id, party)
    if away == nil, !isPresent.contains(false) { return nil }
    let exempt = builder.add(
      Activity(
        name: "\(party) at \(id)", rank: .switching, home: builder.home(variable.activity),
        values: [.timeless(mode: 0), .timeless(mode: 1)]))
    builder.add(
      .linear(
        Linear(
          terms: [
            Linear.Term(activity: exempt, coefficients: [0, 1]),
            Linear.Term(activity: variable.activity, coefficients: isPresent.map { $0 ? -1 : 0 }),
          ], upper: 0)))
    if let away {
      builder.add(
        .linear(
          Linear(
            terms: [
              Linear.Term(activity: exempt, coefficients: [0, 1]), Linear.Term(activity: away, coefficients: [0, 1]),
            ], upper: 1)))
    }
    return [Relaxer(activity: exempt, slack: [0, Problem.never])]
  }
}
