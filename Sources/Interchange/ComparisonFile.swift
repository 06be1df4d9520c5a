public import Analysis
import CivilTime
import Planning

/// Several plans side by side, as documented, versioned JSON.
///
/// `Documentation/Compare.md` explains every key. Differences go from the first plan on: positive is dearer, or later.
public struct ComparisonFile: Encodable {
  /// The version of the format.
  public static let version = 1

  struct ColumnRecord: Encodable {
    let name: String
    let cost: Int?
    let isProven: Bool
    let costByRule: [String: Int]
    let longestPath: [String]
    let meetings: [MeetingRecord]
    let difference: DifferenceRecord
    let fault: String?

    enum CodingKeys: String, CodingKey {
      case name, cost, meetings, difference, fault
      case isProven = "is-proven"
      case costByRule = "cost-by-rule"
      case longestPath = "longest-path"
    }
  }

  struct MeetingRecord: Encodable {
    let id: String
    let name: String
    let first: Day?
    let last: Day?
    let place: String?
    let float: Int?
    /// The chance that its documents are ready in time.
    let ready: Double?
  }

  struct DifferenceRecord: Encodable {
    let cost: Int?
    let moved: [String]
    let days: Int
    let dropped: [String]
    let added: [String]
  }

  let conveneComparison = ComparisonFile.version
  let plans: [ColumnRecord]

  enum CodingKeys: String, CodingKey {
    case plans
    case conveneComparison = "convene-comparison"
  }

  public init(_ comparison: Comparison) {
    plans = comparison.columns.map { ColumnRecord($0, comparison.summary(of: $0)) }
  }

  public func bytes() throws -> [UInt8] { try jsonLines() }
}

extension ComparisonFile.ColumnRecord {
  fileprivate init(_ column: Comparison.Column, _ summary: Comparison.Summary) {
    self.init(
      name: column.name, cost: column.cost, isProven: column.isProven, costByRule: column.costByRule,
      longestPath: column.longestPath,
      meetings: column.meetings.map {
        ComparisonFile.MeetingRecord(
          id: $0.id, name: $0.name, first: $0.days?.first, last: $0.days?.last, place: $0.place, float: $0.float,
          ready: column.ready[$0.id].map { ($0 * 10_000).rounded() / 10_000 })
      },
      difference: ComparisonFile.DifferenceRecord(
        cost: summary.cost, moved: summary.moved, days: summary.days, dropped: summary.dropped, added: summary.added),
      fault: column.fault)
  }
}

extension PlanFile {
  /// The plan of the file as one of a comparison.
  public func column(named name: String) -> Comparison.Column {
    var points: [String: Int] = [:]
    for line in costs { points[line.rule, default: 0] += line.points }
    let names = Dictionary(items.map { ($0.id, $0.name) }) { first, _ in first }
    return Comparison.Column(
      name: name, cost: cost, isProven: proof.status == .optimal, costByRule: points.filter { $0.value != 0 },
      meetings: meetings.map { record in
        Comparison.Meeting(
          id: record.id, name: record.name,
          days: record.first.flatMap { first in record.last.flatMap { DayRange(first: first, last: $0) } },
          place: record.place, float: record.float?.total)
      }, longestPath: longestPath.map { names[$0] ?? $0 })
  }
}
