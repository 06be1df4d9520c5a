public import Analysis

/// The health of a scenario as text for people: a table of the checks, then what they found.
public enum HealthReport {
  /// How many findings of a check are shown; the others are counted.
  private static let most = 5

  /// The report of a scenario's health; the same scenario gives the same text.
  public static func text(_ health: ScheduleHealth, style: TextStyle = TextStyle()) -> String {
    var page = TextPage(style)
    page.heading("Schedule health")
    let count = health.results.count { $0.verdict == .attention }
    let unknown = health.results.count { $0.verdict == .unknown }
    page.paragraph(
      "\(count) of \(health.results.count - unknown) checks \(count == 1 ? "wants" : "want") attention"
        + (unknown == 0 ? "" : "; \(unknown) cannot look, since there is no plan"),
      count == 0 ? .good : .critical)
    page.table(table(health))
    for result in health.results { write(result, &page) }
    return page.text
  }

  /// Why a scenario has no plan, one finding after another.
  ///
  /// - Returns: an empty text where nothing says so.
  public static func contradictions(_ health: ScheduleHealth, style: TextStyle = TextStyle()) -> String {
    guard !health.contradictions.isEmpty else { return "" }
    var page = TextPage(style)
    page.paragraph("no plan satisfies all its rules", .critical)
    for finding in health.contradictions { write(finding, &page) }
    return page.text
  }

  private static func table(_ health: ScheduleHealth) -> Table {
    var table = Table([
      .init(title: "check"), .init(title: "found", isRight: true), .init(title: "of", isRight: true),
      .init(title: "", wraps: true),
      .init(title: "share", isRight: true), .init(title: "allowed", isRight: true), .init(title: "verdict"),
    ])
    for result in health.results {
      let check = result.name.check
      let examination = result.examination
      table.rows.append([
        .init(result.name.rawValue), .init(examination.map { "\($0.findings.count)" } ?? ""),
        .init(examination.map { "\($0.population)" } ?? ""), .init(check.subjects, .faint),
        .init(result.percent.map { "\($0) %" } ?? ""), .init(check.allowance.words),
        .init(result.verdict.rawValue, result.verdict.paint),
      ])
    }
    return table
  }

  /// What a check found, where it found anything or tells a fact.
  private static func write(_ result: HealthResult, _ page: inout TextPage) {
    guard let examination = result.examination, !(examination.findings + examination.facts).isEmpty else { return }
    let check = result.name.check
    page.heading(
      "\(result.name.rawValue): \(examination.findings.count) of \(examination.population) \(check.subjects)")
    page.paragraph(check.statement, indent: 2, .faint)
    for finding in examination.findings.prefix(most) { write(finding, &page) }
    let others = examination.findings.count - most
    if others > 0 { page.paragraph("and \(others) more; --json lists all", indent: 2, .faint) }
    for fact in examination.facts { write(fact, &page) }
  }

  private static func write(_ finding: HealthFinding, _ page: inout TextPage) {
    page.paragraph("\(finding.place): \(finding.sentence) \(finding.advice)", indent: 2, hanging: 2)
  }
}

extension Allowance {
  fileprivate var words: String {
    switch self {
    case .none: "none"
    case .percent(let percent): "\(percent) %"
    }
  }
}

extension HealthResult.Verdict {
  fileprivate var paint: TextStyle.Paint {
    switch self {
    case .ok: .good
    case .attention: .critical
    case .unknown: .faint
    }
  }
}
