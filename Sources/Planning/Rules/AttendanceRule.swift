import CivilTime

/// An exclusive party is at one place at a time and has the travel days between places clear.
public enum AttendanceRule: Rule {
  public static let name = RuleName.attendance
  public static let statement =
    "end(a) + travel(place(a), place(b)) <= start(b), for any two items a before b that an exclusive party attends"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let planned = plan.meeting(meeting.id), planned.days != nil else { continue }
      for attendance in context.attendances(of: meeting) {
        guard planned.absentParties.contains(attendance.party), let cost = attendance.absenceCost else { continue }
        report.cost(
          RuleInstance(.attendance, meeting.id, attendance.party, at: attendance.note.place), cost,
          "\(context.party(attendance.party)?.name ?? attendance.party) is absent from \(meeting.name).")
      }
    }
    for party in context.scenario.parties where party.exclusive.value { check(party, plan, context, &report) }
    return report
  }

  private static func check(_ party: Party, _ plan: PlanIndex, _ context: Context, _ report: inout RuleReport) {
    let items = plan.items(attendedBy: party.id, in: context)
    let all = Set(items)
    let attended = items.filter { !isJudgedByAnchor($0, all, context) }
    for (index, a) in attended.enumerated() {
      guard let first = plan.occupation(a) else { continue }
      for b in attended[(index + 1)...] {
        guard let second = plan.occupation(b) else { continue }
        // By start: no journey is so long that a later item could be too near.
        if second.start >= first.end + context.longestTravel { break }
        guard !(context.isFact(a) && context.isFact(b)), !isAlongside(a, b, context) else { continue }
        let places = (plan.place(of: a, in: context), plan.place(of: b, in: context))
        if let one = context.hours(of: a), let other = context.hours(of: b), !one.overlaps(other), places.0 != nil,
          places.0 == places.1
        {
          continue
        }
        let travel =
          if let from = places.0, let to = places.1 { context.travelDays(from: from, to: to) } else { 0 }
        if first.end + travel <= second.start { continue }
        let clear = second.start - first.end
        report.breach(
          RuleInstance(.attendance, party.id, between: a, and: b, at: party.exclusive.note.place),
          party.exclusive.note.soft.map { .perBreach($0.points) }, daysOff: 1,
          "\(party.name) is at \(context.name(of: a)) until \(DateText.day(first.days.last)) and at "
            + "\(context.name(of: b)) from \(DateText.day(second.days.first)): "
            + (clear < 0 ? "the days overlap." : "\(DateText.days(clear)) between, the journey takes \(travel)."))
      }
    }
  }

  private static func isAlongside(_ a: ItemID, _ b: ItemID, _ context: Context) -> Bool {
    func anchor(_ item: ItemID) -> ItemID? {
      if case .meeting(let id) = item { context.meeting(id).flatMap(context.anchor) } else { nil }
    }
    return anchor(a) == b || anchor(b) == a
  }

  /// Whether the party is also at what the meeting is alongside, which is judged instead.
  private static func isJudgedByAnchor(_ item: ItemID, _ attended: Set<ItemID>, _ context: Context) -> Bool {
    guard case .meeting(let id) = item, let anchor = context.meeting(id).flatMap(context.anchor) else { return false }
    return attended.contains(anchor)
  }
}

extension Softness {
  /// The points, whatever they are counted by.
  var points: Int {
    switch self {
    case .perBreach(let points), .perDay(let points): points
    }
  }
}
