import CivilTime

/// Members that are on a public holiday on a meeting day.
public enum CourtesyRule: Rule {
  public static let name = RuleName.courtesy
  public static let statement =
    "member-on-holiday points for each attending member and day of m that is its public holiday"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let planned = plan.meeting(meeting.id), let days = planned.days else { continue }
      for attendance in context.attendances(of: meeting) where !planned.absentParties.contains(attendance.party) {
        guard let party = context.party(attendance.party) else { continue }
        let away = party.courtesy.map { member in
          (member.name, days.count { member.holidays.contains($0) })
        }.filter { $0.1 > 0 }
        report.cost(
          RuleInstance(.courtesy, meeting.id, party.id),
          context.scenario.costs.memberOnHoliday * away.reduce(0) { $0 + $1.1 },
          "\(meeting.name) on \(DateText.range(days)): public holiday in \(away.map(\.0).joined(separator: ", ")).")
      }
    }
    return report
  }
}
