public import CivilTime
public import Planning

/// The days that a scenario leaves to its items before anything is planned: by windows, pins, calendars, spans, links, needs,
/// notices and approvals, without regard to the parties and teams that items share.
///
/// It is what the critical path method calls total float, before levelling: no plan uses any other day.
public enum Room: Sendable {
  /// The items that may be present and are not held or done.
  case found([ItemID: ItemRoom])
  /// There is no plan, and this is why.
  case contradiction([HealthFinding])
}

/// The days that are left to one item.
public struct ItemRoom: Hashable, Sendable {
  /// From first to last day, each way the item may lie, in order.
  public var days: [DayRange]
  /// For a stage to be decided, the sessions that can still decide it, in canonical order.
  public var sessions: [String]

  /// - Returns: nil when no days are left.
  public init?(days: [DayRange], sessions: [String] = []) {
    guard !days.isEmpty else { return nil }
    self.days = days.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
    self.sessions = sessions.sorted()
  }

  public var earliest: DayRange { days[0] }
  public var latest: DayRange { days[days.count - 1] }
}
