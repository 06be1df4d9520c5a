/// What a work calendar says of a day; exactly one of the three holds.
public enum DayKind: Hashable, Sendable {
  case worked
  case holiday
  /// Not worked, and not a holiday.
  case weekend
}

/// Says which days are worked, which are holidays, and which are neither.
///
/// A calendar is a weekend with holidays and moved working days, or a combination of calendars.
public struct WorkCalendar: Hashable, Sendable {
  private indirect enum Form: Hashable, Sendable {
    case week(weekend: Set<Weekday>, holidays: DaySet, movedWorkingDays: DaySet)
    case allOf([WorkCalendar])
    case anyOf([WorkCalendar])
  }

  private let form: Form

  /// A calendar without holidays whose weekend is Saturday and Sunday.
  public static let plain = WorkCalendar(weekend: [.saturday, .sunday])

  /// - Parameters:
  ///   - weekend: The weekdays that are not worked.
  ///   - holidays: Days that are not worked and count as holidays, on whatever weekday they fall.
  ///   - movedWorkingDays: Days that are worked even so; they are neither weekend nor holiday.
  public init(weekend: Set<Weekday>, holidays: DaySet = DaySet(), movedWorkingDays: DaySet = DaySet()) {
    form = .week(weekend: weekend, holidays: holidays, movedWorkingDays: movedWorkingDays)
  }

  private init(form: Form) {
    self.form = form
  }

  /// A day is worked where all the calendars work and a holiday where one of them has one.
  public static func allOf(_ calendars: [WorkCalendar]) -> WorkCalendar {
    WorkCalendar(form: .allOf(calendars))
  }

  /// A day is worked where one of the calendars works and a holiday where all of them have one.
  public static func anyOf(_ calendars: [WorkCalendar]) -> WorkCalendar {
    WorkCalendar(form: .anyOf(calendars))
  }

  /// - Complexity: O(log n) in the number of holidays, for each calendar combined.
  public func kind(of day: Day) -> DayKind {
    switch form {
    case .week(let weekend, let holidays, let movedWorkingDays):
      if movedWorkingDays.contains(day) { return .worked }
      if holidays.contains(day) { return .holiday }
      return weekend.contains(day.weekday) ? .weekend : .worked
    case .allOf(let calendars):
      let kinds = calendars.map { $0.kind(of: day) }
      if kinds.contains(.holiday) { return .holiday }
      return kinds.contains(.weekend) ? .weekend : .worked
    case .anyOf(let calendars):
      let kinds = calendars.map { $0.kind(of: day) }
      if kinds.contains(.worked) { return .worked }
      return kinds.contains(.weekend) ? .weekend : .holiday
    }
  }

  public func isWorked(_ day: Day) -> Bool { kind(of: day) == .worked }

  public func isHoliday(_ day: Day) -> Bool { kind(of: day) == .holiday }

  /// Whether a day is not worked without being a holiday.
  public func isWeekend(_ day: Day) -> Bool { kind(of: day) == .weekend }
}
