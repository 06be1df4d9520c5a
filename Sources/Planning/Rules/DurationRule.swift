import CivilTime

/// An item takes its span.
public enum DurationRule: Rule {
  public static let name = RuleName.duration
  public static let statement = "last(i) is the last day of the span of i that starts on first(i)"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      let item = Item(.meeting(meeting.id), meeting.name, meeting.takes, nil, context.workTable(nil))
      check(item, plan.meeting(meeting.id)?.days, context, &report)
    }
    for task in context.scenario.tasks {
      let item = Item(.task(task.id), task.name, task.takes, task.progress, context.workTable(of: task))
      check(item, plan.task(task.id)?.days, context, &report)
    }
    for document in context.scenario.documents {
      for stage in document.stages {
        let item = Item(
          .stage(document: document.id, stage: stage.name), "\(document.name): \(stage.name)", stage.takes,
          stage.progress, context.workTable(of: stage, in: document))
        check(item, plan.stage(document.id, stage.name)?.days, context, &report)
      }
    }
    return report
  }

  private struct Item {
    let id: ItemID
    let name: String
    /// nil for what is decided.
    let takes: Span?
    let progress: Progress?
    let table: WorkTable

    init(_ id: ItemID, _ name: String, _ takes: Span?, _ progress: Progress?, _ table: WorkTable) {
      self.id = id
      self.name = name
      self.takes = takes
      self.progress = progress
      self.table = table
    }
  }

  private static func check(_ item: Item, _ days: DayRange?, _ context: Context, _ report: inout RuleReport) {
    guard let days else { return }
    func refuse(_ fault: String) {
      report.violations.append(
        Violation(RuleInstance(.duration, "\(item.id)"), "\(item.name) is on \(DateText.range(days)), \(fault)."))
    }
    switch (item.progress, item.takes) {
    case (.done(let day, _)?, _):
      if days != DayRange(day) { refuse("but was done on \(DateText.day(day))") }
    case (let progress?, let takes?):
      let expected = context.days(started: progress, takes: takes, table: item.table)
      if days != expected { refuse("but has begun\(expected.map { " and runs on \(DateText.range($0))" } ?? "")") }
    case (nil, let takes?):
      if days.last != takes.lastDay(startingOn: days.first, calendar: item.table) {
        refuse("which is not the span of \(takes)")
      }
    case (_, nil): return
    }
  }
}
