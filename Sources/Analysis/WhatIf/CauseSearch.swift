import CivilTime
import Foundation
import Planning

/// Finds the cause of every change by putting each item back alone and asking the checker what it minds.
///
/// What it minds names other items. Where none of them has changed, the change of the scenario itself is the cause; every other item is
/// explained by the nearest one that is explained.
struct CauseSearch {
  private let before: Plan
  private let after: Plan
  private let context: Context
  private let changed: [ItemID]
  private let was: PlanIndex
  private let now: PlanIndex
  private(set) var causes: [ItemID: Cause] = [:]

  /// A cause that is possible, and the changed items that it names besides its own.
  private struct Reason {
    let cause: (ItemID?) -> Cause
    let others: [ItemID]
  }

  init(from before: Plan, to after: Plan, _ difference: PlanDifference, in context: Context) {
    self.before = before
    self.after = after
    self.context = context
    was = PlanIndex(before, in: context)
    now = PlanIndex(after, in: context)
    var seen: Set<ItemID> = []
    changed = difference.changes.map(\.item).filter { seen.insert($0).inserted }
    var reasons: [ItemID: [Reason]] = [:]
    for item in changed {
      if isSettled(item) {
        causes[item] = .fact
      } else {
        reasons[item] = self.reasons([item])
      }
    }
    explain(reasons)
    explainTogether(reasons)
  }

  /// From what the change of the scenario explains itself on to what follows from it, nearest first.
  private mutating func explain(_ reasons: [ItemID: [Reason]]) {
    var explained = Set(causes.keys)
    var isFirst = true
    while true {
      var next: [(ItemID, Cause)] = []
      for item in changed where !explained.contains(item) {
        for reason in reasons[item] ?? [] {
          let via = reason.others.first { explained.contains($0) }
          guard isFirst ? reason.others.isEmpty : via != nil else { continue }
          next.append((item, reason.cause(via)))
          break
        }
      }
      if next.isEmpty, !isFirst { return }
      isFirst = false
      for (item, cause) in next {
        causes[item] = cause
        explained.insert(item)
      }
    }
  }

  /// What only changes together: put back together, it is explained as one.
  private mutating func explainTogether(_ reasons: [ItemID: [Reason]]) {
    for item in changed where causes[item] == nil {
      var group = [item]
      var index = 0
      while index < group.count {
        for other in (reasons[group[index]] ?? []).flatMap(\.others)
        where causes[other] == nil && !group.contains(other) {
          group.append(other)
        }
        index += 1
      }
      let joint = self.reasons(group)
      let cause = joint.first { $0.others.isEmpty }?.cause(nil) ?? joint.first?.cause(joint.first?.others.first)
      causes[item] = cause ?? (group.count > 1 ? .together(group.dropFirst().sorted()) : .free)
    }
  }

  /// Facts, and what has been called off.
  private func isSettled(_ item: ItemID) -> Bool {
    if context.isFact(item) || context.hasBegun(item) { return true }
    if case .meeting(let id) = item { return context.meeting(id)?.status == .cancelled }
    return false
  }

  /// What the checker minds when items are as they were: broken rules, else prices that rise, dearest first.
  private func reasons(_ items: [ItemID]) -> [Reason] {
    let verification = Checker.verify(after.putting(items, backTo: before), in: context)
    if !verification.violations.isEmpty {
      // A day that is given says more than a span that has changed with it.
      let (spans, days) = (
        verification.violations.filter { $0.instance.rule == .duration },
        verification.violations.filter { $0.instance.rule != .duration }
      )
      return (days + spans).map { violation in
        Reason(cause: { .rule(violation, via: $0) }, others: others(violation.instance, items))
      }
    }
    guard verification.cost > after.cost else { return [] }
    let known = Dictionary(after.costs.map { ($0.instance, $0.points) }) { $0 + $1 }
    return verification.costs.map { line in (line, line.points - (known[line.instance] ?? 0)) }
      .filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }
      .map { line, points in
        Reason(cause: { .price(line, points: points, via: $0) }, others: others(line.instance, items))
      }
  }

  /// The changed items that a rule names besides some.
  private func others(_ rule: RuleInstance, _ items: [ItemID]) -> [ItemID] {
    var names = [rule.item] + (rule.other?.components(separatedBy: " + ") ?? [])
    // A decision names the session at which it was.
    if rule.rule == .approval, let session = before.stages.first(where: { "\($0.id)" == rule.item })?.way.session {
      names.append(session)
    }
    return changed.filter { other in
      guard !items.contains(other) else { return false }
      if names.contains("\(other)") { return true }
      switch other {
      case .stage(let document, _):
        return names.contains(document) || crowds(other, context.stage(other)?.team, rule, items)
      case .task(let id): return crowds(other, context.task(id)?.team, rule, items)
      case .meeting(let id): return rule.rule == .spacing && context.meeting(id)?.body == rule.item
      case .event: return false
      }
    }
  }

  /// Whether an item of the team works on a day on which one of the items did.
  private func crowds(_ other: ItemID, _ team: String?, _ rule: RuleInstance, _ items: [ItemID]) -> Bool {
    guard rule.rule == .capacity, team == rule.item, let days = now.occupation(other)?.days else { return false }
    return items.contains { was.occupation($0)?.days.overlaps(days) == true }
  }
}

extension Plan {
  /// The plan with some items as another one has them.
  fileprivate func putting(_ items: [ItemID], backTo other: Plan) -> Plan {
    var plan = self
    for index in plan.meetings.indices where items.contains(.meeting(plan.meetings[index].id)) {
      if let record = other.meetings.first(where: { $0.id == plan.meetings[index].id }) {
        plan.meetings[index] = record
      }
    }
    for index in plan.stages.indices where items.contains(plan.stages[index].id) {
      if let record = other.stages.first(where: { $0.id == plan.stages[index].id }) { plan.stages[index] = record }
    }
    for index in plan.tasks.indices where items.contains(.task(plan.tasks[index].id)) {
      if let record = other.tasks.first(where: { $0.id == plan.tasks[index].id }) { plan.tasks[index] = record }
    }
    return plan
  }
}
