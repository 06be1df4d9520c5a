import Planning

extension PlanReport {
  /// The cost by rule, dearest first, each with its lines.
  static func writeCosts(_ plan: Plan, _ page: inout TextPage) {
    page.heading("Cost: \(plan.cost.counted("point"))")
    let byRule = Dictionary(grouping: plan.costs, by: \.instance.rule)
    let rules = byRule.map { (rule: $0.key, lines: $0.value, points: $0.value.reduce(0) { $0 + $1.points }) }
      .sorted { ($1.points, $0.rule) < ($0.points, $1.rule) }
    var table = Table([.init(title: "", isRight: true), .init(title: ""), .init(title: "", wraps: true)])
    for (rule, lines, points) in rules {
      let ordered = lines.sorted {
        ($1.points, $0.instance.item, $0.instance.other ?? "") < ($0.points, $1.instance.item, $1.instance.other ?? "")
      }
      table.rows.append([.init("\(points)", .heading), .init(rule.rawValue, .heading), .init("")])
      for line in ordered { table.rows.append([.init(""), .init("\(line.points)"), .init(line.sentence)]) }
    }
    if !rules.isEmpty { page.table(table) }
  }
}
