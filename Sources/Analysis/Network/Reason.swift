import CivilTime
public import Planning

/// Why an item cannot be earlier: the rule that sets its early dates, in a sentence for people.
public struct Reason: Hashable, Sendable {
  public let rule: RuleName
  /// A clause without a full stop, such as `needs Concept paper: approved, closed 14 days before`.
  public let sentence: String
  /// Why the rule is there, as its writer says.
  public let why: String?
}

extension Network {
  /// The reason for the early dates of an item.
  public func reason(for dates: ItemDates) -> Reason {
    switch dates.driver {
    case .ownRule: ownReason(dates)
    case .arc(let arc): Reason(rule: arc.rule.rule, sentence: sentence(arc), why: arc.why)
    }
  }

  private func sentence(_ arc: Arc) -> String {
    let from = context.title(of: arc.from)
    switch arc.rule.rule {
    case .stages: return "follows \(arc.from.stage ?? from)"
    case .approval: return "is decided at \(from)"
    case .notice: return "needs notice of \(from)\(clear(arc))"
    case .readiness: return "needs \(from)\(clear(arc))"
    case .attendance:
      let party = context.party(arc.rule.item)?.name ?? arc.rule.item
      let travel = arc.gap.map { ", \($0) of travel" } ?? ""
      return "\(party) is at \(from) before\(travel)"
    case .capacity:
      return "waits for people of \(context.team(arc.rule.item)?.name ?? arc.rule.item), who are at \(from)"
    case .alongside: return "is alongside \(from)"
    case .spacing, .order, .horizon, .dataDate, .duration, .window, .pin, .notBefore, .weekdays, .openDays, .due,
      .presence,
      .place, .blocking, .courtesy, .preference, .stability:
      if arc.isMaximum { return "is at most \(arc.gap ?? .days(0)) before \(from)" }
      let points: String =
        switch (arc.fromPoint, arc.toPoint) {
        case (.end, .start): ""
        case (.start, .start): " starts"
        case (.end, .end): " closes, close to close"
        case (.start, .end): " starts, morning to close"
        }
      return arc.gap.map { "is at least \($0) after \(from)\(points)" } ?? "is after \(from)\(points)"
    }
  }

  private func clear(_ arc: Arc) -> String { arc.gap.map { ", closed \($0) before" } ?? "" }

  /// The own rule that keeps an item without driving predecessor from being a day earlier.
  private func ownReason(_ dates: ItemDates) -> Reason {
    switch dates.item {
    case .event: return Reason(rule: .duration, sentence: "is an outside event", why: nil)
    case .task, .stage:
      if dates.planned.start < context.scenario.dataDate.morning || isFact(dates.item) {
        return Reason(rule: .dataDate, sentence: "has begun or is done", why: nil)
      }
      if let reason = notBefore(dates.item, dates.early.days) { return reason }
      return Reason(rule: .dataDate, sentence: "begins as early as the data date allows", why: nil)
    case .meeting(let id):
      guard let meeting = context.meeting(id) else { break }
      return ownReason(meeting, dates.early.days)
    }
    return Reason(rule: .dataDate, sentence: "begins as early as the data date allows", why: nil)
  }

  private func ownReason(_ meeting: Meeting, _ early: DayRange) -> Reason {
    if meeting.status == .held { return Reason(rule: .dataDate, sentence: "has been held", why: nil) }
    if let pin = meeting.pin, pin.note.soft == nil {
      return Reason(rule: .pin, sentence: "is pinned to \(DateText.day(pin.value))", why: pin.note.why)
    }
    if let reason = notBefore(.meeting(meeting.id), early) ?? notBefore(decidedAt: meeting.id) { return reason }
    if early.first == context.scenario.dataDate {
      return Reason(rule: .dataDate, sentence: "begins on the data date", why: nil)
    }
    if let windows = meeting.windows, windows.note.soft == nil,
      let window = windows.value.first(where: { $0.first == early.first })
    {
      return Reason(
        rule: .window, sentence: "its window opens on \(DateText.day(window.first))", why: windows.note.why)
    }
    let dayBefore = early.first - 1
    if let weekdays = context.weekdays(of: meeting), weekdays.note.soft == nil,
      !weekdays.value.contains(dayBefore.weekday)
    {
      return Reason(rule: .weekdays, sentence: "its first allowed weekday", why: weekdays.note.why)
    }
    return Reason(rule: .openDays, sentence: "its first open day", why: meeting.openDays.note.why)
  }

  /// The day before which an item may not be, where its early dates are on it.
  private func notBefore(_ item: ItemID, _ early: DayRange) -> Reason? {
    guard let rule = context.notBefore(of: item), item.referenceDay(of: early) == rule.value else { return nil }
    let verb = if case .stage = item { "close" } else { "start" }
    return Reason(
      rule: .notBefore, sentence: "may not \(verb) before \(DateText.day(rule.value))", why: rule.note.why)
  }

  /// The same for what a meeting decides.
  private func notBefore(decidedAt meeting: String) -> Reason? {
    for stage in plan.stages where stage.way.session == meeting {
      guard let early = dates(of: stage.id)?.early.days, let reason = notBefore(stage.id, early) else { continue }
      return Reason(
        rule: reason.rule, sentence: "decides \(context.title(of: stage.id)), which \(reason.sentence)", why: reason.why
      )
    }
    return nil
  }

  private func isFact(_ item: ItemID) -> Bool {
    switch item {
    case .task(let id): context.task(id)?.progress != nil
    case .stage: context.stage(item)?.progress != nil
    case .meeting(let id): context.meeting(id)?.status == .held
    case .event: true
    }
  }
}

extension ItemID {
  /// The name of a stage; nil for other items.
  fileprivate var stage: String? {
    if case .stage(_, let stage) = self { stage } else { nil }
  }
}
