import Foundation
import Planning

extension Context {
  /// What the rules of all items but one cost in a plan with costs.
  func cost(of plan: Plan, besides item: ItemID) -> Int {
    plan.costs.filter { !isOwn($0.instance, of: item) }.reduce(0) { $0 + $1.points }
  }

  /// Whether a rule is one of an item's own; those of a document are of its last stage, but whether it is there of its first that
  /// is not done.
  func isOwn(_ rule: RuleInstance, of item: ItemID) -> Bool {
    if rule.item == "\(item)" { return true }
    // A party that is at the item and at an outside event.
    if rule.rule == .attendance, let pair = rule.other?.components(separatedBy: " + "), pair.contains("\(item)") {
      return pair.contains { event($0) != nil }
    }
    guard case .stage(let id, let stage) = item, rule.item == id, let document = document(id) else { return false }
    let bearer = rule.rule == .presence ? document.stages.first { $0.progress?.isDone != true } : document.stages.last
    return bearer?.name == stage
  }
}
