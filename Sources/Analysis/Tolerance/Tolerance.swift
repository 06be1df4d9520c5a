public import CivilTime
public import Planning

/// How much later an item may be, in calendar days of its day of reference (a stage's close, else the first day), by what is to stay.
public struct Tolerance: Hashable, Sendable {
  /// What is to stay while the item slips.
  public enum Measure: String, CaseIterable, Hashable, Sendable {
    /// The rules of all other items cost no more than now.
    case sameCost = "same-cost"
    /// Every other meeting keeps its days, its place and whether it takes place; documents and their approvals may change.
    case sameMeetings = "same-meetings"
    /// Nothing but that there is a plan.
    case anyPlan = "any-plan"
  }

  /// What gives way when the item slips further.
  public enum Limit: Hashable, Sendable {
    /// The item has no later day of its own: its window, its due day, or the horizon.
    case ownDays
    /// A rule, and the item to which it leaves no day.
    case rule(RuleInstance?, item: ItemID?)
    /// The other items cost more by so many points; the line that rises most.
    case cost(points: Int, CostLine?)
    /// Several rules together, as the exact search shows.
    case together
  }

  /// The largest slip under a measure, with its two proofs: a plan at it, and none beyond it.
  public struct Slip: Hashable, Sendable {
    /// Calendar days later than planned, 0 or more.
    public let days: Int
    /// The first slip beyond it that some day of the item would have; nil where there is none.
    public let next: Int?
    /// A plan in which the item slips so far, judged by the checker.
    public let plan: Plan
    public let limit: Limit
    /// Whether it is proven that no plan lets the item slip further; else the work was stopped.
    public let isProven: Bool

    public init(days: Int, next: Int?, plan: Plan, limit: Limit, isProven: Bool) {
      self.days = days
      self.next = next
      self.plan = plan
      self.limit = limit
      self.isProven = isProven
    }
  }

  /// What the best plan costs when the item slips at least so far.
  public struct CurvePoint: Hashable, Sendable {
    /// Calendar days.
    public let slip: Int
    /// Cost points of the whole plan.
    public let cost: Int

    public init(slip: Int, cost: Int) {
      self.slip = slip
      self.cost = cost
    }
  }

  public let item: ItemID
  /// When the item is planned.
  public let planned: DayRange
  public let slips: [Measure: Slip]
  /// The least slip of each new cost, up to the largest slip that any plan allows; nil unless it was asked for and found in time.
  public let curve: [CurvePoint]?

  /// Whether every slip has both its proofs.
  public var isProven: Bool { Measure.allCases.allSatisfy { slips[$0]?.isProven ?? false } }

  public init(item: ItemID, planned: DayRange, slips: [Measure: Slip], curve: [CurvePoint]?) {
    self.item = item
    self.planned = planned
    self.slips = slips
    self.curve = curve
  }
}
