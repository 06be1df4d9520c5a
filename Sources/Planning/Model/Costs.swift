/// The prices of a scenario in cost points, all with documented defaults.
public struct Costs: Hashable, Sendable {
  /// For each meeting day on a weekend of its place.
  public var weekendDay = 2
  /// For each member on a public holiday, on each meeting day.
  public var memberOnHoliday = 1
  /// For each decision by silence instead of at a session.
  public var silence = 15
  /// For an optional party that is absent from a meeting, where the meeting gives no other price.
  public var absence = 10
  /// For each day off the preferred days, by weight.
  public var low = 1
  public var normal = 3
  public var high = 10
  /// For departing from the published plan, where there is one.
  public var stability = StabilityPrices()

  public init() {}
}
