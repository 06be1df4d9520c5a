public import Analysis
public import Planning

/// Why a scenario has no plan, as documented, versioned JSON.
///
/// `Documentation/Conflicts.md` explains every key.
public struct NoPlanFile: Encodable {
  /// The version of the format.
  public static let version = 1

  struct SacrificeRecord: Encodable {
    let gives: RuleRecord
    let sentence: String
    let points: Int
  }

  struct RepairRecord: Encodable {
    let price: Int
    let cheapest: Bool
    let changes: [SacrificeRecord]
    let planCost: Int

    enum CodingKeys: String, CodingKey {
      case price, cheapest, changes
      case planCost = "plan-cost"
    }
  }

  let conveneConflict = NoPlanFile.version
  let status = "infeasible"
  let scenario: String
  let complete: Bool
  let impossible: [String]
  let conflicts: [ConflictRecord]
  let repairs: [RepairRecord]

  enum CodingKeys: String, CodingKey {
    case status, scenario, complete, impossible, conflicts, repairs
    case conveneConflict = "convene-conflict"
  }

  public init(_ noPlan: NoPlan, in context: Context) {
    let words = ConflictWords(context)
    let repairWords = ChangeWords(context)
    scenario = context.scenario.id
    complete = noPlan.isComplete
    impossible = noPlan.impossible.map { "\($0)" }
    conflicts = noPlan.conflicts.map { ConflictRecord($0, words) }
    repairs = noPlan.repairs.map { repair in
      RepairRecord(
        price: repair.price, cheapest: repair.isCheapest,
        changes: repair.sacrifices.map {
          SacrificeRecord(
            gives: RuleRecord($0.rule, $0.note, says: nil), sentence: repairWords.sentence($0.change), points: $0.points
          )
        }, planCost: repair.plan.cost)
    }
  }

  /// What is said of a scenario whose rules can hold together.
  private struct Feasible: Encodable {
    let conveneConflict = NoPlanFile.version
    let status = "feasible"
    let scenario: String

    enum CodingKeys: String, CodingKey {
      case status, scenario
      case conveneConflict = "convene-conflict"
    }
  }

  /// The file of a scenario whose rules can hold together.
  public static func feasible(_ context: Context) throws -> [UInt8] {
    try Feasible(scenario: context.scenario.id).jsonLines()
  }

  /// The file, with sorted keys.
  public func bytes() throws -> [UInt8] { try jsonLines() }
}
