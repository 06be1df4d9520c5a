import CivilTime
import ICalendar

/// A calendar of the given lines, with CRLF.
func calendarText(_ lines: String...) -> [UInt8] {
  Array((["BEGIN:VCALENDAR"] + lines + ["END:VCALENDAR", ""]).joined(separator: "\r\n").utf8)
}

/// The lines of one event with a UID, each ended by CRLF but the last.
func event(_ uid: String, _ lines: String...) -> String {
  (["BEGIN:VEVENT", "UID:\(uid)"] + lines + ["END:VEVENT"]).joined(separator: "\r\n")
}
