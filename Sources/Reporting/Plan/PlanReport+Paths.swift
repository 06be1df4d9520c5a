import Analysis
import CivilTime
import Planning

extension PlanReport {
  /// The longest path as a chain, then the path to each other critical meeting.
  ///
  /// Meetings that wait for nothing else are gathered in one table.
  static func writePaths(_ network: Network, _ context: Context, _ page: inout TextPage) {
    let longest = network.longestPath
    guard let last = longest.last else { return }
    page.heading("Longest path: what fixes the earliest date of \(context.title(of: last.item))")
    writeChain(longest, network, context, &page)
    let shown = Set(longest.map(\.item))
    let critical = network.items.filter { dates in
      guard case .meeting(let id) = dates.item, context.meeting(id)?.status != .held else { return false }
      return dates.isCritical && !shown.contains(dates.item)
    }.sorted { ($0.planned.start, $0.item) < ($1.planned.start, $1.item) }.map { network.path(to: $0.item) }
    for path in critical where path.count > 1 {
      guard let meeting = path.last else { continue }
      page.heading("Critical: what fixes the date of \(context.title(of: meeting.item))")
      writeChain(path, network, context, &page)
    }
    let alone = critical.filter { $0.count == 1 }.flatMap { $0 }
    guard !alone.isEmpty else { return }
    page.heading("Critical by their own rules")
    writeChain(alone, network, context, &page)
  }

  /// One row for each item of a path: its earliest days, what it is, and what it waits for.
  static func writeChain(
    _ path: [ItemDates], _ network: Network, _ context: Context, _ page: inout TextPage
  ) {
    var table = Table([
      .init(title: "earliest"), .init(title: "what", wraps: true), .init(title: "because", wraps: true),
      .init(title: "rule"), .init(title: "margin", isRight: true),
    ])
    for dates in path {
      let reason = network.reason(for: dates)
      let why = reason.why.map { " (\($0))" } ?? ""
      table.rows.append([
        .init(dates.early.days.words), .init(context.title(of: dates.item)), .init(reason.sentence + why),
        .init(reason.rule.rawValue, .faint),
        dates.isCritical ? .init("critical", .critical) : .init("\(dates.margin)"),
      ])
    }
    page.table(table)
  }
}
