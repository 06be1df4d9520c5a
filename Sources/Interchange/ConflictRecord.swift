import Analysis
import Planning
import ScenarioText

/// Rules that cannot hold together, and why.
struct ConflictRecord: Encodable {
  /// Whether each rule has been shown to be needed.
  let minimal: Bool
  let rules: [RuleRecord]
  let because: DerivationRecord

  init(_ conflict: Conflict, _ words: ConflictWords) {
    minimal = conflict.proof == .minimal
    rules = conflict.members.map { RuleRecord($0.rule, $0.note, says: words.statement($0.rule)) }
    because = DerivationRecord(conflict.derivation, words)
  }
}

/// A rule of the planner, with its place in the scenario.
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
