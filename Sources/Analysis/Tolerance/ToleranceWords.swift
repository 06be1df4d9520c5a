import CivilTime
public import Planning

/// Tolerances in words.
public struct ToleranceWords: Sendable {
  private let context: Context

  public init(_ context: Context) {
    self.context = context
  }

  /// What gives way first when an item slips further, such as `the window of Rally`.
  public func clause(_ limit: Tolerance.Limit, of item: ItemID) -> String {
    switch limit {
    case .ownDays: return "it has no later day or session"
    case .together: return "several rules together"
    case .cost(let points, let line):
      let cost = "\(points) \(points == 1 ? "point" : "points") more for others"
      return line.map { "\(cost), first \($0.instance.rule.rawValue) of \(title($0.instance))" } ?? cost
    case .rule(let rule, let left):
      let statement = rule.map { rule in
        RuleName.background.contains(rule.rule)
          ? "the \(rule.rule.rawValue) ends" : ConflictWords(context).statement(rule)
      }
      let place = left.flatMap { $0 == item ? nil : "no day is left for \(context.title(of: $0))" }
      return [statement, place].compactMap(\.self).joined(separator: ", and ")
    }
  }

  private func title(_ rule: RuleInstance) -> String { title(of: rule.item) }

  private func title(of name: String) -> String {
    if let item = context.item(name) { return context.title(of: item) }
    return context.document(name)?.name ?? context.body(name)?.name ?? context.party(name)?.name
      ?? context.team(name)?.name ?? name
  }
}
