public import ScenarioText

/// The price of breaking a rule, where breaking it is allowed.
public enum Softness: Hashable, Sendable {
  /// Cost points for each breach.
  case perBreach(Int)
  /// Cost points for each calendar day that the later item lies from the nearest day that keeps the rule.
  case perDay(Int)
}

/// What a planner writes beside a rule: why it is there, whose it is, and how far it binds.
public struct RuleNote: Hashable, Sendable {
  /// Where the rule is written; nil for a rule that nobody wrote (a default).
  public var place: SourcePlace?
  public var why: String?
  public var owner: String?
  /// Whether no repair may touch the rule.
  public var isFirm: Bool
  /// The price of a breach; nil for a hard rule.
  public var soft: Softness?

  public init(
    place: SourcePlace? = nil, why: String? = nil, owner: String? = nil, isFirm: Bool = false, soft: Softness? = nil
  ) {
    self.place = place
    self.why = why
    self.owner = owner
    self.isFirm = isFirm
    self.soft = soft
  }
}

/// A rule as written: its short value and its note.
public struct Ruled<Value: Hashable & Sendable>: Hashable, Sendable {
  public var value: Value
  public var note: RuleNote

  public init(_ value: Value, note: RuleNote = RuleNote()) {
    self.value = value
    self.note = note
  }
}
