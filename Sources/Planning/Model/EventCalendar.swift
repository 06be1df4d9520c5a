import CivilTime

/// Events by day, so that few are looked at for a meeting.
struct EventCalendar: Sendable {
  /// By first day, each with its place in canonical order.
  private let events: [(order: Int, event: Event)]
  private let longest: Int

  init(_ events: [Event]) {
    self.events = events.enumerated().map { (order: $0.offset, event: $0.element) }
      .sorted { ($0.event.days.first, $0.order) < ($1.event.days.first, $1.order) }
    longest = events.map(\.days.count).max() ?? 0
  }

  /// The events on some days or at most so many days away from them, in canonical order.
  func events(near days: DayRange, within margin: Int) -> [Event] {
    let (first, last) = (days.first - margin, days.last + margin)
    var low = 0
    var high = events.count
    while low < high {
      let middle = (low + high) / 2
      if events[middle].event.days.first + longest > first { high = middle } else { low = middle + 1 }
    }
    let near = events[low...].prefix { $0.event.days.first <= last }.filter { $0.event.days.last >= first }
    return near.count < 2 ? near.map(\.event) : near.sorted { $0.order < $1.order }.map(\.event)
  }
}
