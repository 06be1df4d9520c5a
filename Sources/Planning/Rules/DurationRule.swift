package import CivilTime

/// An item takes its span.
public enum DurationRule: Rule {
  public static let name = RuleName.duration
  public static let statement = "last(i) is the last day of the span of i that starts on first(i)"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      let item = Item(
        .meeting(meeting.id), meeting.name, meeting.takes, meeting.compression, nil, context.workTable(nil))
      check(item, plan.meeting(meeting.id)?.days, context, &report)
    }
    for task in context.scenario.tasks {
      let item = Item(
        .task(task.id), task.name, task.takes, task.compression, task.progress, context.workTable(of: task))
      check(item, plan.task(task.id)?.days, context, &report)
    }
    for document in context.scenario.documents {
      for stage in document.stages {
        let item = Item(
          .stage(document: document.id, stage: stage.name), "\(document.name): \(stage.name)", stage.takes,
          stage.compression, stage.progress, context.workTable(of: stage, in: document))
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
    let compression: Compression?
    let progress: Progress?
    let table: WorkTable

    init(
      _ id: ItemID, _ name: String, _ takes: Span?, _ compression: Compression?, _ progress: Progress?,
      _ table: WorkTable
    ) {
      self.id = id
      self.name = name
      self.takes = takes
      self.compression = compression
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
      let taken = takes.compressed(item.compression).last {
        $0.lastDay(startingOn: days.first, calendar: item.table) == days.last
      }
      guard let taken else { return refuse("which is not the span of \(takes)") }
      report.cost(
        RuleInstance(.duration, "\(item.id)"), (takes.count - taken.count) * (item.compression?.perUnit ?? 0),
        "\(item.name) takes \(taken) instead of \(takes).")
    case (_, nil): return
    }
  }
}

extension Span {
  /// The span and the shorter ones that it may be compressed to, the least first.
  package func compressed(_ compression: Compression?) -> [Span] {
    guard let compression, compression.least < count else { return [self] }
    return (compression.least...count).map { Span(count: $0, unit: unit, calendar: calendar) }
  }
}
