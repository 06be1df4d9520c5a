import Analysis
import CivilTime
import Planning

/// The days that rules leave an item.
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

/// One rule that takes days away from an item.
struct StepRecord: Encodable {
  let rule: String?
  let item: String
  let sentence: String
  let leaves: ReachRecord?
  let premises: [ReachRecord]
}

/// Why rules cannot hold together, step by step.
struct DerivationRecord: Encodable {
  let steps: [StepRecord]
  let ending: String
  let cases: [CaseRecord]?
  let overload: OverloadRecord?

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
    overload = if case .overload(let sum) = derivation.ending { OverloadRecord(sum) } else { nil }
  }
}

/// One of the possibilities that are left where rules come to a halt.
struct CaseRecord: Encodable {
  let assumption: String
  let derivation: DerivationRecord
}
