/// Why a calendar could not be read or written at all.
public enum CalendarError: Error, Hashable, Sendable {
  case tooLarge(name: String, bytes: Int, limit: Int)
  case tooManyComponents(name: String, line: Int, limit: Int)
  case nestedTooDeeply(name: String, line: Int, limit: Int)
  case notText(name: String)
  case noCalendar(name: String, reason: String)
  case unknownZone(String, suggestion: String?)
}

extension CalendarError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLarge(let name, let bytes, let limit):
      "\(name) has \(bytes) bytes; a calendar may have \(limit). Maybe export only the years of the horizon."
    case .tooManyComponents(let name, let line, let limit):
      "\(name):\(line): more than \(limit) components. Maybe export only the years of the horizon."
    case .nestedTooDeeply(let name, let line, let limit):
      "\(name):\(line): components are nested more than \(limit) deep. Maybe END lines are missing."
    case .notText(let name):
      "\(name) is UTF-16 text. Maybe save it again as UTF-8."
    case .noCalendar(let name, let reason):
      "\(name) holds no calendar: \(reason). Maybe it is not an iCalendar (.ics) file, or was cut off."
    case .unknownZone(let zone, let suggestion?):
      "Unknown time zone '\(zone)'. Did you mean '\(suggestion)'?"
    case .unknownZone(let zone, nil):
      "Unknown time zone '\(zone)'. Maybe name a zone of the tz database such as 'Asia/Almaty' or 'UTC'."
    }
  }
}
