import CivilTime
public import Planning

/// Changes of a scenario in sentences, in the planner's units.
public struct ChangeWords: Sendable {
  private let words: ConflictWords
  private var context: Context { words.context }

  public init(_ context: Context) {
    words = ConflictWords(context)
  }

  /// What is to be otherwise and by how much, with a full stop.
  public func sentence(_ change: Change) -> String { heading(change) + "." }

  /// The same without a full stop.
  public func heading(_ change: Change) -> String { words.capitalised(clause(change)) }

  private func clause(_ change: Change) -> String {
    switch change {
    case .windows(let id, let windows):
      let old = context.meeting(id)?.windows?.value ?? []
      let index = windows.indices.first { !old.indices.contains($0) || old[$0] != windows[$0] } ?? 0
      guard old.indices.contains(index) else { return "widen the window of \(meeting(id))" }
      return "widen the window of \(meeting(id)) \(widening(old[index], windows[index]))"
    case .pin(let id, let day):
      let old = context.meeting(id)?.pin?.value
      let move = old.map { day > $0 ? " (\(DateText.days(day - $0)) later)" : " (\(DateText.days($0 - day)) earlier)" }
      return "move \(meeting(id)) to \(DateText.day(day))\(move ?? "")"
    case .takes(let item, let span):
      let old = length(item)
      let isLonger = old.map { $0.count < span.count } ?? false
      let difference = old.map { Span(count: abs($0.count - span.count), unit: $0.unit) }
      let by = old?.unit == span.unit ? difference.map { " by \($0)" } ?? "" : ""
      return "\(isLonger ? "lengthen" : "shorten") \(words.title(item))\(by), to \(span)"
    case .weekdays(let id, let days):
      let old = context.meeting(id).flatMap(context.weekdays)?.value ?? []
      return
        "let \(meeting(id)) be on \(Words.list(Weekday.allCases.filter { days.contains($0) && !old.contains($0) }.map(\.name)))"
    case .closedDays(let id): return "hold \(meeting(id)) in spite of a holiday or closed day"
    case .place(let id, let place): return "hold \(meeting(id)) at \(words.placeName(place))"
    case .absence(let party, let id): return "let \(words.title(of: party)) stay away from \(meeting(id))"
    case .gap(let first, let then, let type, let atLeast, let atMost):
      let link = context.scenario.order.first { $0.first == first && $0.then == then && $0.type == type }
      let (from, to) = (words.title(first), words.title(then))
      if let link, atLeast != link.atLeast {
        return atLeast.count < 0
          ? "let \(to) begin before \(from) closes, by up to \(Span(count: -atLeast.count, unit: atLeast.unit))"
          : "put \(to) only \(atLeast) after \(from) instead of \(link.atLeast)"
      }
      return "put \(to) up to \(atMost.map { "\($0)" } ?? "any time") after \(from)"
        + (link?.atMost.map { " instead of \($0)" } ?? "")
    case .lead(let item, let subject, let lead):
      guard let lead else { return "let \(words.title(of: item)) do without \(words.title(subject))" }
      let needs = (context.meeting(item)?.needs ?? []) + (context.task(item)?.needs ?? [])
      let old = needs.first { $0.subject.item == subject }?.lead
      return "let \(words.title(subject)) close only \(lead) before \(words.title(of: item))"
        + (old.map { " instead of \($0)" } ?? "")
    case .notice(let id, let clear):
      return "shorten the notice of \(words.title(of: id)) to \(clear)"
        + (context.body(id)?.notice.map { " instead of \($0.value.clear)" } ?? "")
    case .spacing(let id, let bounds):
      let old = context.body(id)?.spacing?.value
      if bounds.atLeast != old?.atLeast, let least = bounds.atLeast {
        return "let sessions of \(words.title(of: id)) be only \(least) apart"
          + (old?.atLeast.map { " instead of \($0)" } ?? "")
      }
      return "let sessions of \(words.title(of: id)) be up to \(bounds.atMost.map { "\($0)" } ?? "any time") apart"
        + (old?.atMost.map { " instead of \($0)" } ?? "")
    case .due(let id, let day):
      let old = (context.document(id)?.due ?? context.task(id)?.due)?.value
      return "accept \(words.title(of: id)) on \(DateText.day(day))"
        + (old.map { ", \(DateText.days(day - $0)) after it is due" } ?? "")
    case .silence(let stage): return "let \(words.title(stage)) be decided by silence, too"
    case .session(let session):
      let days = session.windows?.value.first.map(DateText.range)
      return "hold an extraordinary session of \(session.body.map { words.title(of: $0) } ?? session.name)"
        + (days.map { " on \($0)" } ?? "")
    case .capacity(let id, let people):
      let old = context.team(id)?.capacity.value ?? 0
      return "give \(words.title(of: id)) \(people) people instead of \(old)"
    case .blocking(let event, _): return "meet in spite of \(words.title(of: event))"
    case .notBefore(let item, let day):
      let verb = if case .stage = item { "close" } else { "start" }
      return "let \(words.title(item)) not \(verb) before \(DateText.day(day))"
    case .unpinned(let id): return "let \(meeting(id)) have no given day"
    case .moved(let id, let place): return "hold \(meeting(id)) at \(words.placeName(place)) and nowhere else"
    case .cancelled(let id): return "cancel \(meeting(id))"
    case .withdrawn(let id): return "do without \(words.title(of: id))"
    case .eventDays(let id, let days):
      return "\(words.title(of: id)) is on \(DateText.range(days))"
        + (context.event(id).map { " instead of \(DateText.range($0.days))" } ?? "")
    case .event(let event): return "\(event.name) on \(DateText.range(event.days))"
    }
  }

  private func meeting(_ id: String) -> String { words.title(.meeting(id)) }

  private func widening(_ old: DayRange, _ new: DayRange) -> String {
    var parts: [String] = []
    if new.first < old.first {
      parts.append("by \(DateText.days(old.first - new.first)), to begin on \(DateText.day(new.first))")
    }
    if new.last > old.last {
      parts.append("by \(DateText.days(new.last - old.last)), to end on \(DateText.day(new.last))")
    }
    return parts.joined(separator: " and ")
  }

  private func length(_ item: ItemID) -> Span? {
    switch item {
    case .meeting(let id): context.meeting(id)?.takes
    case .task(let id): context.task(id)?.takes
    case .stage: context.stage(item)?.takes
    case .event: nil
    }
  }
}
