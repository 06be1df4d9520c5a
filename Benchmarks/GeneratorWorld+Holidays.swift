import CivilTime
import ICalendar

extension GeneratorWorld {
  /// A file of public holidays for the members of each calendar.
  func holidayFiles(prefix: String) -> [(name: String, bytes: [UInt8])] {
    zip(Self.calendarNames, holidays).map { name, days in
      let events = days.map { days in
        Component(
          "VEVENT",
          lines: [
            ContentLine("UID", "\(days.first)-\(name)@generated"),
            ContentLine("DTSTAMP", Self.text(first) + "T000000Z"),
            Self.line("DTSTART", days.first), Self.line("DTEND", days.last + 1), .text("SUMMARY", "Holiday of \(name)"),
          ])
      }
      let lines = [ContentLine("VERSION", "2.0"), ContentLine("PRODID", "-//Convene//Generator//EN")]
      return (
        "\(prefix)-\(name).ics", CalendarWriter.bytes(of: Component("VCALENDAR", lines: lines, children: events))
      )
    }
  }

  private static func line(_ name: String, _ day: Day) -> ContentLine {
    ContentLine(name, parameters: [.init("VALUE", "DATE")], text(day))
  }

  private static func text(_ day: Day) -> String { day.description.filter { $0 != "-" } }
}
