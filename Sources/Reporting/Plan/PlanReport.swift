public import Analysis
public import Planning

/// A plan as text for people: its meetings, documents, tasks and costs, and what fixes its dates.
public enum PlanReport {
  /// The report of a plan; the same plan gives the same text.
  public static func text(_ network: Network, in context: Context, style: TextStyle = TextStyle()) -> String {
    var page = TextPage(style)
    page.heading(context.scenario.title)
    page.paragraph(proof(network.plan), network.plan.proof.isOptimal ? .good : .plain)
    writeMeetings(network, context, &page)
    writeDocuments(network, context, &page)
    writeTasks(network, context, &page)
    writeCosts(network.plan, &page)
    writePaths(network, context, &page)
    return page.text
  }

  private static func proof(_ plan: Plan) -> String {
    switch plan.proof {
    case .none: return "cost \(plan.cost), nothing is proven of it"
    case .optimal(let tieProven):
      let sentence = "proven optimal: cost \(plan.cost), no plan costs less"
      return sentence + (tieProven ? "" : " (that none of the same cost is earlier is not proven)")
    case .bound(let bound):
      let gap = plan.cost - bound
      let tenths = plan.cost > 0 ? gap * 1000 / plan.cost : 0
      return "not proven optimal: cost \(plan.cost), no plan costs less than \(bound) "
        + "(gap \(gap.counted("point")), \(tenths / 10).\(tenths % 10) %)"
    }
  }
}

extension Int {
  /// The number with its noun: `1 day`, `3 days`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
