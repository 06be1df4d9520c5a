public import Analysis
import CivilTime
public import Planning

/// A plan as comma-separated values (RFC 4180), one row for each present item, for spreadsheets.
public enum PlanTable {
  /// The names of the columns, the first line of the file.
  public static let columns = [
    "kind", "id", "name", "first", "last", "place", "status", "way", "session", "early", "late", "total-float",
    "free-float", "margin", "uid",
  ]

  public static func csv(_ network: Network, in context: Context) -> String {
    let plan = PlanIndex(network.plan, in: context)
    let rows = network.items.compactMap { dates -> [String]? in
      guard let described = describe(dates.item, plan, context) else { return nil }
      return [
        described.kind, "\(dates.item)", described.name, "\(dates.planned.days.first)", "\(dates.planned.days.last)",
        described.place, described.status, described.way, described.session, "\(dates.early.days.first)",
        "\(dates.late.days.first)", "\(dates.totalFloat)", "\(dates.freeFloat)", "\(dates.margin)",
        CalendarIdentity.uid(dates.item, scenario: context.scenario.id),
      ]
    }
    return ([columns] + rows).map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  private struct Description {
    var kind: String
    var name: String
    var place = ""
    var status = ""
    var way = ""
    var session = ""
  }

  private static func describe(_ item: ItemID, _ plan: PlanIndex, _ context: Context) -> Description? {
    switch item {
    case .event: return nil
    case .meeting(let id):
      return context.meeting(id).map {
        Description(
          kind: "meeting", name: $0.name, place: plan.meeting(id)?.place ?? "", status: $0.status.rawValue)
      }
    case .task(let id): return context.task(id).map { Description(kind: "task", name: $0.name) }
    case .stage(let document, let stage):
      guard let planned = plan.stage(document, stage), let name = context.document(document)?.name else { return nil }
      return Description(
        kind: "stage", name: "\(name): \(stage)", way: PlanFile.StageRecord.Way(planned.way).rawValue,
        session: planned.way.session ?? "")
    }
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
