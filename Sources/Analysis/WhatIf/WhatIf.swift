public import Planning

/// What becomes of a plan when a scenario changes.
///
/// Differences go from the plan as it was to the new one: a positive number of points means that the new plan costs more, a positive
/// number of days that an item is later.
public struct WhatIf: Sendable {
  /// What is asked of the new plan.
  public enum Policy: String, CaseIterable, Sendable {
    /// The least sum of cost and of points for departing from the published plan.
    case leastChange = "least-change"
    /// The least cost, whatever was published.
    case best
  }

  public let policy: Policy
  /// The plan of the scenario as it is without the change; the published plan where that is still the best.
  public let before: Network
  /// The plan of the changed scenario.
  public let after: Network
  /// What has changed since the published plan without the change; nil where there is no baseline, or nothing has.
  public let drift: PlanDifference?
  /// What the change brings.
  public let effect: PlanDifference
  /// The items that only the changed scenario has, in canonical order.
  public let added: [ItemID]
  /// The items that only the scenario without the change has, in canonical order.
  public let removed: [ItemID]
  /// Why each item is no longer what it was.
  public let causes: [ItemID: Cause]

  /// - Parameters:
  ///   - before: The network of the scenario without the change.
  ///   - after: The network of the changed scenario, which `context` is about.
  public init(
    policy: Policy, published: Plan?, before: Network, after: Network, in context: Context
  ) {
    self.policy = policy
    self.before = before
    self.after = after
    drift = published.flatMap { published in
      let difference = PlanDifference(from: published.priced(in: before.context), to: before.plan)
      return difference.changes.isEmpty ? nil : difference
    }
    let alignment = before.plan.aligned(to: context)
    var was = alignment.settled(in: context).plan
    was.costs = before.plan.costs
    effect = PlanDifference(from: was, to: after.plan)
    added = alignment.added
    removed = alignment.removed
    causes = CauseSearch(from: was, to: after.plan, effect, in: context).causes
  }

  /// The items that changed, in the order in which the changes are told.
  public var changed: [ItemID] {
    var seen: Set<ItemID> = []
    return effect.changes.map(\.item).filter { seen.insert($0).inserted }
  }

  /// The changed items from this one to the one that the change of the scenario itself explains.
  public func chain(of item: ItemID) -> [ItemID] {
    var chain = [item]
    while let next = chain.last.flatMap({ causes[$0]?.via }), !chain.contains(next) { chain.append(next) }
    return chain
  }

  /// The number of items that both plans have and that stayed as they were.
  public var unchangedCount: Int {
    after.plan.items.count - added.count - Set(changed).subtracting(added).count
  }

  /// The meetings of both plans, still to be held, whose total float is not the same, with it before and after, in calendar days.
  public var floats: [(meeting: String, before: Int, after: Int)] {
    after.items.compactMap { dates in
      guard case .meeting(let id) = dates.item, !after.context.isFact(dates.item),
        let was = before.dates(of: dates.item),
        was.totalFloat != dates.totalFloat
      else { return nil }
      return (id, was.totalFloat, dates.totalFloat)
    }
  }
}
