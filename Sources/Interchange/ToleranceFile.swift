public import Analysis
import CivilTime
public import Planning

/// How much later each item may be, as documented, versioned JSON.
///
/// `Documentation/Tolerance.md` explains every key. Slips are calendar days.
public struct ToleranceFile: Encodable {
  /// The version of the format.
  public static let version = 1

  struct ItemRecord: Encodable {
    let item: String
    let first: Day
    let last: Day
    /// By measure.
    let slips: [String: SlipRecord]
    let curve: [PointRecord]?
  }

  struct SlipRecord: Encodable {
    let days: Int
    /// Whether both proofs are there.
    let isProven: Bool
    /// What the plan that allows the slip costs, and what it moves.
    let cost: Int
    let changes: [ChangeRecord]
    /// The next slip that the item could have, and why no plan has it.
    let next: Int?
    let limit: LimitRecord

    enum CodingKeys: String, CodingKey {
      case days, cost, changes, next, limit
      case isProven = "is-proven"
    }
  }

  struct LimitRecord: Encodable {
    let kind: String
    let rule: String?
    let item: String?
    let other: String?
    /// The item that is left without a day.
    let left: String?
    /// Points that the other items cost more.
    let points: Int?
    let sentence: String
  }

  struct PointRecord: Encodable {
    let slip: Int
    let cost: Int
  }

  let conveneTolerance = ToleranceFile.version
  let scenario: String
  let cost: Int
  let items: [ItemRecord]

  enum CodingKeys: String, CodingKey {
    case scenario, cost, items
    case conveneTolerance = "convene-tolerance"
  }

  public init(_ tolerances: [Tolerance], of plan: Plan, in context: Context) {
    scenario = context.scenario.id
    cost = plan.cost
    items = tolerances.map { ItemRecord($0, plan, context) }
  }

  public func bytes() throws -> [UInt8] { try jsonLines() }
}

extension ToleranceFile.ItemRecord {
  fileprivate init(_ tolerance: Tolerance, _ plan: Plan, _ context: Context) {
    item = "\(tolerance.item)"
    first = tolerance.planned.first
    last = tolerance.planned.last
    slips = Dictionary(
      uniqueKeysWithValues: tolerance.slips.map {
        ($0.key.rawValue, ToleranceFile.SlipRecord($0.value, tolerance.item, plan, context))
      })
    curve = tolerance.curve?.map { ToleranceFile.PointRecord(slip: $0.slip, cost: $0.cost) }
  }
}

extension ToleranceFile.SlipRecord {
  fileprivate init(_ slip: Tolerance.Slip, _ item: ItemID, _ plan: Plan, _ context: Context) {
    days = slip.days
    isProven = slip.isProven
    cost = slip.plan.cost
    changes = PlanDifference(from: plan, to: slip.plan).changes.map { ChangeRecord($0, WishWords(context)) }
    next = slip.next
    limit = ToleranceFile.LimitRecord(slip.limit, sentence: ToleranceWords(context).clause(slip.limit, of: item))
  }
}

extension ToleranceFile.LimitRecord {
  fileprivate init(_ limit: Tolerance.Limit, sentence: String) {
    self.sentence = sentence
    var instance: RuleInstance?
    var (left, points): (ItemID?, Int?) = (nil, nil)
    switch limit {
    case .ownDays: kind = "own-days"
    case .together: kind = "together"
    case .rule(let rule, let item): (kind, instance, left) = ("rule", rule, item)
    case .cost(let more, let line): (kind, instance, points) = ("cost", line?.instance, more)
    }
    (rule, item, other) = (instance?.rule.rawValue, instance?.item, instance?.other)
    self.left = left.map { "\($0)" }
    self.points = points
  }
}
