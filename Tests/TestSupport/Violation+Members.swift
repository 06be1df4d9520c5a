import CivilTime
import Foundation
import Planning

extension Violation {
  /// The rules that it breaks, as conflicts name them.
  ///
  /// Most have one name. A conflict has the spacing of a body as one rule, where the checker names two sessions; the places of a
  /// meeting as one, where the checker names the place it is at; and the holidays of a place and each blackout as rules of their
  /// own, where the checker says once for a meeting that some of its days are not open.
  func members(of plan: PlanIndex, in context: Context) -> [RuleInstance] {
    switch instance.rule {
    case .spacing: return [RuleInstance(.spacing, instance.item, at: instance.place)]
    case .place:
      let meeting = context.meeting(instance.item)
      return [RuleInstance(.place, instance.item, at: meeting?.places.first?.note.place ?? meeting?.source)]
    case .openDays:
      guard let meeting = context.meeting(instance.item), let planned = plan.meeting(meeting.id),
        let days = planned.days
      else { return [] }
      let table = context.workTable(ofPlace: planned.place)
      let blackouts =
        context.scenario.blackouts + (planned.place.flatMap(context.place)?.blackouts ?? [])
        + (meeting.body.flatMap(context.body)?.blackouts ?? [])
      return (days.contains(where: table.isHoliday) ? [instance] : [])
        + blackouts.filter { $0.value.overlaps(days) }.map {
          RuleInstance(.openDays, meeting.id, "\($0.value)", at: $0.note.place)
        }
    default: return [instance]
    }
  }

  /// Whether it is of the frame, which no conflict names: the horizon, the data date, spans, and that required items are held
  /// and begun ones go on.
  var isOfFrame: Bool {
    RuleName.background.contains(instance.rule) || instance.rule == .presence && instance.other == nil
  }
}

extension RuleInstance {
  /// The items whose days, places or ways decide whether the rule is kept.
  func items(in context: Context) -> Set<ItemID> {
    let scenario = context.scenario
    func stages(of document: String) -> [ItemID] {
      context.document(document)?.stages.map { .stage(document: document, stage: $0.name) } ?? []
    }
    /// The items of a name; all stages for a document.
    func named(_ name: String) -> [ItemID] { context.item(name).map { [$0] } ?? stages(of: name) }
    switch rule {
    case .attendance:
      let pair = other?.components(separatedBy: " + ").flatMap(named) ?? []
      // What one of the two is alongside may be judged instead.
      let anchors = pair.compactMap { item -> String? in
        guard case .meeting(let id) = item else { return nil }
        return context.meeting(id)?.alongside?.value
      }
      return Set(pair + anchors.flatMap(named))
    case .capacity:
      let tasks = scenario.tasks.filter { $0.team == item }.map { ItemID.task($0.id) }
      return Set(tasks + scenario.documents.flatMap { stages(of: $0.id) }.filter { context.stage($0)?.team == item })
    case .spacing: return Set(context.sessions(of: item).map { .meeting($0.id) })
    case .approval:
      let stage = named(item)
      let deciders = stage.compactMap { context.stage($0)?.decision }.flatMap(context.deciders)
      return Set(stage + deciders.map { .meeting($0.id) })
    default: return Set(named(item) + (other.map(named) ?? []))
    }
  }
}
