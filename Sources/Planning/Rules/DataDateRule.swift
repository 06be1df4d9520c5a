import CivilTime

/// Nothing new is planned before the data date.
public enum DataDateRule: Rule {
  public static let name = RuleName.dataDate
  public static let statement = "first(i) >= data date, for every item i that has not begun"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    let dataDate = context.scenario.dataDate
    for future in plan.future(in: context) where !future.hasBegun && future.days.first < dataDate {
      report.violations.append(
        Violation(
          RuleInstance(.dataDate, "\(future.item)"),
          "\(future.name) begins on \(DateText.day(future.days.first)), before the data date \(DateText.day(dataDate))."
        ))
    }
    return report
  }
}
