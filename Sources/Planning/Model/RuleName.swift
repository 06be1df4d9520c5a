/// The rules of the language, each with one name: in scenario files, in messages, here and in the compiler.
public enum RuleName: String, CaseIterable, Hashable, Sendable, Comparable {
  case horizon
  case dataDate = "data-date"
  case duration
  case window
  case pin
  case notBefore = "not-before"
  case weekdays
  case openDays = "open-days"
  case order
  case alongside
  case attendance
  case capacity
  case stages
  case approval
  case notice
  case readiness
  case due
  case spacing
  case presence
  case place
  case blocking
  case courtesy
  case preference
  case stability

  /// What no plan can do without: the frame in which the planner's own rules hold.
  public static let background: [RuleName] = [.horizon, .dataDate, .duration]
  /// The rules that a planner writes and may give up.
  public static let planners: [RuleName] = allCases.filter { !background.contains($0) }

  public static func < (a: RuleName, b: RuleName) -> Bool { a.rawValue < b.rawValue }
}
