import CivilTime
import Planning

/// A naive oracle: tries every day for some items of a random network and asks the checker of each whole plan.
struct Enumeration {
  /// For each item the first days that it has in some plan.
  private(set) var starts: [ItemID: Set<Day>] = [:]

  /// - Parameters:
  ///   - moving: The items that move; the others stay.
  ///   - days: The days that are tried for each.
  init(_ plan: Plan, _ context: Context, moving: [ItemID], days: (ItemID) -> [Day], isKept: (Plan) -> Bool) {
    var placement = Placement(plan, context)
    let order = Enumeration.order(plan)
    func place(_ index: Int) {
      guard index < moving.count else {
        guard let candidate = placement.plan, Enumeration.order(candidate) == order, isKept(candidate),
          Checker.verify(candidate, in: context).violations.isEmpty
        else { return }
        for item in moving { placement.starts[item].map { _ = starts[item, default: []].insert($0) } }
        return
      }
      let item = moving[index]
      let planned = placement.starts[item]
      for day in days(item) {
        placement.starts[item] = day
        if placement.couldHold(item, before: moving[(index + 1)...]) { place(index + 1) }
      }
      placement.starts[item] = planned
    }
    place(0)
  }

  /// The order of the meetings, which share a party: the network keeps it.
  private static func order(_ plan: Plan) -> [String] {
    plan.meetings.sorted { ($0.days?.first ?? .first, $0.id) < ($1.days?.first ?? .first, $1.id) }.map(\.id)
  }
}

extension Placement {
  /// Whether the stages placed so far stand in their order; spares the checker most plans.
  fileprivate func couldHold(_ item: ItemID, before unplaced: ArraySlice<ItemID>) -> Bool {
    guard case .stage = item else { return true }
    let placed = Placement.items.filter { isStage($0) && !unplaced.contains($0) && starts[$0] != nil }
    let days = placed.compactMap { starts[$0] }
    return zip(days, days.dropFirst()).allSatisfy { $0 <= $1 }
  }

  private func isStage(_ item: ItemID) -> Bool {
    if case .stage = item { true } else { false }
  }
}
