import ScenarioText

/// How a rule may be soft.
enum SoftForm {
  case hard, perBreach, perDay, perBreachOrDay
}

extension Reader {
  static let noteKeys = ["why", "owner", "firm", "soft"]

  /// A rule in its short form, or in its long form with the short value under `is`.
  mutating func rule<Value>(
    _ entry: Entry, soft: SoftForm, _ value: (inout Reader, Node) -> Value?
  ) -> Ruled<Value>? {
    let place = mark(entry.key)
    guard entry.value.entries != nil else {
      return value(&self, entry.value).map { Ruled($0, note: RuleNote(place: place)) }
    }
    let keys = ["is"] + Self.noteKeys
    guard
      let fields = fields(entry.value, "'\(entry.name)'", owner: entry.key, keys: keys, required: ["is"])
    else { return nil }
    let note = note(fields, at: place, soft: soft)
    return fields["is"].flatMap { value(&self, $0.value) }.map { Ruled($0, note: note) }
  }

  /// What stands beside a rule that is a mapping itself.
  mutating func note(_ fields: Fields, at place: SourcePlace, soft form: SoftForm) -> RuleNote {
    RuleNote(
      place: place,
      why: fields["why"].flatMap { text($0.value, "'why'") },
      owner: fields["owner"].flatMap { text($0.value, "'owner'") },
      isFirm: fields["firm"].flatMap { boolean($0.value, "'firm'") } ?? false,
      soft: fields["soft"].flatMap { softness($0, form) })
  }

  private mutating func softness(_ entry: Entry, _ form: SoftForm) -> Softness? {
    guard form != .hard else {
      error(
        "unknown-key", entry.key, "this rule cannot be soft", expected: "a rule without 'soft'",
        advice: "Delete 'soft'.")
      return nil
    }
    guard entry.value.entries != nil else {
      guard let points = integer(entry.value, "'soft'") else { return nil }
      if form == .perDay {
        error(
          "invalid-value", entry.value, "this rule is soft by the day only", expected: "{per-day: \(points)}",
          advice: "Maybe soft: {per-day: \(points)}.")
        return nil
      }
      return .perBreach(points)
    }
    guard let fields = fields(entry.value, "'soft'", keys: ["per-day"], required: ["per-day"], isItem: false),
      let perDay = fields["per-day"], let points = integer(perDay.value, "'per-day'")
    else { return nil }
    if form == .perBreach {
      error(
        "invalid-value", entry.value, "this rule is soft by the breach only", expected: "a number of cost points",
        advice: "Maybe soft: \(points).")
      return nil
    }
    return .perDay(points)
  }
}
