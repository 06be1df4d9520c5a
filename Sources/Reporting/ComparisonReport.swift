public import Analysis
import CivilTime

/// Several plans side by side, as text for people: a column for each, or a row for each where they are many.
public enum ComparisonReport {
  /// More plans than this are shown one a row.
  private static let mostColumns = 3

  public static func text(_ comparison: Comparison, style: TextStyle = TextStyle()) -> String {
    var page = TextPage(style)
    page.heading("Compared with \(comparison.columns[0].name)")
    if comparison.columns.count <= mostColumns {
      writeDates(comparison, &page)
      writeCosts(comparison, &page)
      writePaths(comparison, &page)
      writeRisk(comparison, &page)
    } else {
      writeMatrix(comparison, &page)
    }
    for column in comparison.columns {
      guard let fault = column.fault else { continue }
      page.paragraph("\(column.name): \(fault)", .critical)
    }
    return page.text
  }

  private static func writeDates(_ comparison: Comparison, _ page: inout TextPage) {
    page.heading("Meetings")
    var table = Table(
      [.init(title: "meeting", wraps: true)] + comparison.columns.map { .init(title: $0.name, wraps: true) })
    var same = 0
    for (id, name) in comparison.meetings {
      let found = comparison.columns.map { column in column.meetings.first { $0.id == id } }
      let isSame = found.dropFirst().allSatisfy { $0?.days == found[0]?.days && $0?.place == found[0]?.place }
      if isSame, comparison.columns.count > 1 {
        same += 1
        continue
      }
      table.rows.append([.init(name)] + found.map { .init(cell($0, found[0])) })
    }
    if !table.rows.isEmpty { page.table(table) }
    if same > 0 { page.paragraph("\(same.counted("meeting")) \(same == 1 ? "is" : "are") the same in all.", indent: 2) }
  }

  private static func cell(_ meeting: Comparison.Meeting?, _ first: Comparison.Meeting?) -> String {
    guard let meeting, let days = meeting.days else { return "-" }
    var parts = [days.words]
    if let was = first?.days, was.first != days.first {
      let shift = days.first - was.first
      parts[0] += " (\(shift > 0 ? "+" : "")\(shift))"
    }
    if let place = meeting.place, place != first?.place || first == meeting { parts.append(place) }
    if let float = meeting.float { parts.append("float \(float)") }
    return parts.joined(separator: ", ")
  }

  private static func writeCosts(_ comparison: Comparison, _ page: inout TextPage) {
    page.heading("Cost by rule")
    var table = Table(
      [.init(title: "rule")] + comparison.columns.map { .init(title: $0.name, isRight: true) })
    for rule in comparison.rules {
      table.rows.append(
        [.init(rule)] + comparison.columns.map { .init($0.cost == nil ? "-" : "\($0.costByRule[rule] ?? 0)") })
    }
    table.rows.append(
      [.init("all", .heading)]
        + comparison.columns.map { column in
          .init(column.cost.map { "\($0)\(column.isProven ? "" : " unproven")" } ?? "no plan", .heading)
        })
    page.table(table)
  }

  private static func writePaths(_ comparison: Comparison, _ page: inout TextPage) {
    page.heading("Longest path")
    let first = comparison.columns[0].longestPath
    for (index, column) in comparison.columns.enumerated() where column.cost != nil {
      let path = column.longestPath.isEmpty ? "none" : column.longestPath.joined(separator: " > ")
      let isSame = index > 0 && column.longestPath == first
      page.paragraph("\(column.name): \(isSame ? "the same" : path)", indent: 2, hanging: 2)
    }
  }

  /// The chance that documents are ready, where some plan is not sure of it.
  private static func writeRisk(_ comparison: Comparison, _ page: inout TextPage) {
    let unsure = comparison.meetings.filter { meeting in comparison.columns.contains { $0.ready[meeting.id] ?? 1 < 1 } }
    guard !unsure.isEmpty else { return }
    page.heading("Chance that documents are ready in time")
    var table = Table(
      [.init(title: "meeting", wraps: true)] + comparison.columns.map { .init(title: $0.name, isRight: true) })
    for (id, name) in unsure {
      table.rows.append([.init(name)] + comparison.columns.map { .init($0.ready[id].map(percent) ?? "-") })
    }
    page.table(table)
  }

  private static func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }

  private static func writeMatrix(_ comparison: Comparison, _ page: inout TextPage) {
    var table = Table([
      .init(title: "plan", wraps: true), .init(title: "cost", isRight: true), .init(title: "more", isRight: true),
      .init(title: "moved", isRight: true), .init(title: "days", isRight: true), .init(title: "dropped", isRight: true),
      .init(title: "added", isRight: true), .init(title: "least float", isRight: true),
      .init(title: "least ready", isRight: true), .init(title: "longest path ends with", wraps: true),
    ])
    for column in comparison.columns {
      let summary = comparison.summary(of: column)
      guard let cost = column.cost else {
        table.rows.append([.init(column.name), .init("no plan", .critical)] + (0..<8).map { _ in .init("") })
        continue
      }
      let float = column.meetings.compactMap(\.float).filter { $0 >= 0 }.min()
      let more = summary.cost.map { $0 > 0 ? "+\($0)" : "\($0)" } ?? "-"
      table.rows.append([
        .init(column.name), .init("\(cost)\(column.isProven ? "" : "?")"), .init(more),
        .init("\(summary.moved.count)"), .init("\(summary.days)"), .init("\(summary.dropped.count)"),
        .init("\(summary.added.count)"), .init(float.map { "\($0)" } ?? "-"),
        .init(column.ready.values.min().map(percent) ?? "-"), .init(column.longestPath.last ?? "-"),
      ])
    }
    page.table(table)
  }
}
