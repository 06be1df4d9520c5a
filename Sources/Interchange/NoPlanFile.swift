public import Analysis
import CivilTime
import Foundation
public import Planning
import ScenarioText

/// Why a scenario has no plan, as documented, versioned JSON.
///
/// `Documentation/Conflicts.md` explains every key.
public struct NoPlanFile: Encodable {
  /// The version of the format.
  public static let version = 1

  struct RuleRecord: Encodable {
    let rule: String
    let item: String
    let other: String?
    let says: String?
    let why: String?
    let owner: String?
    let firm: Bool
    let file: String?
    let line: Int?
    let column: Int?

    init(_ rule: RuleInstance, _ note: RuleNote, says: String?) {
      self.rule = rule.rule.rawValue
      item = rule.item
      other = rule.other
      self.says = says
      why = note.why
      owner = note.owner
      firm = note.isFirm
      file = note.place?.file
      line = note.place?.line
      column = note.place?.column
    }
  }

  struct ReachRecord: Encodable {
    let item: String
    let earliestStart: String?
    let latestStart: String?
    let earliestEnd: String?
    let latestEnd: String?

    init(_ item: ItemID, _ reach: Reach) {
      self.item = "\(item)"
      earliestStart = reach.earliestStart?.description
      latestStart = reach.latestStart?.description
      earliestEnd = reach.earliestEnd?.description
      latestEnd = reach.latestEnd?.description
    }

    enum CodingKeys: String, CodingKey {
      case item
      case earliestStart = "earliest-start"
      case latestStart = "latest-start"
      case earliestEnd = "earliest-end"
      case latestEnd = "latest-end"
    }
  }

  struct StepRecord: Encodable {
    let rule: String?
    let item: String
    let sentence: String
    let leaves: ReachRecord?
    let premises: [ReachRecord]
  }

  struct DerivationRecord: Encodable {
    let steps: [StepRecord]
    let ending: String
    let cases: [CaseRecord]?

    init(_ derivation: Derivation, _ words: ConflictWords) {
      steps = derivation.steps.map { step in
        StepRecord(
          rule: step.rule?.rule.rawValue, item: "\(step.item)", sentence: words.sentence(step),
          leaves: step.after.map { ReachRecord(step.item, $0) },
          premises: step.premises.map { ReachRecord($0.item, $0.reach) })
      }
      ending = words.sentence(derivation.ending)
      if case .cases(let all) = derivation.ending {
        cases = all.map {
          CaseRecord(assumption: words.sentence($0.assumption), derivation: .init($0.derivation, words))
        }
      } else {
        cases = nil
      }
    }
  }

  struct CaseRecord: Encodable {
    let assumption: String
    let derivation: DerivationRecord
  }

  struct ConflictRecord: Encodable {
    let minimal: Bool
    let rules: [RuleRecord]
    let because: DerivationRecord
  }

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
    conflicts = noPlan.conflicts.map { conflict in
      ConflictRecord(
        minimal: conflict.proof == .minimal,
        rules: conflict.members.map { RuleRecord($0.rule, $0.note, says: words.statement($0.rule)) },
        because: DerivationRecord(conflict.derivation, words))
    }
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
    try bytes(Feasible(scenario: context.scenario.id))
  }

  /// The file, with sorted keys.
  public func bytes() throws -> [UInt8] { try NoPlanFile.bytes(self) }

  private static func bytes(_ content: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(content)) + [UInt8(ascii: "\n")]
  }
}
