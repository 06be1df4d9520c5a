/// What it costs to depart from the published plan, by the status of a meeting.
public struct StabilityPrices: Hashable, Sendable {
  public struct Price: Hashable, Sendable {
    /// Cost points for other days, as much again for another place, and as much for dropping or adding.
    public var moved: Int
    /// Cost points for each day between the published start and the new one.
    public var perDay: Int

    public init(moved: Int, perDay: Int) {
      self.moved = moved
      self.perDay = perDay
    }
  }

  public var tentative = Price(moved: 5, perDay: 1)
  public var announced = Price(moved: 30, perDay: 2)
  public var confirmed = Price(moved: 100, perDay: 5)

  public init() {}

  /// The price of a status; nil for what can no longer move.
  public subscript(_ status: MeetingStatus) -> Price? {
    switch status {
    case .tentative: tentative
    case .announced: announced
    case .confirmed: confirmed
    case .held, .cancelled: nil
    }
  }
}
