import Analysis
import CivilTime
import ICalendar
import Planning

/// The calendar entries of one meeting: none, one, or one a day.
struct MeetingEntries {
  let entries: [CalendarEntry]

  init(_ planned: PlannedMeeting, _ network: Network, _ context: Context) throws {
    guard let meeting = context.meeting(planned.id),
      let days = planned.days ?? MeetingEntries.cancelledDays(meeting, context)
    else {
      entries = []
      return
    }
    let place = (planned.place ?? MeetingEntries.onlyPlace(meeting)).flatMap(context.place)
    let uid = CalendarIdentity.uid(.meeting(meeting.id), scenario: context.scenario.id)
    let entry = CalendarEntry(
      uid: uid, days: days, title: meeting.name, status: CalendarEntry.Status(meeting.status),
      isOpaque: meeting.status != .cancelled,
      category: meeting.body.flatMap(context.body)?.name ?? "Meeting", place: place,
      description: MeetingEntries.description(meeting, planned, network, context))
    guard let hours = meeting.hours, let zone = place?.zone else {
      entries = [entry]
      return
    }
    entries = try zip(1..., days).map { number, day in
      try MeetingEntries.check(hours, meeting, day, zone)
      var daily = entry
      daily.days = DayRange(day)
      daily.clock = CalendarEntry.Clock(hours: hours, zone: zone)
      if number > 1 { daily.uid = CalendarIdentity.uid(.meeting(meeting.id), "day-\(number)", context.scenario.id) }
      if days.count > 1 { daily.title += " (day \(number) of \(days.count))" }
      return daily
    }
  }

  /// The days that a cancelled meeting would have had, where its file still gives them.
  private static func cancelledDays(_ meeting: Meeting, _ context: Context) -> DayRange? {
    guard meeting.status == .cancelled, let pin = meeting.pin?.value,
      let last = meeting.takes.lastDay(startingOn: pin, calendar: context.workTable(of: meeting.takes))
    else { return nil }
    return DayRange(first: pin, last: last)
  }

  private static func onlyPlace(_ meeting: Meeting) -> String? {
    meeting.places.count == 1 ? meeting.places.first?.place : nil
  }

  /// No two programs agree on what a time that is skipped or comes twice means, so that it is never written.
  private static func check(_ hours: Hours, _ meeting: Meeting, _ day: Day, _ zone: String) throws {
    for minute in [hours.start, hours.end] {
      let actual = minute < 1440 ? day : day + 1
      let time =
        "\(minute % 1440 / 60 < 10 ? "0" : "")\(minute % 1440 / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
      switch try LocalTime.occurrence(of: minute % 1440, on: actual, zone: zone) {
      case .unique: break
      case .gap:
        throw CalendarExportError.skippedTime(meeting: meeting.id, time: time, day: "\(actual)", zone: zone)
      case .fold:
        throw CalendarExportError.repeatedTime(meeting: meeting.id, time: time, day: "\(actual)", zone: zone)
      }
    }
  }

  /// Why the meeting is when it is, what must be ready for it, and what its file notes.
  private static func description(
    _ meeting: Meeting, _ planned: PlannedMeeting, _ network: Network, _ context: Context
  ) -> String {
    var lines: [String] = []
    if let dates = network.dates(of: .meeting(meeting.id)), meeting.status != .held {
      let reason = network.reason(for: dates)
      lines.append(
        "Not earlier than \(DateText.day(dates.early.days.first)): \(reason.sentence) (rule \(reason.rule.rawValue)).")
      if let why = reason.why { lines.append("Why: \(why)") }
      if let preference = meeting.preference, preference.value.between.contains(dates.planned.days.first) {
        lines.append("It starts when preferred.\(preference.note.why.map { " Why: \($0)" } ?? "")")
      }
      lines.append("It can move later by \(DateText.days(dates.totalFloat)) while no other meeting moves.")
    }
    for ready in network.awaited(by: .meeting(meeting.id)) {
      lines.append("Ready by \(DateText.day(ready.day)): \(context.title(of: ready.item))")
    }
    for party in planned.absentParties {
      lines.append("Absent: \(context.party(party)?.name ?? party)")
    }
    if let notes = meeting.notes { lines.append(notes) }
    return lines.joined(separator: "\n")
  }
}
