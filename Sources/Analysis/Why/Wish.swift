public import CivilTime
public import Planning

/// What is asked of one item besides the rules of a scenario: another day, place or way of approval.
///
/// A wish is fulfilled by a present item alone.
public struct Wish: Hashable, Sendable {
  /// What is asked; days are days of reference, see `ItemID.referenceDay`.
  public enum Aim: Hashable, Sendable {
    case before(Day)
    case after(Day)
    case on(Day)
    case within(DayRange)
    case at(place: String)
    /// Decided at this meeting.
    case session(String)
    /// Decided by silence alone.
    case silence
    /// Not dropped.
    case held
  }

  public var item: ItemID
  public var aim: Aim

  public init(_ item: ItemID, _ aim: Aim) {
    self.item = item
    self.aim = aim
  }

  /// Whether an item that takes place like this fulfils the wish.
  ///
  /// - Parameters:
  ///   - days: nil when it is absent.
  ///   - way: nil for what is no stage.
  public func isFulfilled(days: DayRange?, place: String? = nil, way: PlannedStage.Way? = nil) -> Bool {
    guard let days else { return false }
    let day = item.referenceDay(of: days)
    return switch aim {
    case .before(let other): day < other
    case .after(let other): day > other
    case .on(let other): day == other
    case .within(let range): range.contains(day)
    case .at(let other): place == other
    case .session(let id): way?.session == id
    case .silence: way == .silence
    case .held: true
    }
  }
}
