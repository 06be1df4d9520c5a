import CivilTime
public import Planning

/// Conflicts in sentences: each names its dates and the arithmetic between them, so that the text alone tells where every day comes from.
public struct ConflictWords: Sendable {
  let context: Context
  let wish: Wish?

  /// - Parameter wish: What was asked of one item, where the conflict was looked for under a wish.
  public init(_ context: Context, under wish: Wish? = nil) {
    self.context = context
    self.wish = wish
  }

  /// One sentence for each step, but one for many windows in a row of which nothing else follows.
  public func sentences(_ steps: [Derivation.Step]) -> [String] {
    var sentences: [String] = []
    var rest = steps[...]
    while let step = rest.popFirst() {
      let more = rest.prefix(while: isMereWindow)
      if isMereWindow(step), more.count > 1 {
        sentences.append("These have windows: \(([step] + more).map(window).joined(separator: "; ")).")
        rest = rest.dropFirst(more.count)
      } else {
        sentences.append(sentence(step))
      }
    }
    return sentences
  }

  /// One sentence for a step, with a full stop.
  public func sentence(_ step: Derivation.Step) -> String {
    guard let rule = step.rule else { return frame(step) }
    let head = capitalised(statement(rule, step))
    guard let consequence = consequence(rule, step) else { return "\(head)." }
    return "\(head): \(consequence)."
  }

  private func isMereWindow(_ step: Derivation.Step) -> Bool {
    guard let rule = step.rule, rule.rule == .window else { return false }
    return consequence(rule, step) == nil
  }

  private func window(_ step: Derivation.Step) -> String {
    let windows = step.rule.flatMap { context.meeting($0.item)?.windows?.value } ?? []
    return "\(title(step.item)), \(windows.map(DateText.range).joined(separator: " or "))"
  }

  /// That the frame alone leaves an item no day, with a full stop.
  public func impossible(_ item: ItemID) -> String {
    let frame =
      "from the data date, \(DateText.day(context.scenario.dataDate)), to the end of the horizon, "
      + "\(DateText.day(context.horizon.last)),"
    return "\(title(item)): \(frame) there is no room for \(length(of: item) ?? "it")."
  }

  /// What a derivation comes to, with a full stop.
  public func sentence(_ ending: Derivation.Ending) -> String {
    switch ending {
    case .noDay(let item): "So no day is left for \(title(item))."
    case .cases(let cases): "That leaves \(Words.count(cases.count)) possibilities, and none of them works."
    case .circle(let items):
      "Each time round these rules push \(Words.list(items.map(title))) further, so no day is ever enough."
    case .overload(let overload): sentence(overload)
    case .exhausted(let left):
      "No combination of the days that are left keeps all these rules; all were tried: "
        + left.map { "\(title($0.item)) \(span($0.reach))" }.joined(separator: "; ") + "."
    }
  }

  /// A clause that begins with "Suppose".
  public func sentence(_ assumption: Derivation.Assumption) -> String {
    switch assumption {
    case .begins(let item, let day): "Suppose \(title(item)) begins on \(DateText.day(day))."
    case .isAt(let item, let place): "Suppose \(title(item)) is \(place.map { "at \(placeName($0))" } ?? "elsewhere")."
    case .comesAbout(let item, let way):
      switch way {
      case .session(let id), .sessionThenSilence(let id): "Suppose \(title(item)) at \(title(.meeting(id)))."
      case .silence: "Suppose \(title(item)) by silence."
      case .work, .history: "Suppose \(title(item)) is produced."
      case .absent: "Suppose \(title(item)) is left out."
      }
    case .isBefore(let first, let second): "Suppose \(title(first)) is before \(title(second))."
    case .isAbsent(let item): "Suppose \(title(item)) is dropped."
    }
  }

  /// What a rule asks, as a clause without dates that it does not write itself, for lists of rules.
  public func statement(_ rule: RuleInstance) -> String { capitalised(statement(rule, nil)) }

  func title(_ item: ItemID) -> String { context.title(of: item) }

  func placeName(_ id: String) -> String { context.place(id)?.name ?? id }

  func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Where an item is bound to be: `on 3 May 2024`, or `between 3 May 2024 and 20 May 2024`.
  func span(_ reach: Reach) -> String {
    guard let first = reach.earliestStart, let last = reach.latestEnd else { return "can only be absent" }
    let isFixed = reach.starts.count == 1 && reach.earliestEnd == reach.latestEnd
    guard isFixed else { return "between \(DateText.day(first)) and \(DateText.day(last))" }
    return "on " + (DayRange(first: first, last: last).map(DateText.range) ?? DateText.day(first))
  }
}

/// Small numbers and lists as sentences write them.
enum Words {
  static func count(_ number: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return words.indices.contains(number) ? words[number] : "\(number)"
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
