import Analysis
import CivilTime
import Planning

/// The due entries of one document: for each decided stage and for the last stage, all-day on the day it closes.
struct DueEntries {
  let entries: [CalendarEntry]

  init(_ document: Document, _ network: Network, _ context: Context) {
    let planned = network.stages(of: document.id)
    entries = zip(document.stages, planned).compactMap { stage, planned in
      guard stage.decision != nil || stage.name == document.stages.last?.name, planned.way != .history,
        let closing = planned.days?.last
      else { return nil }
      var lines = [DueEntries.way(planned.way, context)]
      for ready in network.readyBy(planned.id) where ready.waiting != planned.id {
        lines.append("Ready by \(DateText.day(ready.day)) for \(context.title(of: ready.waiting)).")
      }
      if let due = context.due(of: planned.id) { lines.append("Due \(DateText.day(due.value)).") }
      if let notes = stage.notes { lines.append(notes) }
      if let notes = document.notes { lines.append(notes) }
      return CalendarEntry(
        uid: CalendarIdentity.uid(planned.id, "due", context.scenario.id), days: DayRange(closing),
        title: "Due: \(context.title(of: planned.id))", status: .tentative, isOpaque: false, category: "Document",
        description: lines.joined(separator: "\n"))
    }
  }

  private static func way(_ way: PlannedStage.Way, _ context: Context) -> String {
    switch way {
    case .work, .history, .absent: "Closes on this day."
    case .session(let meeting): "Decided at \(context.title(of: .meeting(meeting)))."
    case .silence: "Decided when the silence procedure expires."
    case .sessionThenSilence(let meeting):
      "Decided at \(context.title(of: .meeting(meeting))) and the silence procedure that follows."
    }
  }
}
