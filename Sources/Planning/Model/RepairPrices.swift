/// What giving up a rule is worth to the planner, in points; repairs of a scenario without a plan are ranked by them.
///
/// The points have nothing to do with the cost points of a plan.
public struct RepairPrices: Hashable, Sendable {
  /// For each calendar day that a window is widened.
  public var window = 4
  /// For each calendar day that a pinned meeting moves.
  public var pin = 6
  /// For each meeting day on a weekday that is not allowed.
  public var weekday = 8
  /// For each meeting day on a public holiday or in a blackout.
  public var openDay = 10
  /// For each day of gap less than the least, or more than the most, between two items.
  public var order = 4
  /// For each day of lead time less.
  public var readiness = 3
  /// For each day of notice less.
  public var notice = 6
  /// For each day after a due day.
  public var due = 4
  /// For each day of spacing between sessions less, or more.
  public var spacing = 5
  /// For each unit that a stage, a task or a meeting is shortened, down to half of it: a day or a working day.
  public var duration = 3
  /// For each decision that may be taken by silence besides.
  public var silence = 30
  /// For each extraordinary session.
  public var session = 60
  /// For each party that stays away from a meeting.
  public var attendance = 40
  /// For each head that a team has more.
  public var capacity = 50
  /// For each meeting that is held online instead.
  public var online = 60
  /// For each meeting day that an event blocks.
  public var blocking = 20

  public init() {}
}
