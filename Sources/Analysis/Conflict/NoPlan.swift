public import Planning

/// Why a scenario has no plan, and what would give it one.
public struct NoPlan: Hashable, Sendable {
  /// Rules that clash; no two conflicts share one.
  public var conflicts: [Conflict]
  /// Whether there has been shown to be no further conflict that shares no rule with these.
  public var isComplete: Bool
  /// Items for which the frame alone leaves no day: the horizon, the data date and their spans.
  public var impossible: [ItemID]
  /// Ways out, the cheapest first.
  public var repairs: [Repair]

  public init(conflicts: [Conflict] = [], isComplete: Bool = false, impossible: [ItemID] = [], repairs: [Repair] = []) {
    self.conflicts = conflicts
    self.isComplete = isComplete
    self.impossible = impossible
    self.repairs = repairs
  }
}
