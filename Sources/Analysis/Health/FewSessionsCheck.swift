import CivilTime
import Planning

/// Decisions that only one session can take.
///
/// Where the scenario itself names a single meeting, that is what was asked, and it is not counted.
enum FewSessionsCheck: HealthCheck {
  static let name = HealthCheckName.fewSessions
  static let statement = "At least 2 sessions can decide a stage in time, or silence can."
  static let subjects = "decisions at sessions"
  static let limit: String? = "under 2 sessions"
  static let allowance = Allowance.percent(5)
  static let source = "for meetings, after GAO 7 Ensuring reasonable total float"

  private static let leastSessions = 2

  static func examine(_ scenario: UnplannedScenario) -> Examination? {
    guard scenario.hasRoom else { return nil }
    let context = scenario.context
    let decisions = scenario.decisions.filter { entry in
      if case .meetings(let ids) = entry.decision.decider { ids.count > 1 } else { true }
    }
    let findings = decisions.compactMap { document, stage, decision -> HealthFinding? in
      let item = ItemID.stage(document: document.id, stage: stage.name)
      guard let room = scenario.room(item), room.sessions.count < leastSessions, let only = room.sessions.first
      else { return nil }
      let days = scenario.room(.meeting(only)).map { room in
        room.days.count == 1
          ? " on \(DateText.range(room.earliest))"
          : ", from \(DateText.day(room.earliest.first)) to \(DateText.day(room.latest.last))"
      }
      return HealthFinding(
        item: "\(item)",
        "\(context.name(of: item)) can be decided at \(context.meeting(only)?.name ?? only) alone\(days ?? "").",
        advice: "Maybe begin it earlier, allow 'or-silence', or add a session.", amount: room.sessions.count,
        at: document.source)
    }
    return Examination(population: decisions.count, findings: findings)
  }
}
