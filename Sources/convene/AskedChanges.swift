import Analysis
import CivilTime
import Planning
import ScenarioText

/// The changes that a command line asks for, such as `--slip forum=+14d`, as changes of the scenario.
struct AskedChanges {
  static let options: [Option] = [.slip, .pin, .move, .drop, .block, .late, .addSession, .capacity]

  private let context: Context
  /// The plan in which slips are counted.
  private let plan: PlanIndex
  private(set) var changes: [Change] = []
  /// What to ask instead where there is no plan.
  private(set) var advice: [String] = []

  /// - Throws: `UsageError` for the first change that cannot be.
  init(_ arguments: Arguments, of plan: Plan, in context: Context) throws(UsageError) {
    self.context = context
    self.plan = PlanIndex(plan, in: context)
    for option in Self.options {
      for text in arguments.values(option) { try add(option, text) }
    }
  }

  private mutating func add(_ option: Option, _ text: String) throws(UsageError) {
    if option == .drop { return try drop(text) }
    guard let split = text.firstIndex(of: "="), split > text.startIndex else {
      throw .badValue(option, text, expected: "of the form \(option.value ?? "")")
    }
    let (name, value) = (String(text[..<split]), String(text[text.index(after: split)...]))
    func bad(_ why: String) -> UsageError { .badChange(option, text, why) }
    switch option {
    case .slip: try slip(name, try span(value, option, text), bad)
    case .late: try late(name, try span(value, option, text), bad)
    case .pin:
      guard let day = Day(value) else { throw .badValue(option, text, expected: "ITEM=DATE such as forum=2024-06-10") }
      try pin(name, day, bad)
    case .move:
      let meeting = try meeting(name, bad)
      guard context.place(value) != nil else { throw bad(unknown(value, "place", context.scenario.places.map(\.id))) }
      changes.append(.moved(meeting: meeting.id, place: value))
    case .block: try block(name, try days(value, option, text), bad)
    case .addSession: try addSession(name, try days(value, option, text), bad)
    case .capacity:
      guard context.team(name) != nil else { throw bad(unknown(name, "team", context.scenario.teams.map(\.id))) }
      guard let people = Int(value), people >= 0 else {
        throw .badValue(option, text, expected: "TEAM=PEOPLE such as \(name)=3")
      }
      changes.append(.capacity(team: name, people))
    default: break
    }
  }

  // MARK: - What happens

  private mutating func slip(_ name: String, _ span: Span, _ bad: (String) -> UsageError) throws(UsageError) {
    let item = try context.namedItem(name)
    if case .event(let id) = item, let event = context.event(id) {
      guard let first = later(event.days.first, span),
        let days = DayRange(first: first, last: first + (event.days.count - 1))
      else { throw bad("that is no day of a calendar.") }
      changes.append(.eventDays(event: id, days))
      unpin(alongside: id)
      return
    }
    try checkOpen(item, bad)
    guard span.count >= 0 else {
      throw bad("a slip is later, never earlier. Maybe --pin says the day.")
    }
    guard let days = plan.occupation(item)?.days else { throw bad("it is not in the plan, so it cannot slip.") }
    let day: Day? =
      if case .stage = item {
        span.earliest(after: days.last.close, anchor: .close, calendar: context.workTable(of: span)).map {
          Day(close: $0)
        }
      } else {
        later(days.first, span)
      }
    guard let day else { throw bad("that is no day of a calendar.") }
    guard day <= context.horizon.last else {
      throw bad("it would be \(day), after the horizon, which ends on \(context.horizon.last). Maybe a smaller slip.")
    }
    changes.append(.notBefore(item: item, max(day, context.notBefore(of: item)?.value ?? day)))
    if case .meeting(let id) = item {
      if let note = context.meeting(id)?.pin?.note, note.soft == nil, note.isFirm {
        advice.append("A slip does not lift the pin of '\(id)', which is firm. Maybe --pin \(id)=\(day) overrules it.")
      }
      unpin(id)
      unpin(alongside: id)
    }
  }

  private func later(_ day: Day, _ span: Span) -> Day? {
    span.earliest(after: day.morning, anchor: .morning, calendar: context.workTable(of: span)).map { Day(morning: $0) }
  }

  /// A slip lifts a hard pin, unless it is firm.
  private mutating func unpin(_ id: String) {
    guard let note = context.meeting(id)?.pin?.note, note.soft == nil, !note.isFirm else { return }
    changes.append(.unpinned(meeting: id))
  }

  /// What lies alongside goes with its anchor.
  private mutating func unpin(alongside anchor: String) {
    for meeting in context.scenario.meetings where meeting.alongside?.value == anchor && meeting.status != .held {
      unpin(meeting.id)
      unpin(alongside: meeting.id)
    }
  }

  private mutating func late(_ name: String, _ more: Span, _ bad: (String) -> UsageError) throws(UsageError) {
    let item = try context.namedItem(name)
    try checkNotDone(item, bad)
    let takes: Span? =
      switch item {
      case .meeting(let id): context.meeting(id)?.takes
      case .task(let id): context.task(id)?.takes
      case .stage: context.stage(item)?.takes
      case .event: nil
      }
    guard let takes else {
      throw bad("it is not worked on, so it cannot take longer. Maybe --slip says how much later it is.")
    }
    guard let longer = takes.adding(more) else {
      throw bad("it takes \(takes), to which \(more) cannot be added. Maybe say it in the same unit.")
    }
    guard longer.count >= 0 else { throw bad("it takes \(takes) only.") }
    changes.append(.takes(item: item, longer))
  }

  private mutating func pin(_ name: String, _ day: Day, _ bad: (String) -> UsageError) throws(UsageError) {
    if let event = context.event(name) {
      guard let days = DayRange(first: day, last: day + (event.days.count - 1)) else { return }
      changes.append(.eventDays(event: name, days))
      return unpin(alongside: name)
    }
    let meeting = try meeting(name, bad)
    changes.append(.pin(meeting: meeting.id, day))
    unpin(alongside: meeting.id)
  }

  private mutating func drop(_ name: String) throws(UsageError) {
    func bad(_ why: String) -> UsageError { .badChange(.drop, name, why) }
    if context.meeting(name) != nil {
      changes.append(.cancelled(meeting: try meeting(name, bad).id))
      withdrawUndecided()
    } else if context.document(name) != nil || context.task(name) != nil {
      changes.append(.withdrawn(item: name))
    } else {
      let names =
        context.scenario.meetings.map(\.id) + context.scenario.documents.map(\.id) + context.scenario.tasks.map(\.id)
      throw bad(unknown(name, "meeting, document or task", names))
    }
  }

  /// A document that nobody can decide any more is not wanted any more.
  private mutating func withdrawUndecided() {
    let left = Context(changes.reduce(context.scenario) { $0.applying($1) })
    for document in left.scenario.documents
    where document.heldWith.flatMap({ left.meeting($0.value) })?.status != .cancelled
      && document.stages.contains(where: { stage in
        guard stage.progress == nil, let decision = stage.decision else { return false }
        return !decision.orSilence && left.deciders(of: decision).isEmpty
      })
    {
      changes.append(.withdrawn(item: document.id))
    }
  }

  private mutating func block(_ name: String, _ days: DayRange, _ bad: (String) -> UsageError) throws(UsageError) {
    let (place, party) = (context.place(name), context.party(name))
    guard let title = place?.name ?? party?.name else {
      let names = context.scenario.places.map(\.id) + context.scenario.parties.map(\.id)
      throw bad(unknown(name, "place or party", names))
    }
    let taken =
      context.scenario.events.map(\.id)
      + changes.compactMap { if case .event(let event) = $0 { event.id } else { nil } }
    let id = (1...).lazy.map { "\(name)-blocked-\($0)" }.first { !taken.contains($0) } ?? name
    changes.append(
      .event(
        Event(
          id: id, name: "\(title) is not to be had", days: days,
          blocks: Event.Block(parties: place == nil ? [name] : [], places: place == nil ? [] : [name]),
          source: context.scenario.source)))
  }

  private mutating func addSession(_ name: String, _ days: DayRange, _ bad: (String) -> UsageError) throws(UsageError) {
    guard let body = context.body(name) else { throw bad(unknown(name, "body", context.scenario.bodies.map(\.id))) }
    let sessions = context.sessions(of: name)
    let taken =
      context.scenario.meetings.map(\.id)
      + changes.compactMap { if case .session(let added) = $0 { added.id } else { nil } }
    let id = (1...).lazy.map { "\(name)-extra-\($0)" }.first { !taken.contains($0) } ?? name
    let places = body.places.isEmpty ? sessions.first?.places ?? [] : body.places
    guard !places.isEmpty else { throw bad("neither the body nor a session of it has a place.") }
    changes.append(
      .session(
        Meeting(
          id: id, name: "\(body.name), extra session", body: name, takes: .days(1), places: places,
          windows: Ruled([days]), source: body.source)))
  }

  // MARK: - Names and values

  private func meeting(_ name: String, _ bad: (String) -> UsageError) throws(UsageError) -> Meeting {
    guard let meeting = context.meeting(name) else {
      throw bad(unknown(name, "meeting", context.scenario.meetings.map(\.id)))
    }
    try checkOpen(.meeting(name), bad)
    return meeting
  }

  private func checkOpen(_ item: ItemID, _ bad: (String) -> UsageError) throws(UsageError) {
    if case .meeting(let id) = item, context.meeting(id)?.status == .cancelled { throw bad("it is cancelled.") }
    try checkNotDone(item, bad)
    if context.hasBegun(item) { throw bad("it has begun. Maybe --late says how much longer it takes.") }
  }

  private func checkNotDone(_ item: ItemID, _ bad: (String) -> UsageError) throws(UsageError) {
    if case .event = item { return }
    if context.isFact(item) { throw bad("that is history by \(context.scenario.dataDate), which no change moves.") }
  }

  private func unknown(_ name: String, _ kind: String, _ names: [String]) -> String {
    "there is no \(kind) '\(name)'." + (nearest(name, among: names).map { " Did you mean '\($0)'?" } ?? "")
  }

  private func days(_ value: String, _ option: Option, _ text: String) throws(UsageError) -> DayRange {
    let spaced = value.contains(" ") ? value : value.split(separator: "..", maxSplits: 1).joined(separator: " .. ")
    guard let days = DayRange(spaced) ?? Day(value).map({ DayRange($0) }) else {
      throw .badValue(option, text, expected: "a name with dates such as astana=2024-05-01..2024-05-12")
    }
    return days
  }

  /// `+14d`, `2w`, `20wd`, `1m`, or a span as scenarios write it.
  private func span(_ value: String, _ option: Option, _ text: String) throws(UsageError) -> Span {
    let unsigned = value.hasPrefix("+") ? String(value.dropFirst()) : value
    if let span = Span(unsigned) { return span }
    let units: [(String, Span.Unit)] = [("wd", .workingDays), ("d", .days), ("w", .weeks), ("m", .months)]
    for (ending, unit) in units where unsigned.hasSuffix(ending) {
      if let count = Int(unsigned.dropLast(ending.count)), abs(count) <= Span.largestCount {
        return Span(count: count, unit: unit)
      }
    }
    throw .badValue(
      option, text,
      expected: "a name with a span such as \(option == .late ? "paper.drafted=+20wd" : "forum=+14d") (d, w, m or wd)")
  }
}

extension Span {
  /// The sum, where the units can be added.
  fileprivate func adding(_ other: Span) -> Span? {
    switch (unit, other.unit) {
    case _ where unit == other.unit: Span(count: count + other.count, unit: unit, calendar: calendar)
    case (.weeks, .days): Span(count: 7 * count + other.count, unit: .days)
    case (.days, .weeks): Span(count: count + 7 * other.count, unit: .days)
    case (.workingDays, .weeks): Span(count: count + 5 * other.count, unit: unit, calendar: calendar)
    default: nil
    }
  }
}
