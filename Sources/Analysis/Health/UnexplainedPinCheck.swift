import Planning

/// Pins that hold a meeting whatever its papers need, without a reason.
enum UnexplainedPinCheck: HealthCheck {
  static let name = HealthCheckName.unexplainedPin
  static let statement =
    "A meeting that waits for something is pinned only where it is announced or confirmed, or the pin says why."
  static let subjects = "meetings that wait for something"
  static let limit: String? = nil
  static let allowance = Allowance.percent(5)
  static let source = "DCMA 5 Hard Constraints; GAO 2 Sequencing all activities"

  static func examine(_ scenario: UnplannedScenario) -> Examination? {
    let meetings = scenario.meetings.filter { scenario.waits(.meeting($0.id)) }
    let findings = meetings.compactMap { meeting -> HealthFinding? in
      guard let pin = meeting.pin, pin.note.soft == nil, pin.note.why == nil, meeting.status == .tentative else {
        return nil
      }
      return HealthFinding(
        item: meeting.id,
        "\(meeting.name) is pinned to \(DateText.day(pin.value)) whatever it waits for, and nothing says why.",
        advice: "Maybe write 'why', announce the meeting, or give it a window and 'prefer' the day.",
        at: pin.note.place ?? meeting.source)
    }
    return Examination(population: meetings.count, findings: findings)
  }
}
