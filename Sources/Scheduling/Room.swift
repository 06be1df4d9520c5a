public import Analysis
import CivilTime
public import Planning
import ScenarioText
import Solver

/// The room of each item of a scenario, or why there is no plan, found without solving.
///
/// The compiled problem has the days of each item; precedences and links then take away what none of their partners fits, until
/// nothing changes. No plan uses what it takes; clashes of parties, of teams or of more than two items it does not see.
public func room(of context: Context) -> Room {
  switch Compiler.compile(context) {
  case .contradictions(let contradictions):
    return .contradiction(contradictions.map { $0.finding(in: context) })
  case .problem(let compiled):
    var bounds = Bounds(compiled.problem)
    let items = compiled.items(in: context)
    if let clash = bounds.narrow() { return .contradiction([clash.finding(bounds, items, context)]) }
    var rooms: [ItemID: ItemRoom] = [:]
    for (activity, item) in items where !context.isFact(item.item) {
      let left = bounds.values(of: activity)
      let sessions = Set(left.compactMap { item.sessions.isEmpty ? nil : item.sessions[$0] })
      rooms[item.item] = ItemRoom(days: Array(Set(left.compactMap { item.days[$0] })), sessions: Array(sessions))
    }
    return .found(rooms)
  }
}

extension Contradiction {
  /// The contradiction in words, at the place of its item.
  fileprivate func finding(in context: Context) -> HealthFinding {
    let advice: String
    switch item {
    case .meeting: advice = "Maybe widen its window, or make one of these rules soft."
    case .event, .task, .stage: advice = "Maybe begin earlier, shorten a span or a lead, or make a rule soft."
    }
    return HealthFinding(
      item: "\(item)", "No day is left for \(context.name(of: item))\(reason).", advice: advice,
      at: context.place(of: item))
  }

  /// Why, as the end of a sentence.
  private var reason: String {
    if case .meeting = item {
      let refusals = rules.map { "\($0.rule.rawValue) forbids \(DateText.days($0.days))" }
      return refusals.isEmpty ? "" : ": " + refusals.joined(separator: ", ")
    }
    return switch rules.first?.rule {
    case .stages: " between the stages around it and what waits for it"
    case .due: " by its due day"
    case .approval: ": no session and no silence can decide it within the horizon"
    default: " within the horizon"
    }
  }
}

/// What the values of an activity mean: its days and, for a decision, its session.
private struct RoomItem {
  let item: ItemID
  let days: [DayRange?]
  var sessions: [String?] = []
}

extension CompiledProblem {
  /// The items by activity, outside events too.
  fileprivate func items(in context: Context) -> [Int: RoomItem] {
    var items: [Int: RoomItem] = [:]
    for (index, activity) in problem.activities.enumerated() where switches[index] == nil {
      if let event = context.event(activity.name) {
        items[index] = RoomItem(item: .event(event.id), days: [event.days])
      }
    }
    for variable in meetings {
      items[variable.activity] = RoomItem(item: variable.item, days: variable.choices.map(\.days))
    }
    for variable in stages {
      items[variable.activity] = RoomItem(
        item: variable.item, days: variable.choices.map(\.days), sessions: variable.choices.map(\.way.session))
    }
    for variable in tasks { items[variable.activity] = RoomItem(item: variable.item, days: variable.choices) }
    return items
  }
}

/// The values that precedences and links leave to each activity.
private struct Bounds {
  private let constraints: [Constraint]
  private var left: [[Bool]]

  /// Two activities of which no values fit together any more.
  struct Clash {
    let first: Int
    let second: Int
  }

  init(_ problem: Problem) {
    constraints = problem.constraints
    left = problem.activities.map { Array(repeating: true, count: $0.values.count) }
  }

  func values(of activity: Int) -> [Int] { left[activity].indices.filter { left[activity][$0] } }

  /// Takes values away until nothing changes; a clash ends it.
  mutating func narrow() -> Clash? {
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for constraint in constraints {
        switch constraint {
        case .precedence(let rule):
          let slack = rule.relaxers.reduce(0) { min(Problem.never, $0 + ($1.slack.max() ?? 0)) }
          guard let least = values(of: rule.first).map({ rule.tail[$0] }).min(),
            let most = values(of: rule.second).map({ rule.head[$0] }).max(), least <= most + slack
          else { return Clash(first: rule.first, second: rule.second) }
          keep(rule.first, &hasChanged) { rule.tail[$0] <= most + slack }
          keep(rule.second, &hasChanged) { rule.head[$0] + slack >= least }
        case .link(let rule):
          let second = Set(values(of: rule.second).compactMap { rule.secondKey[$0] })
          keep(rule.first, &hasChanged) { rule.firstKey[$0].map(second.contains) ?? true }
          let first = Set(values(of: rule.first).map { rule.firstKey[$0] })
          if !first.contains(nil) { keep(rule.second, &hasChanged) { first.contains(rule.secondKey[$0]) } }
          guard left[rule.first].contains(true), left[rule.second].contains(true) else {
            return Clash(first: rule.first, second: rule.second)
          }
        case .exclusion, .capacity, .succession, .linear: break
        }
      }
    }
    return nil
  }

  private mutating func keep(_ activity: Int, _ hasChanged: inout Bool, _ isKept: (Int) -> Bool) {
    for value in left[activity].indices where left[activity][value] && !isKept(value) {
      left[activity][value] = false
      hasChanged = true
    }
  }
}

extension Bounds.Clash {
  /// The clash in words, at the place of the item that is to come second.
  fileprivate func finding(_ bounds: Bounds, _ items: [Int: RoomItem], _ context: Context) -> HealthFinding {
    let item = items[second]?.item ?? items[first]?.item
    func days(_ activity: Int) -> [DayRange] {
      guard let item = items[activity] else { return [] }
      return bounds.values(of: activity).compactMap { item.days[$0] }
    }
    func name(_ activity: Int) -> String { items[activity].map { context.name(of: $0.item) } ?? "" }
    let earliest = days(first).min { ($0.first, $0.last) < ($1.first, $1.last) }
    let latest = days(second).max { ($0.first, $0.last) < ($1.first, $1.last) }
    return HealthFinding(
      item: item.map { "\($0)" } ?? context.scenario.id,
      "\(name(first)) is on \(earliest.map(DateText.range) ?? "no day") at the earliest, "
        + "\(name(second)) on \(latest.map(DateText.range) ?? "no day") at the latest, and no plan keeps what is "
        + "asked between them.",
      advice: "Maybe widen a window, shorten a lead, or make a rule between them soft.",
      at: item.map(context.place) ?? context.scenario.source)
  }
}

extension Context {
  /// Where an item is written.
  fileprivate func place(of item: ItemID) -> SourcePlace {
    let place: SourcePlace? =
      switch item {
      case .meeting(let id): meeting(id)?.source
      case .event(let id): event(id)?.source
      case .task(let id): task(id)?.source
      case .stage(let document, _): self.document(document)?.source
      }
    return place ?? scenario.source
  }
}
