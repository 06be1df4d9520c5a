import CivilTime
import Planning

/// The days that an item may take by its own rules alone, at the place and in the way that the plan has chosen.
enum Mobility: Sendable {
  /// A fact, an event, or work that has begun.
  case fixed(Occupation)
  /// A meeting: the first days allowed, ascending, and its length in days.
  case meeting(starts: [Day], length: Int)
  case work(Span, WorkTable, from: Day)
  /// A silence procedure of this length, from any working day.
  case silence(Span, from: Day)
  /// On the last day of a meeting, and to the end of the silence that follows where there is one.
  case decided(at: ItemID, silence: Span?)

  /// The earliest occupation that starts and ends no earlier than two instants.
  func earliest(start: Instant, end: Instant, _ context: Context) -> Occupation? {
    switch self {
    case .fixed(let occupation): return occupation
    case .decided: return nil
    case .meeting(let starts, let length):
      let first = max(Day(morning: start), Day(close: end) - (length - 1))
      let index = starts.partitioningIndex { $0 >= first }
      return index < starts.count ? Mobility.occupation(starts[index], length) : nil
    case .work(let span, let table, let from):
      return step(from: max(from, firstDay(start, span)), by: 1) {
        $0.start >= start && $0.end >= end
      } next: {
        span.earliestFirstDay(from: $0, calendar: table)
      } make: { day in
        span.lastDay(startingOn: day, calendar: table).flatMap { DayRange(first: day, last: $0) }
          .map { Occupation($0, isMilestone: span.isMilestone) }
      }
    case .silence(let span, let from):
      return step(from: max(from, Day(morning: start)), by: 1) {
        $0.start >= start && $0.end >= end
      } next: {
        context.workTable(nil).firstWorkingDay(from: $0)
      } make: {
        Mobility.silence(from: $0, span, context)
      }
    }
  }

  /// The latest occupation that starts and ends no later than two instants, and starts no earlier than a third.
  func latest(start: Instant, end: Instant, notBefore: Instant, _ context: Context) -> Occupation? {
    switch self {
    case .fixed(let occupation): return occupation
    case .decided: return nil
    case .meeting(let starts, let length):
      let last = min(Day(morning: start), Day(close: end) - (length - 1))
      let index = starts.partitioningIndex { $0 > last }
      return index > 0 ? Mobility.occupation(starts[index - 1], length) : nil
    case .work(let span, let table, _):
      return step(from: min(lastDay(start, span), Day(close: end)), by: -1) {
        $0.start <= start && $0.end <= end
      } next: { day in
        day.morning < notBefore - 1 ? nil : day
      } make: { day in
        span.lastDay(startingOn: day, calendar: table).flatMap { DayRange(first: day, last: $0) }
          .map { Occupation($0, isMilestone: span.isMilestone) }
      }
    case .silence(let span, _):
      return step(from: min(Day(morning: start), Day(close: end)), by: -1) {
        $0.start <= start && $0.end <= end
      } next: {
        $0.morning < notBefore ? nil : $0
      } make: {
        context.workTable(nil).isWorked($0) ? Mobility.silence(from: $0, span, context) : nil
      }
    }
  }

  /// The days of a decision when its session has these.
  func decided(session: Occupation, _ context: Context) -> Occupation? {
    guard case .decided(_, let silence) = self else { return nil }
    let day = session.days.last
    guard let silence else { return Occupation(DayRange(day)) }
    guard let start = context.workTable(nil).firstWorkingDay(from: day + 1),
      let expiry = context.silenceExpiry(from: start, span: silence)
    else { return nil }
    return DayRange(first: day, last: expiry).map { Occupation($0) }
  }

  static func silence(from day: Day, _ span: Span, _ context: Context) -> Occupation? {
    context.silenceExpiry(from: day, span: span).flatMap { DayRange(first: day, last: $0) }.map { Occupation($0) }
  }

  private static func occupation(_ first: Day, _ length: Int) -> Occupation? {
    DayRange(first: first, last: first + (length - 1)).map { Occupation($0) }
  }

  private func firstDay(_ start: Instant, _ span: Span) -> Day {
    span.isMilestone ? Day(close: start) : Day(morning: start)
  }

  private func lastDay(_ start: Instant, _ span: Span) -> Day {
    span.isMilestone ? Day(close: start) : Day(morning: start)
  }

  /// The first occupation that fits, trying day after day; nil after ten years.
  private func step(
    from first: Day, by stride: Int, fits: (Occupation) -> Bool, next: (Day) -> Day?, make: (Day) -> Occupation?
  ) -> Occupation? {
    var day = first
    for _ in 0..<WorkTable.longestSearch {
      guard let candidate = next(day) else { return nil }
      if let occupation = make(candidate), fits(occupation) { return occupation }
      day = candidate + stride
    }
    return nil
  }
}

extension Array {
  /// The first index whose element satisfies a predicate that is false before it and true from it on.
  func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
