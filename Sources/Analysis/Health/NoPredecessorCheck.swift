import Planning

/// Meetings that nothing leads to.
enum NoPredecessorCheck: HealthCheck {
  static let name = HealthCheckName.noPredecessor
  static let statement =
    "Every meeting has something that leads to it: a need, a link, a paper to decide, or what it is alongside."
  static let subjects = "meetings"
  static let limit: String? = nil
  static let allowance = Allowance.percent(5)
  static let source = "DCMA 1 Logic; GAO 2 Sequencing all activities"

  static func examine(_ scenario: UnplannedScenario) -> Examination? {
    let meetings = scenario.meetings
    let findings = meetings.filter { $0.alongside == nil && !scenario.isPrepared(.meeting($0.id)) }.map { meeting in
      HealthFinding(
        item: meeting.id, "No document, task or other item leads to \(meeting.name).",
        advice: "Maybe add 'needs' with what must be ready, or a link under 'order'.", at: meeting.source)
    }
    return Examination(population: meetings.count, findings: findings)
  }
}
