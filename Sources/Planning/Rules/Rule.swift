public import ScenarioText

/// One application of a rule: to an item, or between two.
public struct RuleInstance: Hashable, Sendable {
  public var rule: RuleName
  /// The item, body, party or team that the rule is about, as scenario files write it.
  public var item: String
  public var other: String?
  /// Where the rule is written; nil for a rule that nobody wrote.
  public var place: SourcePlace?

  public init(_ rule: RuleName, _ item: String, _ other: String? = nil, at place: SourcePlace? = nil) {
    self.rule = rule
    self.item = item
    self.other = other
    self.place = place
  }

  /// A rule that holds between two items in whatever order: they are named canonically, so that no plan changes the name.
  public init(_ rule: RuleName, _ item: String, between a: ItemID, and b: ItemID, at place: SourcePlace? = nil) {
    self.init(rule, item, "\(min(a, b)) + \(max(a, b))", at: place)
  }
}

/// A rule that a plan breaks, with a sentence for people.
public struct Violation: Hashable, Sendable {
  public var instance: RuleInstance
  public var sentence: String

  public init(_ instance: RuleInstance, _ sentence: String) {
    self.instance = instance
    self.sentence = sentence
  }
}

/// What one rule instance costs in a plan, in cost points, with a sentence for people.
public struct CostLine: Hashable, Sendable {
  public var instance: RuleInstance
  public var points: Int
  public var sentence: String

  public init(_ instance: RuleInstance, points: Int, _ sentence: String) {
    self.instance = instance
    self.points = points
    self.sentence = sentence
  }
}

/// What a rule makes of a plan.
public struct RuleReport: Hashable, Sendable {
  public var violations: [Violation] = []
  /// Lines of more than 0 points.
  public var costs: [CostLine] = []

  public init() {}

  /// Records a breach by `daysOff` days: a cost where the rule is soft, else a violation. Nothing for 0 days.
  package mutating func breach(
    _ instance: RuleInstance, _ soft: Softness?, daysOff: Int, _ sentence: @autoclosure () -> String
  ) {
    guard daysOff > 0 else { return }
    switch soft {
    case nil: violations.append(Violation(instance, sentence()))
    case .perBreach(let points): cost(instance, points, sentence())
    case .perDay(let points): cost(instance, points * daysOff, sentence())
    }
  }

  package mutating func cost(_ instance: RuleInstance, _ points: Int, _ sentence: @autoclosure () -> String) {
    if points > 0 { costs.append(CostLine(instance, points: points, sentence())) }
  }
}

/// A rule of the language: its statement, and how a plan is held against it.
public protocol Rule: Sendable {
  static var name: RuleName { get }
  /// The rule as a formula or one exact sentence.
  static var statement: String { get }
  static func check(_ plan: PlanIndex, in context: Context) -> RuleReport
}
