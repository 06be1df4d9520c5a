public import CivilTime

/// A meeting or task does not start, a stage does not close, before a day.
public enum NotBeforeRule: Rule {
  public static let name = RuleName.notBefore
  public static let statement = "not-before(i) <= first(i), for a stage last(i)"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for item in context.itemsWithNotBefore {
      guard let rule = context.notBefore(of: item), let days = plan.occupation(item)?.days else { continue }
      let day = item.referenceDay(of: days)
      let verb = if case .stage = item { "closes" } else { "starts" }
      report.breach(
        RuleInstance(.notBefore, "\(item)", at: rule.note.place), nil, daysOff: max(0, rule.value - day),
        "\(context.name(of: item)) \(verb) on \(DateText.day(day)), not before \(DateText.day(rule.value)) as it must.")
    }
    return report
  }
}

extension Context {
  /// The day before which an item that is yet to begin may not be; nil where none is given.
  public func notBefore(of item: ItemID) -> Ruled<Day>? {
    switch item {
    case .meeting(let id): meeting(id).flatMap { $0.status == .held ? nil : $0.notBefore }
    case .task(let id): task(id).flatMap { $0.progress == nil ? $0.notBefore : nil }
    case .stage: stage(item).flatMap { $0.progress == nil ? $0.notBefore : nil }
    case .event: nil
    }
  }

  /// The items that a day is given for, in canonical order of meetings, stages and tasks.
  fileprivate var itemsWithNotBefore: [ItemID] {
    let items =
      scenario.meetings.map { ItemID.meeting($0.id) }
      + scenario.documents.flatMap { document in
        document.stages.map { .stage(document: document.id, stage: $0.name) }
      } + scenario.tasks.map { .task($0.id) }
    return items.filter { notBefore(of: $0) != nil }
  }
}
