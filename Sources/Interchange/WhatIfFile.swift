public import Analysis
import CivilTime
public import Planning

/// What becomes of a plan when its scenario changes, as documented, versioned JSON.
///
/// `Documentation/WhatIf.md` explains every key. Numbers go from the plan before to the plan after: positive is dearer, or later.
public struct WhatIfFile: Encodable {
  /// The version of the format.
  public static let version = 1

  struct PlanRecord: Encodable {
    let cost: Int
    let proof: PlanFile.ProofRecord
    let longestPath: [String]

    enum CodingKeys: String, CodingKey {
      case cost, proof
      case longestPath = "longest-path"
    }
  }

  struct EffectRecord: Encodable {
    let item: String
    let changes: [ChangeRecord]
    /// Calendar days that the item is later; nil where it is absent from one of the plans.
    let days: Int?
    let cause: CauseRecord?
  }

  struct CauseRecord: Encodable {
    let kind: String
    let rule: String?
    let item: String?
    let other: String?
    let sentence: String?
    /// The changed item that this follows.
    let via: String?
    /// From the item to the change.
    let chain: [String]
  }

  struct FloatRecord: Encodable {
    let meeting: String
    let before: Int
    let after: Int
  }

  struct DriftRecord: Encodable {
    let changes: [ChangeRecord]
    let cost: Int
  }

  let conveneWhatIf = WhatIfFile.version
  let scenario: String
  let policy: String
  let hasBaseline: Bool
  /// What was changed, in sentences.
  let changes: [String]
  let before: PlanRecord
  let after: PlanRecord
  /// Points that the plan after costs more.
  let cost: Int
  let costByRule: [String: Int]
  let drift: DriftRecord?
  let effects: [EffectRecord]
  let added: [String]
  let removed: [String]
  let unchanged: Int
  let floats: [FloatRecord]

  enum CodingKeys: String, CodingKey {
    case scenario, policy, changes, before, after, cost, drift, effects, added, removed, unchanged, floats
    case conveneWhatIf = "convene-what-if"
    case hasBaseline = "has-baseline"
    case costByRule = "cost-by-rule"
  }

  /// - Parameters:
  ///   - changes: What was changed, in sentences.
  ///   - context: The changed scenario.
  public init(_ whatIf: WhatIf, changes: [String], hasBaseline: Bool, in context: Context) {
    scenario = context.scenario.id
    policy = whatIf.policy.rawValue
    self.hasBaseline = hasBaseline
    self.changes = changes
    before = PlanRecord(whatIf.before)
    after = PlanRecord(whatIf.after)
    cost = whatIf.effect.cost
    costByRule = Dictionary(uniqueKeysWithValues: whatIf.effect.costByRule.map { ($0.rule.rawValue, $0.points) })
    let words = WishWords(context)
    drift = whatIf.drift.map { drift in
      DriftRecord(changes: drift.changes.map { ChangeRecord($0, words) }, cost: drift.cost)
    }
    effects = whatIf.changed.map { EffectRecord($0, whatIf, words) }
    added = whatIf.added.map { "\($0)" }
    removed = whatIf.removed.map { "\($0)" }
    unchanged = whatIf.unchangedCount
    floats = whatIf.floats.map { FloatRecord(meeting: $0.meeting, before: $0.before, after: $0.after) }
  }

  public func bytes() throws -> [UInt8] { try jsonLines() }
}

extension WhatIfFile.PlanRecord {
  fileprivate init(_ network: Network) {
    cost = network.plan.cost
    proof = PlanFile.ProofRecord(network.plan.proof, cost: network.plan.cost)
    longestPath = network.longestPath.map { "\($0.item)" }
  }
}

extension WhatIfFile.EffectRecord {
  fileprivate init(_ item: ItemID, _ whatIf: WhatIf, _ words: WishWords) {
    let own = whatIf.effect.changes.filter { $0.item == item }
    self.item = "\(item)"
    changes = own.map { ChangeRecord($0, words) }
    days =
      own.lazy.compactMap { change in
        guard case .moved(_, let from, let to) = change else { return nil }
        return item.referenceDay(of: to) - item.referenceDay(of: from)
      }.first
    cause = whatIf.causes[item].map { WhatIfFile.CauseRecord($0, chain: whatIf.chain(of: item)) }
  }
}

extension WhatIfFile.CauseRecord {
  fileprivate init(_ cause: Cause, chain: [ItemID]) {
    self.chain = chain.map { "\($0)" }
    via = cause.via.map { "\($0)" }
    switch cause {
    case .rule(let violation, _):
      (kind, sentence) = ("rule", violation.sentence)
      (rule, item, other) = (violation.instance.rule.rawValue, violation.instance.item, violation.instance.other)
    case .price(let line, let points, _):
      (kind, sentence) = ("price", "\(points) points more: \(line.sentence)")
      (rule, item, other) = (line.instance.rule.rawValue, line.instance.item, line.instance.other)
    case .fact: (kind, rule, item, other, sentence) = ("fact", nil, nil, nil, nil)
    case .together(let items):
      (kind, rule, item, sentence) = ("together", nil, nil, nil)
      other = items.map { "\($0)" }.joined(separator: " + ")
    case .free: (kind, rule, item, other, sentence) = ("free", nil, nil, nil, nil)
    }
  }
}
