import CivilTime

/// A meeting is at one of its places.
public enum PlaceRule: Rule {
  public static let name = RuleName.place
  public static let statement = "place(m) is one of the places allowed, at its cost"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings where meeting.status != .held {
      guard let planned = plan.meeting(meeting.id), planned.days != nil else { continue }
      let option = meeting.places.first { $0.place == planned.place }
      let instance = RuleInstance(.place, meeting.id, planned.place, at: option?.note.place)
      if let option {
        report.cost(
          instance, option.cost, "\(meeting.name) is at \(context.placeName(option.place)).")
      } else {
        report.violations.append(
          Violation(
            instance, "\(meeting.name) is at \(context.placeName(planned.place)), which is not one of its places."))
      }
    }
    return report
  }
}
