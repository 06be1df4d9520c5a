public import CivilTime
public import Planning

/// Items that need more days of a team, of people, or of a body's calendar than there are: a sum that shows by itself that they clash.
///
/// The energy of an interval: whatever the order, each load takes at least so much of it (Baptiste, Le Pape, Nuijten 2001,
/// Constraint-Based Scheduling, chapter 3).
public struct Overload: Hashable, Sendable {
  /// What one item takes of the days at least.
  public struct Load: Hashable, Sendable {
    public var item: ItemID
    /// 1 where no team is asked.
    public var people: Int
    /// How many of the days it takes at least, wherever it lies.
    public var days: Int
    public var reach: Reach

    public init(item: ItemID, people: Int, days: Int, reach: Reach) {
      self.item = item
      self.people = people
      self.days = days
      self.reach = reach
    }
  }

  /// The capacity of a team, the attendances that keep items apart, or the spacing of a body.
  public var rules: [RuleInstance]
  public var window: DayRange
  public var loads: [Load]
  /// Days that have to lie clear between the items, all together, in whatever order they come.
  public var clear: Int
  /// How many days of the window count.
  public var days: Int
  public var countsWorkingDays: Bool
  /// How many people there are; 1 where no team is asked.
  public var capacity: Int

  public init(
    rules: [RuleInstance], window: DayRange, loads: [Load], clear: Int = 0, days: Int, countsWorkingDays: Bool = false,
    capacity: Int = 1
  ) {
    self.rules = rules
    self.window = window
    self.loads = loads
    self.clear = clear
    self.days = days
    self.countsWorkingDays = countsWorkingDays
    self.capacity = capacity
  }

  /// Days of a person that are needed at least; more than there are.
  public var needed: Int { loads.reduce(clear) { $0 + $1.people * $1.days } }
  /// Days of a person that there are.
  public var available: Int { capacity * days }
  /// Whether each item is under way on every day of the window, wherever it lies.
  public var isThroughout: Bool { loads.allSatisfy { $0.days == days } }
}
