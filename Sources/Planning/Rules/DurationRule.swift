import CivilTime

/// An item takes its span.
public enum DurationRule: Rule {
  public static let name = RuleName.duration
  public static let statement = "last(i) is the last day of the span of i that starts on first(i)"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let days = plan.meeting(meeting.id)?.days else { continue }
      let last = meeting.takes.lastDay(startingOn: days.first, calendar: context.workTable(nil))
      expect(days, last, .meeting(meeting.id), meeting.name, meeting.takes, &report)
    }
    for task in context.scenario.tasks {
      guard let days = plan.task(task.id)?.days else { continue }
      let table = context.workTable(of: task)
      let expected = expectedDays(days, task.takes, task.progress, table, context)
      expect(days, expected, .task(task.id), task.name, task.takes, &report)
    }
    for document in context.scenario.documents {
      for stage in document.stages {
        guard let takes = stage.takes, let days = plan.stage(document.id, stage.name)?.days else { continue }
        let table = context.workTable(of: stage, in: document)
        let expected = expectedDays(days, takes, stage.progress, table, context)
        expect(
          days, expected, .stage(document: document.id, stage: stage.name), "\(document.name): \(stage.name)", takes,
          &report)
      }
    }
    return report
  }

  private static func expectedDays(
    _ days: DayRange, _ takes: Span, _ progress: Progress?, _ table: WorkTable, _ context: Context
  ) -> Day? {
    switch progress {
    case nil: takes.lastDay(startingOn: days.first, calendar: table)
    case .done(let day, _): days == DayRange(day) ? day : nil
    case .started(_)?, .remaining(_, _)?:
      progress.flatMap { context.days(started: $0, takes: takes, table: table) }
        .flatMap { $0.first == days.first ? $0.last : nil }
    }
  }

  private static func expect(
    _ days: DayRange, _ last: Day?, _ item: ItemID, _ name: String, _ takes: Span, _ report: inout RuleReport
  ) {
    if days.last == last { return }
    report.violations.append(
      Violation(
        RuleInstance(.duration, "\(item)"), "\(name) is on \(DateText.range(days)), which is not the span of \(takes).")
    )
  }
}
