import Planning

/// Bodies with more decisions to take than their sessions can carry.
enum CrowdedSessionsCheck: HealthCheck {
  static let name = HealthCheckName.crowdedSessions
  static let statement = "No body has more than 5 decisions to take for each session to come."
  static let subjects = "bodies with decisions"
  static let limit: String? = "over 5 decisions a session"
  static let allowance = Allowance.none
  static let source = "for meetings, after GAO 3 Assigning resources to all activities"

  private static let mostDecisions = 5

  static func examine(_ scenario: UnplannedScenario) -> Examination? {
    let context = scenario.context
    var counts: [String: Int] = [:]
    for entry in scenario.decisions {
      let bodies = Set(context.deciders(of: entry.decision).compactMap(\.body))
      for body in bodies { counts[body, default: 0] += 1 }
    }
    let bodies = context.scenario.bodies.filter { counts[$0.id] != nil }
    let findings = bodies.compactMap { body -> HealthFinding? in
      let sessions = scenario.meetings.count { $0.body == body.id }
      let decisions = counts[body.id] ?? 0
      guard decisions > mostDecisions * sessions else { return nil }
      return HealthFinding(
        item: body.id,
        "\(body.name) has \(decisions) decisions to take at \(sessions) \(sessions == 1 ? "session" : "sessions").",
        advice: "Maybe add a session, or let some be decided by silence.",
        amount: (decisions + sessions - 1) / sessions, at: body.source)
    }
    return Examination(population: bodies.count, findings: findings.worstFirst())
  }
}
