import CivilTime

/// A document or task closes by its due day.
public enum DueRule: Rule {
  public static let name = RuleName.due
  public static let statement = "last(i) <= due(i)"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    func check(_ item: ItemID, _ id: String, _ due: Ruled<Day>?) {
      guard let due, !context.isFact(item), let last = plan.occupation(item)?.days.last else { return }
      report.breach(
        RuleInstance(.due, id, at: due.note.place), due.note.soft, daysOff: max(0, last - due.value),
        "\(context.name(of: item)) closes on \(DateText.day(last)), after it is due on \(DateText.day(due.value)).")
    }
    for document in context.scenario.documents {
      guard let stage = document.stages.last else { continue }
      check(.stage(document: document.id, stage: stage.name), document.id, document.due)
    }
    for task in context.scenario.tasks { check(.task(task.id), task.id, task.due) }
    return report
  }
}
