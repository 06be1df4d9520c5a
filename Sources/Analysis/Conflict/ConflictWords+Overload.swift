import CivilTime
import Planning

extension ConflictWords {
  /// The sum that shows that items do not fit, with a full stop.
  func sentence(_ overload: Overload) -> String {
    guard let rule = overload.rules.first else { return "" }
    switch rule.rule {
    case .capacity: return capitalised(team(rule, overload))
    case .spacing:
      let gaps = overload.loads.count - 1
      let clear =
        overload.clear % max(1, gaps) == 0
        ? "\(gaps == 1 ? "" : "\(gaps) × ")\(DateText.days(overload.clear / max(1, gaps)))"
        : DateText.days(overload.clear)
      return "\(capitalised(statement(rule, nil))). "
        + serial(overload, "and have to leave \(clear) at least clear between them")
    default:
      let journeys = "and the journeys between them \(DateText.days(overload.clear)) at least, whatever their order"
      return "\(capitalised(attendances(overload))), and nobody can be at two of them at once. "
        + serial(overload, overload.clear > 0 ? journeys : nil)
    }
  }

  /// Items of which one has to follow another.
  private func serial(_ overload: Overload, _ clear: String?) -> String {
    let lengths = overload.loads.map { "\($0.days)" } + (overload.clear > 0 ? ["\(overload.clear)"] : [])
    let takes = Words.list(overload.loads.map { "\(title($0.item)) takes \(DateText.days($0.days))" })
    return "\(capitalised(takes))\(clear.map { ", \($0)" } ?? ""): "
      + "\(lengths.joined(separator: " + ")) = \(DateText.days(overload.needed)), but they must all lie "
      + "\(between(overload.window)), which is only \(DateText.days(overload.days))."
  }

  private func attendances(_ overload: Overload) -> String {
    var parties: [String] = []
    for rule in overload.rules where !parties.contains(rule.item) { parties.append(rule.item) }
    let attended = parties.map { party in
      let items = overload.rules.filter { $0.item == party }.flatMap {
        ($0.other ?? "").split(separator: " + ").map(String.init)
      }
      let loads = overload.loads.filter { items.contains("\($0.item)") }
      return "\(title(of: party)) is at \(Words.list(loads.map { title($0.item) }))"
    }
    return attended.joined(separator: ", ")
  }

  private func team(_ rule: RuleInstance, _ overload: Overload) -> String {
    let head = "\(statement(rule, nil))"
    if overload.isThroughout {
      let people = overload.loads.reduce(0) { $0 + $1.people }
      let loads = overload.loads.map { "\(title($0.item))\(heads($0)), \(span($0.reach))" }
      return
        "\(head), but \(people) are needed on \(DateText.range(overload.window)), when these are under way wherever "
        + "they lie: \(loads.joined(separator: "; "))."
    }
    let unit = overload.countsWorkingDays ? "working day" : "day"
    let isWhole = overload.loads.allSatisfy { load in
      guard let first = load.reach.earliestStart, let last = load.reach.latestEnd else { return false }
      return first >= overload.window.first && last <= overload.window.last
    }
    let loads = overload.loads.map { load in
      let least = isWhole ? "takes" : "(\(span(load.reach))) takes at least"
      return "\(title(load.item)) \(least) \(load.days) \(unit)\(load.days == 1 ? "" : "s")\(heads(load))"
    }
    let terms = overload.loads.map { $0.people == 1 ? "\($0.days)" : "\($0.people) × \($0.days)" }
    let there =
      overload.capacity == 1
      ? "only \(overload.days) are there"
      : "\(overload.capacity) people have only \(overload.capacity) × \(overload.days) = \(overload.available)"
    return "\(head). \(capitalised(between(overload.window))) \(Words.list(loads)): "
      + "\(terms.joined(separator: " + ")) = \(overload.needed) \(unit)s, but \(there)."
  }

  private func heads(_ load: Overload.Load) -> String { load.people == 1 ? "" : " with \(load.people) people" }

  private func between(_ window: DayRange) -> String {
    let start = window.first == context.scenario.dataDate ? ", the data date," : ""
    let end = window.last == context.horizon.last ? ", the end of the horizon" : ""
    return "between \(DateText.day(window.first))\(start) and \(DateText.day(window.last))\(end)"
  }
}
