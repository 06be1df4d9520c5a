/// Gaps between two instants: clear days, clear working days or months.
///
/// A gap is counted from an instant a to an instant b. Its length is the number of days, or of working days, between
/// them, negative where b is before a. Months are added to the day that the earlier instant belongs to, and clamped.
/// Every answer lies within the years 1 to 9999.
extension Span {
  /// What an instant means to a gap in months that is counted from it.
  public enum Anchor: Sendable {
    /// The close of a last day: two months from the close of 31 December are the close of 28 or 29 February.
    case close
    /// The morning of a first day: two months from the morning of 1 January are the morning of 1 March.
    case morning
  }

  /// The smallest instant whose gap from `instant` is at least this span, or nil where there is none.
  ///
  /// It may lie before `instant`: a minimum of 0 working days from a Monday morning is kept on the Saturday before.
  public func earliest(after instant: Instant, anchor: Anchor, calendar: WorkTable) -> Instant? {
    guard Day.supportedInstants.contains(instant) else { return nil }
    switch unit {
    case .days, .weeks, .months:
      let target = plainTarget(from: instant, anchor: anchor)
      return target > Day.supportedInstants.upperBound ? nil : max(target, Day.supportedInstants.lowerBound)
    case .workingDays:
      if let day = calendar.workingDay(boundedCount - 1, from: instant) { return day.close }
      return count <= 0 ? Day.supportedInstants.lowerBound : nil
    }
  }

  /// The largest instant whose gap from `instant` is at most this span, or nil where there is none.
  public func latest(after instant: Instant, anchor: Anchor, calendar: WorkTable) -> Instant? {
    guard Day.supportedInstants.contains(instant) else { return nil }
    switch unit {
    case .days, .weeks, .months:
      let target = plainTarget(from: instant, anchor: anchor)
      return target < Day.supportedInstants.lowerBound ? nil : min(target, Day.supportedInstants.upperBound)
    case .workingDays:
      if let day = calendar.workingDay(boundedCount, from: instant) { return day.morning }
      return count >= 0 ? Day.supportedInstants.upperBound : nil
    }
  }

  /// The largest instant from which the gap to `instant` is at least this span, or nil where there is none.
  ///
  /// This is how far the earlier of two items may go: what must be ready 14 days before the morning of 27 August is
  /// closed by the close of 12 August. It is the largest a with `earliest(after: a)` ≤ `instant`.
  public func latestStart(before instant: Instant, anchor: Anchor, calendar: WorkTable) -> Instant? {
    guard unit == .months else { return negated.latest(after: instant, anchor: anchor, calendar: calendar) }
    guard var start = negated.latest(after: instant, anchor: anchor, calendar: calendar) else { return nil }
    // Clamping lets up to four days reach the last day of a shorter month; the negated span finds the first of them.
    while start < Day.supportedInstants.upperBound, plainTarget(from: start + 1, anchor: anchor) <= instant {
      start += 1
    }
    return start
  }

  /// The smallest instant from which the gap to `instant` is at most this span, or nil where there is none.
  ///
  /// It is the smallest a with `latest(after: a)` ≥ `instant`.
  public func earliestStart(before instant: Instant, anchor: Anchor, calendar: WorkTable) -> Instant? {
    guard unit == .months else { return negated.earliest(after: instant, anchor: anchor, calendar: calendar) }
    guard var start = negated.earliest(after: instant, anchor: anchor, calendar: calendar) else { return nil }
    // No day of a shorter month may reach the 31st, so the next month's first day is the one sought.
    while plainTarget(from: start, anchor: anchor) < instant {
      guard start < Day.supportedInstants.upperBound else { return nil }
      start += 1
    }
    return start
  }

  /// The length of the gap between two instants in whole units, negative where `end` is before `start`.
  ///
  /// It is the largest count that a minimum could ask for: ten days are one week, and minus three days are minus one.
  public static func gap(
    from start: Instant, to end: Instant, in unit: Unit, anchor: Anchor, calendar: WorkTable
  ) -> Int {
    switch unit {
    case .days:
      return end - start
    case .weeks:
      let days = end - start
      return (days - (days % 7 + 7) % 7) / 7
    case .workingDays:
      return calendar.workingDays(from: start, to: end)
    case .months:
      let from = Day(morning: start) - (anchor == .close ? 1 : 0)
      let to = Day(morning: end) - (anchor == .close ? 1 : 0)
      let months = (to.year - from.year) * 12 + to.month - from.month
      return from.adding(months: months) <= to ? months : months - 1
    }
  }

  /// The instant a whole number of days, weeks or months from another.
  func plainTarget(from instant: Instant, anchor: Anchor) -> Instant {
    switch (unit, anchor) {
    case (.weeks, _): instant + 7 * boundedCount
    case (.months, .close): Day(close: instant).adding(months: boundedCount).close
    case (.months, .morning): Day(morning: instant).adding(months: boundedCount).morning
    case (.days, _), (.workingDays, _): instant + boundedCount
    }
  }

  /// The count kept within what already leads from any supported day past all others, so that no sum overflows.
  private var boundedCount: Int { min(max(count, -4_000_000), 4_000_000) }

  private var negated: Span { Span(count: -boundedCount, unit: unit, calendar: calendar) }
}
