import Analysis
import CivilTime
import Planning

extension PlanReport {
  /// The present meetings in date order, then those that are not held and who stays away.
  static func writeMeetings(_ network: Network, _ context: Context, _ page: inout TextPage) {
    let planned = network.plan.meetings
    guard !planned.isEmpty else { return }
    page.heading("Meetings")
    let present = planned.compactMap { meeting in meeting.days.map { (meeting: meeting, days: $0) } }
      .sorted { ($0.days.first, $0.days.last, $0.meeting.id) < ($1.days.first, $1.days.last, $1.meeting.id) }
    var table = Table([
      .init(title: ""), .init(title: ""), .init(title: "meeting", wraps: true), .init(title: "place", wraps: true),
      .init(title: "status"), .init(title: "float", isRight: true), .init(title: "margin", isRight: true),
    ])
    var year: Int?
    for (meeting, days) in present {
      if year != days.first.year {
        table.addHeading("\(days.first.year)")
        year = days.first.year
      }
      let entry = context.meeting(meeting.id)
      let dates = entry?.status == .held ? nil : network.dates(of: .meeting(meeting.id))
      table.rows.append([
        .init(days.shortWords), .init(days.weekdays), .init(entry?.name ?? meeting.id),
        .init(meeting.place.map { context.place($0)?.name ?? $0 } ?? ""), .init(entry?.status.rawValue ?? ""),
        .init(dates.map { "\($0.totalFloat)" } ?? ""), dates.map { margin($0, entry) } ?? .init(""),
      ])
    }
    page.table(table)
    if !present.isEmpty {
      page.paragraph("float: days it can move later while no other meeting moves", indent: 2, .faint)
      page.paragraph("margin: days from its earliest date; * where it starts when preferred", indent: 2, .faint)
    }
    writeAbsent(planned, context, &page)
  }

  /// The margin of a meeting: `critical` for none, with a star where a preference explains it.
  private static func margin(_ dates: ItemDates, _ meeting: Meeting?) -> Table.Cell {
    if dates.isCritical { return .init("critical", .critical) }
    let isPreferred = meeting?.preference?.value.between.contains(dates.planned.days.first) == true
    return .init("\(dates.margin)\(isPreferred ? "*" : "")")
  }

  /// Who stays away, then what is dropped and what is cancelled.
  private static func writeAbsent(_ planned: [PlannedMeeting], _ context: Context, _ page: inout TextPage) {
    for meeting in planned where !meeting.absentParties.isEmpty {
      let parties = meeting.absentParties.map { context.party($0)?.name ?? $0 }.joined(separator: ", ")
      page.paragraph("absent from \(context.title(of: .meeting(meeting.id))): \(parties)", indent: 2, hanging: 2)
    }
    let absent = planned.filter { $0.days == nil }
    func write(_ word: String, where isMeant: (Meeting) -> Bool) {
      for meeting in absent.compactMap({ context.meeting($0.id) }) where isMeant(meeting) {
        page.paragraph("\(word): \(meeting.name)", indent: 2, hanging: 2)
      }
    }
    write("dropped") { $0.status != .cancelled }
    write("cancelled") { $0.status == .cancelled }
  }
}
