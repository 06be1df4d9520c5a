/// The days of an item that takes a span.
extension Span {
  /// The last day of an item of this span that starts on a day, a monotone function of that day.
  ///
  /// - n days: n days with the first one; a span of n months ends the day before the start plus n months.
  /// - n working days: the n-th working day from the start.
  /// - 0 of any unit: the start itself, a milestone.
  ///
  /// Nil where no item of this span can start on the day: a span in working days starts on one of them, the last day
  /// lies within the years 1 to 9999, and a negative span is none that an item could take.
  public func lastDay(startingOn start: Day, calendar: WorkTable) -> Day? {
    guard count >= 0 else { return nil }
    if unit == .workingDays, !calendar.isWorked(start) { return nil }
    if isMilestone { return start }
    return earliest(after: start.morning, anchor: .morning, calendar: calendar).map { Day(close: $0) }
  }

  /// The instants that an item of this span occupies when it starts on a day; empty, at the close of the day, for a
  /// milestone. Nil where no item of this span can start on that day.
  public func instants(startingOn start: Day, calendar: WorkTable) -> Range<Instant>? {
    guard let last = lastDay(startingOn: start, calendar: calendar) else { return nil }
    return isMilestone ? start.close..<start.close : start.morning..<last.close
  }

  /// The first day on or after a day on which an item of this span can start: the next working day for a span in
  /// working days, else the day itself.
  public func earliestFirstDay(from day: Day, calendar: WorkTable) -> Day? {
    unit == .workingDays ? calendar.firstWorkingDay(from: day) : day
  }

  /// The latest day on which an item of this span can start and still close on or before a day, the inverse of
  /// `lastDay(startingOn:calendar:)`; nil where there is none.
  public func latestFirstDay(closingBy day: Day, calendar: WorkTable) -> Day? {
    guard count >= 0 else { return nil }
    if unit == .workingDays { return calendar.workingDay(-max(count, 1), from: day.close) }
    if isMilestone { return day }
    return latestStart(before: day.close, anchor: .morning, calendar: calendar).map { Day(morning: $0) }
  }
}
