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
      .init(title: "dates"), .init(title: "meeting", wraps: true), .init(title: "place", wraps: true),
      .init(title: "status"),
      .init(title: "float", isRight: true), .init(title: "margin", isRight: true),
    ])
    for (meeting, days) in present {
      let entry = context.meeting(meeting.id)
      let dates = network.dates(of: .meeting(meeting.id))
      let isFact = entry?.status == .held
      table.rows.append([
        .init(days.wordsWithWeekdays), .init(entry?.name ?? meeting.id),
        .init(meeting.place.map { context.place($0)?.name ?? $0 } ?? ""), .init(entry?.status.rawValue ?? ""),
        .init(isFact ? "" : dates.map { "\($0.totalFloat)" } ?? ""),
        isFact ? .init("") : dates.map { margin($0, entry) } ?? .init(""),
      ])
    }
    page.table(table)
    if !present.isEmpty {
      page.paragraph(
        "float: days a meeting can move later while no other moves; margin: days from its earliest date, "
          + "* held where preferred in spite of it",
        indent: 2, .faint)
    }
    writeAbsent(planned, context, &page)
  }

  /// The margin of a meeting: `critical` for none, with a star where a preference explains it.
  private static func margin(_ dates: ItemDates, _ meeting: Meeting?) -> Table.Cell {
    if dates.isCritical { return .init("critical", .critical) }
    let isPreferred = meeting?.preference?.value.between.contains(dates.planned.days.first) == true
    return .init("\(dates.margin)\(isPreferred ? "*" : "")")
  }

  private static func writeAbsent(_ planned: [PlannedMeeting], _ context: Context, _ page: inout TextPage) {
    for meeting in planned {
      let name = context.title(of: .meeting(meeting.id))
      if meeting.days == nil {
        let word = context.meeting(meeting.id)?.status == .cancelled ? "Cancelled" : "Dropped"
        page.paragraph("\(word): \(name)", indent: 2, hanging: 2)
      }
      if !meeting.absentParties.isEmpty {
        let parties = meeting.absentParties.map { context.party($0)?.name ?? $0 }
        page.paragraph("Absent from \(name): \(parties.joined(separator: ", "))", indent: 2, hanging: 2)
      }
    }
  }
}

extension DayRange {
  /// The days as a table shows them: `27 Aug 2023`, or `27 Aug - 29 Aug 2023` within a year.
  var compactWords: String {
    if count == 1 { return first.words }
    let start =
      first.year == last.year ? first.words.split(separator: " ").dropLast().joined(separator: " ") : first.words
    return "\(start) - \(last.words)"
  }

  /// The days with their weekdays: `Thu 14 Sep 2023`, or `Sun 27 - Tue 29 Aug 2023` within a month.
  var wordsWithWeekdays: String {
    if count == 1 { return "\(first.shortWeekday) \(first.words)" }
    let words = first.words.split(separator: " ")
    let kept = first.year != last.year ? 3 : first.month != last.month ? 2 : 1
    return "\(first.shortWeekday) \(words.prefix(kept).joined(separator: " ")) - \(last.shortWeekday) \(last.words)"
  }
}

extension Day {
  fileprivate var shortWeekday: String { String(weekday.name.prefix(3)) }
}
