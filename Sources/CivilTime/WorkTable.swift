/// A work calendar written out over a range of days, so that counting its working days takes constant time.
///
/// Every question may be asked of any day. Outside the covered range the answers are the same, found day by day.
public struct WorkTable: Sendable {
  public let calendar: WorkCalendar

  /// The days that are written out.
  public let covered: DayRange

  /// The longest run of days without a working day that a search steps over.
  ///
  /// A calendar that does not work for ten years is taken not to work again.
  public static let longestSearch = 3_660

  private let kinds: [DayKind]

  /// The covered working days, in order.
  private let workedDays: [Day]

  /// For each covered day and the close of the last one, the number of covered working days before it.
  private let workedBefore: [Int]

  /// - Complexity: O(n log h) for n days and h holidays.
  public init(_ calendar: WorkCalendar, covering range: DayRange) {
    self.calendar = calendar
    covered = range
    kinds = range.map { calendar.kind(of: $0) }
    var workedDays: [Day] = []
    var workedBefore = [0]
    for (day, kind) in zip(range, kinds) {
      if kind == .worked { workedDays.append(day) }
      workedBefore.append(workedDays.count)
    }
    self.workedDays = workedDays
    self.workedBefore = workedBefore
  }

  public func kind(of day: Day) -> DayKind {
    covered.contains(day) ? kinds[day - covered.first] : calendar.kind(of: day)
  }

  public func isWorked(_ day: Day) -> Bool { kind(of: day) == .worked }

  public func isHoliday(_ day: Day) -> Bool { kind(of: day) == .holiday }

  /// Whether a day is not worked without being a holiday.
  public func isWeekend(_ day: Day) -> Bool { kind(of: day) == .weekend }

  /// The number of working days between two instants, negative where `end` is before `start`.
  ///
  /// - Complexity: O(1) within the covered range.
  public func workingDays(from start: Instant, to end: Instant) -> Int {
    guard start <= end else { return -workingDays(from: end, to: start) }
    let inside = covered.first.morning...covered.last.close
    guard inside.contains(start), inside.contains(end) else {
      return (start..<end).reduce(0) { $0 + (isWorked(Day(morning: $1)) ? 1 : 0) }
    }
    return workedBefore[end - inside.lowerBound] - workedBefore[start - inside.lowerBound]
  }

  /// The working day whose morning lies `count` working days from an instant.
  ///
  /// With 0 it is the first working day from the instant on, with -1 the last one before it. Nil where the calendar has
  /// no such day: not within the years 1 to 9999, or only after `longestSearch` days without a working day.
  ///
  /// - Complexity: O(1) within the covered range.
  public func workingDay(_ count: Int, from instant: Instant) -> Day? {
    if (covered.first.morning...covered.last.close).contains(instant) {
      let (index, overflow) = workedBefore[instant - covered.first.morning].addingReportingOverflow(count)
      if !overflow, workedDays.indices.contains(index) { return workedDays[index] }
    }
    var day = count >= 0 ? Day(morning: instant) : Day(close: instant)
    var toPass = count >= 0 ? count : -1 - count
    var idle = 0
    while Day.first <= day, day <= Day.last, idle < WorkTable.longestSearch {
      if isWorked(day) {
        if toPass == 0 { return day }
        toPass -= 1
        idle = 0
      } else {
        idle += 1
      }
      day = count >= 0 ? day + 1 : day - 1
    }
    return nil
  }

  /// The first working day on or after a day, or nil where the calendar does not work again.
  public func firstWorkingDay(from day: Day) -> Day? { workingDay(0, from: day.morning) }

  /// The last working day on or before a day, or nil where the calendar never worked before.
  public func lastWorkingDay(through day: Day) -> Day? { workingDay(-1, from: day.close) }
}
