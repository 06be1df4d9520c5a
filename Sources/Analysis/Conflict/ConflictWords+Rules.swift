import CivilTime
import Planning

extension ConflictWords {
  /// What a rule asks, with the dates of what it reads where a step gives them.
  func statement(_ rule: RuleInstance, _ step: Derivation.Step?) -> String {
    let item = title(of: rule.item)
    switch rule.rule {
    case .window:
      let windows = context.meeting(rule.item)?.windows?.value ?? []
      return "\(item) must lie within \(windows.map(DateText.range).joined(separator: " or "))"
    case .pin:
      return "\(item) is pinned to \(context.meeting(rule.item)?.pin.map { DateText.day($0.value) } ?? "a day")"
    case .notBefore:
      let verb = if case .stage? = context.item(rule.item) { "close" } else { "start" }
      let day = context.item(rule.item).flatMap(context.notBefore).map { DateText.day($0.value) } ?? "a day"
      return "\(item) may not \(verb) before \(day)"
    case .weekdays:
      let days = context.meeting(rule.item).flatMap(context.weekdays)?.value ?? []
      let names = Weekday.allCases.filter(days.contains).map { "\($0.name)" }
      return "\(item) may only be on \(Words.list(names))"
    case .openDays:
      if let blackout = rule.other { return "\(item) may not be on \(blackout), which \(isClosed(rule))" }
      return "\(item) may not be on a public holiday of \(places(rule, step))\(holidays(rule, step))"
    case .place: return "\(item) is held in \(places(rule, nil))"
    case .due: return "\(item) is due on \(due(rule).map(DateText.day) ?? "a day")"
    case .blocking: return "\(item) may not be during \(other(rule, step))"
    case .alongside: return "\(item) is held during \(other(rule, step))\(length(of: rule.item, step))"
    case .presence: return "\(item) is held exactly when \(other(rule, nil)) is"
    case .attendance: return attendance(rule, step)
    case .capacity: return capacity(rule, step)
    case .spacing: return spacing(rule, step)
    case .stages: return "\(subject(rule, step)) follows \(other(rule, step))"
    case .approval: return approval(rule, step)
    case .notice:
      let body = context.scenario.bodies.first { $0.notice?.note.place == rule.place }
      let clear = body?.notice.map { "\($0.value.clear)" } ?? "some days"
      return "\(other(rule, step)), must be closed \(clear) before the session at which \(subject(rule, step)) falls"
    case .readiness:
      let needs = (context.meeting(rule.item)?.needs ?? []) + (context.task(rule.item)?.needs ?? [])
      let need = needs.first { "\($0.subject.item)" == rule.other && $0.note.place == rule.place }
      let lead = need.map { $0.lead.count == 0 ? "" : " \($0.lead)" } ?? ""
      return "\(subject(rule, step)) needs \(other(rule, step)), closed\(lead) before"
    case .order: return order(rule, step)
    case .horizon, .dataDate, .duration, .courtesy, .preference, .stability: return "\(item): \(rule.rule.rawValue)"
    }
  }

  /// The name of an item as the rule writes it; the rule may also speak of a body, a party or a team.
  func title(of id: String) -> String {
    if let item = context.item(id) { return title(item) }
    return context.document(id)?.name ?? context.body(id)?.name ?? context.party(id)?.name ?? context.team(id)?.name
      ?? id
  }

  /// The other item of a rule, with what is left of it in the step that reads it.
  private func other(_ rule: RuleInstance, _ step: Derivation.Step?) -> String {
    guard let id = rule.other else { return "" }
    let subject = step.map { "\($0.item)" == id ? rule.item : id }
    guard let subject, subject == id, let premise = step?.premises.first(where: { "\($0.item)" == subject }) else {
      return title(of: id)
    }
    return "\(title(of: id)), \(clause(premise, step))"
  }

  /// The item that a rule is about, with what is left of it where the step reads it to bound the other one.
  private func subject(_ rule: RuleInstance, _ step: Derivation.Step?) -> String {
    let name = title(of: rule.item)
    guard let step, "\(step.item)" == rule.other,
      let premise = step.premises.first(where: { "\($0.item)" == rule.item })
    else { return name }
    return "\(name), \(clause(premise, step)),"
  }

  /// The holidays of the places among the days that were left.
  private func holidays(_ rule: RuleInstance, _ step: Derivation.Step?) -> String {
    guard let before = step?.before, let first = before.earliestStart, let last = before.latestEnd,
      let days = DayRange(first: first, last: last), days.count < 60, let place = before.places.first,
      before.places.count == 1
    else { return "" }
    let table = context.workTable(ofPlace: place)
    let closed = days.filter { table.isHoliday($0) }
    return closed.isEmpty ? "" : " (\(self.days(closed)))"
  }

  private func length(of meeting: String, _ step: Derivation.Step?) -> String {
    guard step?.after == nil, step != nil, let takes = context.meeting(meeting)?.takes else { return "" }
    return ", and takes \(takes)"
  }

  /// What is left of a premise, seen from the side that the step is about.
  func clause(_ premise: Derivation.Premise, _ step: Derivation.Step?) -> String {
    let reach = premise.reach
    guard let last = reach.latestStart, let end = reach.earliestEnd else {
      return "which can only be absent"
    }
    if reach.starts.count == 1, reach.earliestEnd == reach.latestEnd { return "which is \(span(reach))" }
    switch step?.side {
    case .some(.earliest): return "which closes on \(DateText.day(end)) at the earliest"
    case .some(.latest): return "which begins on \(DateText.day(last)) at the latest"
    default: return "which is \(span(reach))"
    }
  }

  /// The days that are left, from the first to the last.
  private func dates(_ reach: Reach) -> String {
    guard let first = reach.earliestStart, let last = reach.latestEnd, let days = DayRange(first: first, last: last)
    else { return "dropped" }
    return DateText.range(days)
  }

  private func isClosed(_ rule: RuleInstance) -> String {
    let place = context.scenario.places.first { $0.blackouts.contains { $0.note.place == rule.place } }
    return place.map { "is closed in \($0.name)" } ?? "is closed"
  }

  private func places(_ rule: RuleInstance, _ step: Derivation.Step?) -> String {
    let allowed = context.meeting(rule.item)?.places.map(\.place) ?? []
    let left = step?.before?.places ?? []
    return (left.isEmpty ? allowed : left).map(placeName).joined(separator: " or ")
  }

  private func due(_ rule: RuleInstance) -> Day? {
    (context.document(rule.item)?.due ?? context.task(rule.item)?.due)?.value
  }

  private func approval(_ rule: RuleInstance, _ step: Derivation.Step?) -> String {
    let item = title(of: rule.item)
    let sessions = (step?.premises ?? []).filter { if case .meeting = $0.item { true } else { false } }
    guard !sessions.isEmpty else {
      let decision = context.item(rule.item).flatMap(context.stage)?.decision
      switch decision?.decider {
      case .body(let id): return "\(item) is decided at a session of \(context.body(id)?.name ?? id)"
      case .meetings(let ids): return "\(item) is decided at \(ids.map { title(of: $0) }.joined(separator: " or "))"
      case nil: return "\(item) is decided at a session"
      }
    }
    // Of many, the days are enough.
    if sessions.count > 2 {
      let names = sessions.map { "\(title($0.item)) (\(dates($0.reach)))" }
      return "\(item) is decided at \(names.joined(separator: ", or at "))"
    }
    let names = sessions.map { "\(title($0.item)), \(clause($0, step))" }
    return "\(item) is decided at \(names.joined(separator: ", or at "))"
  }

  private func order(_ rule: RuleInstance, _ step: Derivation.Step?) -> String {
    let link = context.scenario.order.first {
      "\($0.first)" == rule.item && "\($0.then)" == rule.other && $0.note.place == rule.place
    }
    guard let link else { return "\(title(of: rule.item)) comes before \(other(rule, nil))" }
    let (first, then) = (title(link.first), title(link.then))
    let premise = step?.premises.first.map { ": \(title($0.item)) \(clause($0, step).dropFirst("which ".count))" } ?? ""
    let points: String =
      switch link.type {
      case .finishToStart: ""
      case .startToStart: ", start to start"
      case .finishToFinish: ", close to close"
      case .startToFinish: ", start to close"
      }
    let least = link.atLeast.count == 0 ? "" : "at least \(link.atLeast) "
    let most = link.atMost.map { ", and at most \($0) after it" } ?? ""
    return "\(then) comes \(least)after \(first)\(most)\(points)\(premise)"
  }

  private func spacing(_ rule: RuleInstance, _ step: Derivation.Step?) -> String {
    let body = context.body(rule.item)
    var bounds: [String] = []
    if let least = body?.spacing?.value.atLeast { bounds.append("at least \(least)") }
    if let most = body?.spacing?.value.atMost { bounds.append("at most \(most)") }
    return "sessions of \(title(of: rule.item)) lie \(bounds.joined(separator: " and ")) apart" + others(step)
  }

  private func capacity(_ rule: RuleInstance, _ step: Derivation.Step?) -> String {
    let people = context.team(rule.item)?.capacity.value ?? 0
    return "\(title(of: rule.item)) has \(people) \(people == 1 ? "person" : "people") at work" + others(step)
  }

  /// The other items that a step reads, with what is left of them.
  private func others(_ step: Derivation.Step?) -> String {
    guard let step, !step.premises.isEmpty else { return "" }
    let parts = step.premises.map { "\(title($0.item)) is \(span($0.reach))\(core($0.reach))" }
    return "; \(Words.list(parts))"
  }

  /// The days on which an item is under way wherever it lies in its reach.
  private func core(_ reach: Reach) -> String {
    guard reach.starts.count > 1, !reach.mayBeAbsent, let from = reach.latestStart, let to = reach.earliestEnd,
      let days = DayRange(first: from, last: to)
    else { return "" }
    return " and so in any case under way on \(DateText.range(days))"
  }

  /// Who is at two items, and how long the journey takes.
  private func attendance(_ rule: RuleInstance, _ step: Derivation.Step?) -> String {
    let ids = (rule.other ?? "").split(separator: " + ").map(String.init)
    let party = title(of: rule.item)
    guard ids.count == 2, let a = context.item(ids[0]), let b = context.item(ids[1]) else { return "\(party) attends" }
    guard let step, let premise = step.premises.first(where: { $0.item == a || $0.item == b }) else {
      return "\(party) is at \(title(a)) and at \(title(b))"
    }
    let other = "\(title(premise.item)), \(clause(premise, step))\(journey(step, premise))"
    switch step.side {
    case .earliest: return "\(party) comes to \(title(step.item)) from \(other)"
    case .latest: return "\(party) goes from \(title(step.item)) on to \(other)"
    default: return "\(party) is also at \(other)"
    }
  }

  private func journey(_ step: Derivation.Step, _ premise: Derivation.Premise) -> String {
    guard let from = premise.reach.places.first, let to = (step.before ?? step.implied)?.places.first,
      premise.reach.places.count == 1, (step.before ?? step.implied)?.places.count == 1
    else { return "" }
    let days = max(context.travelDays(from: from, to: to), context.travelDays(from: to, to: from))
    return days == 0
      ? "" : ", and the journey between \(placeName(from)) and \(placeName(to)) takes \(DateText.days(days))"
  }
}
