public import Analysis
import CivilTime
public import Planning

/// How much later each item may be, as text for people.
public enum ToleranceReport {
  public static func text(
    _ tolerances: [Tolerance], in context: Context, style: TextStyle = TextStyle()
  ) -> String {
    var page = TextPage(style)
    page.heading("How much later each item may be: \(context.scenario.title)")
    page.paragraph("Calendar days, each proven at that day and beyond it.")
    page.paragraph("- cost: the rules of all other items cost no more than now", indent: 2, hanging: 2)
    page.paragraph("- meetings: every other meeting stays as it is", indent: 2, hanging: 2)
    page.paragraph("- any: there is still a plan, whatever it costs", indent: 2, hanging: 2)
    let meetings = tolerances.filter { if case .meeting = $0.item { true } else { false } }
    if !meetings.isEmpty { write("Meetings", meetings, context, &page) }
    let works = tolerances.filter { if case .meeting = $0.item { false } else { true } }
    if !works.isEmpty { write("Documents and tasks", works, context, &page) }
    for tolerance in tolerances { write(tolerance, context, &page) }
    if !tolerances.allSatisfy(\.isProven) {
      page.paragraph(
        "A number with a ? is allowed; the work was stopped before it was known whether more is.", .critical)
    }
    return page.text
  }

  private static func write(
    _ title: String, _ tolerances: [Tolerance], _ context: Context, _ page: inout TextPage
  ) {
    page.heading(title)
    var table = Table([
      .init(title: "planned"), .init(title: "what", wraps: true), .init(title: "cost", isRight: true),
      .init(title: "meetings", isRight: true), .init(title: "any", isRight: true),
      .init(title: "what gives first", wraps: true),
    ])
    let words = ToleranceWords(context)
    for tolerance in tolerances.sorted(by: { ($0.planned.first, $0.item) < ($1.planned.first, $1.item) }) {
      let first = Tolerance.Measure.allCases.compactMap { tolerance.slips[$0] }.min { $0.days < $1.days }
      table.rows.append([
        .init(tolerance.planned.words), .init(context.title(of: tolerance.item)),
        number(tolerance.slips[.sameCost]), number(tolerance.slips[.sameMeetings]), number(tolerance.slips[.anyPlan]),
        .init(first.map { words.clause($0.limit, of: tolerance.item) } ?? ""),
      ])
    }
    page.table(table)
  }

  private static func number(_ slip: Tolerance.Slip?) -> Table.Cell {
    guard let slip else { return .init("?") }
    return .init(slip.isProven ? "\(slip.days)" : "\(slip.days)?", slip.days == 0 ? .critical : .plain)
  }

  /// The limits of each measure and the cost of each slip, where they were asked for.
  private static func write(_ tolerance: Tolerance, _ context: Context, _ page: inout TextPage) {
    guard let curve = tolerance.curve else { return }
    page.heading(context.title(of: tolerance.item))
    let words = ToleranceWords(context)
    for measure in Tolerance.Measure.allCases {
      guard let slip = tolerance.slips[measure] else { continue }
      let beyond =
        slip.next.map { "; \($0) would be too much: \(words.clause(slip.limit, of: tolerance.item))" }
        ?? "; it has no later day"
      page.paragraph("- \(measure.rawValue): \(DateText.days(slip.days))\(beyond)", indent: 2, hanging: 2)
    }
    let steps = curve.map { "from \($0.slip) on \($0.cost)" }.joined(separator: ", ")
    page.paragraph("- cost of the best plan by days of slip: \(steps)", indent: 2, hanging: 2)
  }
}
