import Planning

/// An item takes its span: every value does, as it is made.
enum DurationConstraint: RuleConstraint {
  static let name = RuleName.duration
}
