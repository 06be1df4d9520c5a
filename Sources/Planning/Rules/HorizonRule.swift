import CivilTime

/// Every day of every item to come lies inside the horizon.
public enum HorizonRule: Rule {
  public static let name = RuleName.horizon
  public static let statement = "horizon.first <= first(i) and last(i) <= horizon.last, for every item i to come"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for future in plan.future(in: context) {
      let starts = future.hasBegun ? context.horizon.first : future.days.first
      if starts < context.horizon.first || future.days.last > context.horizon.last {
        report.violations.append(
          Violation(
            RuleInstance(.horizon, "\(future.item)"),
            "\(future.name) is on \(DateText.range(future.days)), outside the horizon \(DateText.range(context.horizon))."
          ))
      }
    }
    return report
  }
}
