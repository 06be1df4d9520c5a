/// A day of the week; a week begins on Monday.
public enum Weekday: Int, CaseIterable, Comparable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// Reads `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`.
  public init?(abbreviation: String) {
    guard let weekday = Weekday.allCases.first(where: { $0.abbreviation == abbreviation }) else { return nil }
    self = weekday
  }

  /// `mon` to `sun`, as the scenario language writes it.
  public var abbreviation: String { name.prefix(3).lowercased() }

  /// The English name, `Monday` to `Sunday`.
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
