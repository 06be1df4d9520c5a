import CivilTime

/// Outside events forbid or price meetings on their days.
public enum BlockingRule: Rule {
  public static let name = RuleName.blocking
  public static let statement =
    "no meeting of a blocked party or place on the days of the event; avoid: cost * days of overlap for each meeting"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    var meetings: [String: [Meeting]] = [:]
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let days = plan.meeting(meeting.id)?.days else { continue }
      for event in context.events(near: days) where meeting.alongside?.value != event.id {
        meetings[event.id, default: []].append(meeting)
      }
    }
    for event in context.scenario.events {
      for meeting in meetings[event.id] ?? [] {
        guard let planned = plan.meeting(meeting.id), let days = planned.days,
          let overlap = event.days.intersection(days)
        else { continue }
        let parties = context.attendances(of: meeting).map(\.party).filter { !planned.absentParties.contains($0) }
        func concerns(_ ids: [String], _ places: [String]) -> Bool {
          parties.contains { ids.contains($0) } || places.contains { $0 == planned.place }
        }
        let sentence = "\(meeting.name) overlaps \(event.name) on \(DateText.range(overlap))."
        if let blocks = event.blocks, concerns(blocks.parties, blocks.places) {
          report.violations.append(
            Violation(RuleInstance(.blocking, meeting.id, event.id, at: blocks.note.place), sentence))
        }
        if let avoid = event.avoid, concerns(avoid.parties, avoid.places) {
          report.cost(
            RuleInstance(.blocking, meeting.id, event.id, at: avoid.note.place), avoid.cost * overlap.count, sentence)
        }
      }
    }
    return report
  }
}
