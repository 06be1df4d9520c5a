import CivilTime

/// What was published stays: a meeting that is on other days, at another place, or dropped or added costs points by its status.
public enum StabilityRule: Rule {
  public static let name = RuleName.stability
  public static let statement =
    "moved(status) * (other days or presence + another place) + per-day(status) * days between the starts, against the baseline"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings {
      guard let before = context.published(meeting), let after = plan.meeting(meeting.id) else { continue }
      let points = context.scenario.costs.stability.points(meeting.status, from: before, to: after)
      report.cost(
        RuleInstance(.stability, meeting.id, at: meeting.source), points, sentence(meeting, before, after, context))
    }
    return report
  }

  private static func sentence(
    _ meeting: Meeting, _ before: PlannedMeeting, _ after: PlannedMeeting, _ context: Context
  ) -> String {
    let (was, now) = (before.days?.first, after.days?.first)
    let name = "\(meeting.name), \(meeting.status.rawValue),"
    guard let was else { return "\(name) was not to be held." }
    guard let now else { return "\(name) was published for \(DateText.day(was)) and is dropped." }
    let place = before.place == after.place ? "" : " at another place"
    return now == was
      ? "\(name) is\(place)."
      : "\(name) is \(DateText.days(abs(now - was))) \(now > was ? "after" : "before") \(DateText.day(was))\(place)."
  }
}

extension Context {
  /// What was published of a meeting that may still be moved; nil without a baseline, and for what the baseline does not know.
  public func published(_ meeting: Meeting) -> PlannedMeeting? {
    switch meeting.status {
    case .held, .cancelled: nil
    case .tentative, .announced, .confirmed: published(meeting.id)
    }
  }
}

extension StabilityPrices {
  /// What it costs to have a meeting otherwise than it was published, in cost points.
  public func points(_ status: MeetingStatus, from before: PlannedMeeting, to after: PlannedMeeting) -> Int {
    guard let price = self[status] else { return 0 }
    guard let was = before.days, let now = after.days else { return before.days == after.days ? 0 : price.moved }
    return (was == now ? 0 : price.moved) + (before.place == after.place ? 0 : price.moved)
      + price.perDay * abs(now.first - was.first)
  }
}
