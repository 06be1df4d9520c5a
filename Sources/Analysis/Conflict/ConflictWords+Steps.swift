import CivilTime
import Planning

extension ConflictWords {
  /// What history, the data date and the horizon, and a wish, say of an item by themselves.
  func frame(_ step: Derivation.Step) -> String {
    let name = capitalised(title(step.item))
    if let wish, wish.item == step.item { return "\(name) is asked \(WishWords(context).clause(wish))." }
    guard let reach = step.after, let first = reach.earliestStart, let last = reach.latestStart,
      let end = reach.earliestEnd, let latestEnd = reach.latestEnd
    else { return "\(name) can only be absent." }
    if reach.starts.count == 1, let days = DayRange(first: first, last: end) {
      switch step.item {
      case .event: return "\(name) is on \(DateText.range(days))."
      case .meeting, .task, .stage: return "\(name) is on \(DateText.range(days)), as it has begun or is done."
      }
    }
    let takes = length(of: step.item).map { " takes \($0) and" } ?? ""
    var parts: [String] = []
    if step.side.contains(.earliest) {
      let start = "cannot begin before \(DateText.day(first))"
      let reason = first == context.scenario.dataDate ? ", the data date" : ""
      parts.append(
        start + reason + (end == first ? "" : ", so it closes on \(DateText.day(end)) at the earliest"))
    }
    if step.side.contains(.latest) {
      let reason = latestEnd == context.horizon.last ? ", the end of the horizon" : ""
      parts.append(
        "must close by \(DateText.day(latestEnd))\(reason)"
          + (latestEnd == last ? "" : ", so it begins on \(DateText.day(last)) at the latest"))
    }
    return "\(name)\(takes) \(parts.joined(separator: " and "))."
  }

  func length(of item: ItemID) -> String? {
    switch item {
    case .meeting(let id): context.meeting(id).map { "\($0.takes)" }
    case .task(let id): context.task(id).map { "\($0.takes)" }
    case .stage: context.stage(item)?.takes.map { "\($0)" }
    case .event: nil
    }
  }

  /// What a step comes to; nil where the statement says it already.
  func consequence(_ rule: RuleInstance, _ step: Derivation.Step) -> String? {
    let it = isSubject(rule, step) ? "it" : title(step.item)
    guard let after = step.after else { return clash(it, step) }
    if after.starts.isEmpty { return "\(it) can only be dropped" }
    switch rule.rule {
    case .pin, .notBefore, .due, .place: return nil
    case .window where after.earliestEnd == after.earliestStart: return nil
    case .horizon, .dataDate, .duration, .window, .weekdays, .openDays, .order, .alongside, .attendance, .capacity,
      .stages, .approval, .notice, .readiness, .spacing, .presence, .blocking, .courtesy, .preference, .stability:
      return bounds(it, step, after)
    }
  }

  /// Whether the sentence begins with the item of the step, so that "it" is clear.
  private func isSubject(_ rule: RuleInstance, _ step: Derivation.Step) -> Bool {
    switch rule.rule {
    case .order: "\(step.item)" == rule.other
    case .attendance, .capacity, .spacing, .notice: false
    case .horizon, .dataDate, .duration, .window, .pin, .notBefore, .weekdays, .openDays, .alongside, .stages,
      .approval,
      .readiness, .due, .presence, .place, .blocking, .courtesy, .preference, .stability:
      "\(step.item)" == rule.item || context.item(rule.item) == nil
    }
  }

  /// The new first and last days that a step leaves.
  private func bounds(_ it: String, _ step: Derivation.Step, _ after: Reach) -> String? {
    guard let first = after.earliestStart, let last = after.latestStart, let end = after.earliestEnd,
      let latestEnd = after.latestEnd
    else { return nil }
    let isWork = if case .stage = step.item { true } else if case .task = step.item { true } else { false }
    let isMoment = isWork && end == first && latestEnd == last
    var parts: [String] = []
    if step.side.contains(.earliest), first != step.before?.earliestStart || step.side == .earliest {
      // What was known before says nothing new.
      let known = step.before?.earliestStart ?? Day.first
      let least = step.implied?.earliestStart.flatMap { $0 > known ? $0 : nil } ?? first
      if isMoment {
        parts.append("cannot be before \(DateText.day(first))")
      } else {
        let next = least < first ? ", and its first possible day is \(DateText.day(first))" : ""
        let close = isWork && end > first ? ", nor close before \(DateText.day(end))" : ""
        parts.append("cannot begin before \(DateText.day(least))\(next)\(close)")
      }
    }
    if step.side.contains(.latest), last != step.before?.latestStart || step.side == .latest {
      if isMoment {
        parts.append("cannot be after \(DateText.day(latestEnd))")
      } else if isWork {
        parts.append(
          "must close by \(DateText.day(latestEnd))"
            + (latestEnd > last ? " and so begin by \(DateText.day(last))" : ""))
      } else {
        parts.append("must begin by \(DateText.day(last))")
      }
    }
    if parts.isEmpty { return "\(it) can begin only \(days(after.starts))" }
    return "\(it) \(parts.joined(separator: " and "))"
  }

  /// How the last step leaves nothing.
  private func clash(_ it: String, _ step: Derivation.Step) -> String {
    guard let before = step.before, let first = before.earliestStart, let last = before.latestStart else {
      return "that cannot be"
    }
    let isMoment = before.earliestStart == before.earliestEnd && before.latestStart == before.latestEnd
    let begin = isMoment ? "be" : "begin"
    guard let implied = step.implied, let least = implied.earliestStart, let most = implied.latestStart else {
      if let wish, wish.item == step.item {
        return "no day allows that, and it is asked \(WishWords(context).clause(wish))"
      }
      return "no day allows that, and \(it) could only \(begin) \(days(before.starts))"
    }
    if least > last {
      let limit = before.starts.count == 1 ? "it is on" : "it must \(begin) by"
      return "\(it) could \(begin) on \(DateText.day(least)) at the earliest, but \(limit) \(DateText.day(last)), "
        + "\(DateText.days(least - last)) sooner"
    }
    if most < first {
      let limit = before.starts.count == 1 ? "it is on" : "it cannot \(begin) before"
      return "\(it) would have to \(begin) by \(DateText.day(most)), but \(limit) \(DateText.day(first)), "
        + "\(DateText.days(first - most)) later"
    }
    // What lies about the days that are left is enough where it leaves none of those between.
    if let below = implied.starts.last(where: { $0 < first }), let above = implied.starts.first(where: { $0 > last }),
      !implied.starts.contains(where: { $0 >= first && $0 <= last })
    {
      let refused = DayRange(first: below + 1, last: above - 1).map(DateText.range) ?? DateText.day(first)
      return "\(it) could \(begin) only \(days(before.starts)), but this allows none of \(refused)"
    }
    let near = implied.starts.filter { $0 >= first - 10 && $0 <= last + 10 }
    let allowed = near.isEmpty ? "on no day near" : "only \(days(near)) near them"
    return "\(it) could \(begin) only \(days(before.starts)), but this allows \(allowed)"
  }

  /// First days in words: up to six of them one by one, in runs.
  func days(_ starts: [Day]) -> String {
    var runs: [DayRange] = []
    for day in starts {
      if let last = runs.last, last.last + 1 == day, let longer = DayRange(first: last.first, last: day) {
        runs[runs.count - 1] = longer
      } else {
        runs.append(DayRange(day))
      }
    }
    guard let first = starts.first, let last = starts.last else { return "on no day" }
    guard runs.count <= 6 else {
      return "on \(starts.count) days between \(DateText.day(first)) and \(DateText.day(last))"
    }
    return "on " + Words.list(runs.map(DateText.range))
  }
}
