import CivilTime
import Planning

/// The last day is not after the due day: a filter of values, or a price by days late.
enum DueConstraint: RuleConstraint {
  static let name = RuleName.due

  /// The instance that forbids an item to close on a day.
  static func refusals(_ item: String, _ due: Ruled<Day>?, closing last: Day) -> [RuleInstance] {
    price(due, closing: last) == nil ? [RuleInstance(.due, item, at: due?.note.place)] : []
  }

  /// The price of closing on a day, nil when the rule forbids it.
  static func price(_ due: Ruled<Day>?, closing last: Day) -> Int? {
    guard let due else { return 0 }
    return due.note.soft.price(daysOff: max(0, last - due.value))
  }
}
