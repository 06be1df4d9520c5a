import CivilTime
import Planning

/// Meetings that can be held only in weeks in which more than half of the members of a party are on holiday.
///
/// A member is on holiday in a week when one of its public holidays falls on a Monday to Friday of it. The weeks themselves
/// are told, not held against the scenario.
enum HolidayWeeksCheck: HealthCheck {
  static let name = HealthCheckName.holidayWeeks
  static let statement =
    "Every meeting can be held in a week in which at most half of the members have a public holiday."
  static let subjects = "meetings of members with holidays"
  static let limit: String? = "over half of the members"
  static let allowance = Allowance.none
  static let source = "for meetings, after GAO 4 Establishing the durations of all activities"

  static func examine(_ scenario: UnplannedScenario) -> Examination? {
    guard scenario.hasRoom else { return nil }
    let context = scenario.context
    let weeks =
      DayRange(first: context.scenario.dataDate.monday, last: context.horizon.last)
      .map { Array(stride(from: $0.first, through: $0.last, by: 7)) } ?? []
    let parties = context.scenario.parties.filter { !$0.courtesy.isEmpty }.map { party in
      (party: party, weeks: weeks.filter { party.isMostlyOnHoliday(inWeekOf: $0) })
    }
    var population = 0
    var findings: [HealthFinding] = []
    for meeting in scenario.meetings {
      let attending = Set(context.attendances(of: meeting).map(\.party))
      let members = parties.filter { attending.contains($0.party.id) }
      guard !members.isEmpty else { continue }
      population += 1
      guard let room = scenario.room(.meeting(meeting.id)),
        let closed = members.first(where: { _, weeks in
          room.days.allSatisfy { days in days.contains { weeks.contains($0.monday) } }
        })
      else { continue }
      findings.append(
        HealthFinding(
          item: meeting.id,
          "\(meeting.name) has days, from \(DateText.day(room.earliest.first)) to \(DateText.day(room.latest.last)), only "
            + "in weeks in which more than half of the members of \(closed.party.name) have a public holiday.",
          advice: "Maybe widen its window by a week.", at: meeting.source))
    }
    let facts = parties.filter { !$0.weeks.isEmpty }.map { fact($0.party, $0.weeks, of: weeks.count) }
    return Examination(population: population, findings: findings, facts: facts)
  }

  private static func fact(_ party: Party, _ weeks: [Day], of count: Int) -> HealthFinding {
    HealthFinding(
      item: party.id,
      "More than half of the \(party.courtesy.count) members of \(party.name) have a public holiday in \(weeks.count) of "
        + "\(count) weeks, those of " + weeks.map(DateText.day).joined(separator: ", ") + ".",
      advice: "Maybe keep their meetings out of these.", amount: weeks.count, at: party.source)
  }
}

extension Day {
  /// The Monday of its week.
  fileprivate var monday: Day { self - weekday.rawValue }
}

extension Party {
  /// Whether more than half of the members have a public holiday on a Monday to Friday of a week.
  fileprivate func isMostlyOnHoliday(inWeekOf monday: Day) -> Bool {
    let away = courtesy.count { member in (0..<5).contains { member.holidays.contains(monday + $0) } }
    return away * 2 > courtesy.count
  }
}
