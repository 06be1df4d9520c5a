import Analysis
import CivilTime
import Planning

extension PlanReport {
  /// Each document with its stages: when, how it comes about and by when it must be ready.
  static func writeDocuments(_ network: Network, _ context: Context, _ page: inout TextPage) {
    guard !context.scenario.documents.isEmpty else { return }
    page.heading("Documents")
    for document in context.scenario.documents {
      let due = document.due.map { ", due \($0.value.words)" } ?? ""
      page.paragraph("\(document.name)\(due)", indent: 2, hanging: 2)
      let stages = network.stages(of: document.id)
      guard stages.contains(where: { $0.days != nil }) else {
        page.paragraph("not produced", indent: 4)
        continue
      }
      var table = Table([
        .init(title: ""), .init(title: ""), .init(title: "", wraps: true), .init(title: "", wraps: true),
      ])
      for stage in stages {
        table.rows.append([
          .init(stage.stage), .init(stage.days?.words ?? ""), .init(way(stage, context)),
          .init(stage.way == .history ? "" : readyBy(stage.id, network, context)),
        ])
      }
      page.table(table, indent: 4)
    }
  }

  /// Each task: when and by when it must be ready.
  static func writeTasks(_ network: Network, _ context: Context, _ page: inout TextPage) {
    guard !network.plan.tasks.isEmpty else { return }
    page.heading("Tasks")
    var table = Table([
      .init(title: ""), .init(title: "", wraps: true), .init(title: "", wraps: true), .init(title: "", wraps: true),
    ])
    for planned in network.plan.tasks {
      let task = context.task(planned.id)
      let isDone = if case .done = task?.progress { true } else { false }
      table.rows.append([
        .init(planned.days?.words ?? "dropped"), .init(task?.name ?? planned.id),
        .init(isDone ? "done" : task.map { length($0.takes) } ?? ""),
        .init(isDone ? "" : readyBy(.task(planned.id), network, context)),
      ])
    }
    page.table(table)
  }

  private static func way(_ stage: PlannedStage, _ context: Context) -> String {
    switch stage.way {
    case .work: context.stage(stage.id)?.takes.map(length) ?? ""
    case .session(let meeting): "decided at \(context.title(of: .meeting(meeting)))"
    case .silence: "decided by silence procedure"
    case .sessionThenSilence(let meeting):
      "decided at \(context.title(of: .meeting(meeting))), then silence procedure"
    case .history: "done"
    case .absent: ""
    }
  }

  /// A span without the name of its calendar.
  private static func length(_ span: Span) -> String { "\(Span(count: span.count, unit: span.unit))" }

  /// `ready by 12 Aug 2023 for Think Tank Forum`, for the soonest that waits for the item.
  private static func readyBy(_ item: ItemID, _ network: Network, _ context: Context) -> String {
    guard let ready = network.readyBy(item).first else { return "" }
    let day = "ready by \(ready.day.words)"
    switch (item, ready.waiting) {
    case (let item, let waiting) where item == waiting: return "\(day), its due day"
    case (.stage(let document, _), .stage(let next, let stage)) where document == next: return "\(day) for \(stage)"
    case (.stage(let document, _), .meeting(let session))
    where network.stages(of: document).contains { $0.way.session == session }:
      return "\(day) for its session"
    default: return "\(day) for \(context.title(of: ready.waiting))"
    }
  }
}
