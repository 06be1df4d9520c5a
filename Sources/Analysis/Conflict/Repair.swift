public import Planning

/// Rules given up at a price so that a scenario has a plan.
public struct Repair: Hashable, Sendable {
  /// One rule given up as far as needed.
  public struct Sacrifice: Hashable, Sendable {
    /// The rule that gives way.
    public var rule: RuleInstance
    /// What its writer says of it.
    public var note: RuleNote
    public var change: Change
    /// Points at the planner's repair prices.
    public var points: Int

    public init(rule: RuleInstance, note: RuleNote, change: Change, points: Int) {
      self.rule = rule
      self.note = note
      self.change = change
      self.points = points
    }
  }

  public var sacrifices: [Sacrifice]
  /// Whether no repair that keeps what the repairs before it gave up costs less.
  public var isCheapest: Bool
  /// A plan of the repaired scenario, verified by the checker: the best one, or the first where that takes long, as its proof says.
  public var plan: Plan

  public init(sacrifices: [Sacrifice], isCheapest: Bool, plan: Plan) {
    self.sacrifices = sacrifices
    self.isCheapest = isCheapest
    self.plan = plan
  }

  /// The sum of the points.
  public var price: Int { sacrifices.reduce(0) { $0 + $1.points } }
}
