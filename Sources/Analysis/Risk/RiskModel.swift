import CivilTime
import Planning

/// A plan as what a sample walks: its work in an order in which everything comes after what it waits for, with the meetings fixed.
struct RiskModel: Sendable {
  /// Later than everything: what never comes about.
  static let never = Instant.max / 4

  /// A bound that one item puts on another.
  struct Wait: Sendable {
    /// The place of the other work, or nil for what does not move.
    let source: Int?
    /// When that is; nil for other work.
    let fixed: Instant?
    let arc: Arc
  }

  /// A session at which a stage may be decided, by time.
  struct Session: Sendable {
    let start: Instant
    let end: Instant
    /// When the stage closes then: with the session, or when the silence after it expires.
    let close: Instant
    let notice: (source: Int, span: Span)?
    let table: WorkTable?
  }

  enum Kind: Sendable {
    /// History, or what no sample changes.
    case fixed
    case work(Span, Triangular?, WorkTable)
    /// Work that has begun on a day: the whole span from then on, or what remains of it from the data date on.
    case begun(Span, Triangular?, WorkTable, Day, isRemainder: Bool)
    /// A decision after the work at `previous`; the sessions from the planned one on.
    case decision(previous: Int?, [Session], silence: Span?, isSilent: Bool)
  }

  struct Work: Sendable {
    let item: ItemID
    let planned: Occupation
    let kind: Kind
    let waits: [Wait]
    let isSampled: Bool
    /// It closes no earlier than this.
    let leastEnd: Instant
  }

  /// What a meeting waits for.
  struct Need: Sendable {
    let source: Int
    let arc: Arc
    /// When the work is to be decided at the meeting: the instant at which it closes then.
    let decision: Instant?
  }

  struct MeetingNeeds: Sendable {
    let id: String
    let planned: Occupation
    let needs: [Need]
  }

  let works: [Work]
  let meetings: [MeetingNeeds]
  let context: Context

  /// The rules by which work waits; those of people and teams are kept by the plan and are not judged again.
  private static let waiting: [RuleName] = [.stages, .readiness, .order, .notice]

  init(_ network: Network) {
    context = network.context
    let context = network.context
    let index = PlanIndex(network.plan, in: context)
    let arcs = network.arcs.filter { !$0.isMaximum && RiskModel.waiting.contains($0.rule.rule) }
    let incoming = Dictionary(grouping: arcs, by: \.to)
    let items = RiskModel.ordered(
      network.items.map(\.item).filter { if case .stage = $0 { true } else if case .task = $0 { true } else { false } },
      arcs, index, context)
    let places = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($0.element, $0.offset) })
    func wait(_ arc: Arc) -> Wait? {
      if let source = places[arc.from] { return Wait(source: source, fixed: nil, arc: arc) }
      return index.occupation(arc.from).map { Wait(source: nil, fixed: $0.instant(arc.fromPoint), arc: arc) }
    }
    works = items.compactMap { item in
      index.occupation(item).map { planned in
        let kind = RiskModel.kind(of: item, planned, places, index, context)
        let isSampled =
          switch kind {
          case .work(_, let likely, _), .begun(_, let likely, _, _, _): likely != nil
          case .fixed, .decision: false
          }
        return Work(
          item: item, planned: planned, kind: kind, waits: (incoming[item] ?? []).compactMap(wait),
          isSampled: isSampled,
          leastEnd: RiskModel.leastEnd(of: item, context)
        )
      }
    }
    meetings = network.plan.meetings.compactMap { planned in
      let meeting = ItemID.meeting(planned.id)
      guard let occupation = index.occupation(meeting), context.meeting(planned.id)?.status != .held else { return nil }
      let needs = (incoming[meeting] ?? []).compactMap { arc in
        places[arc.from].map { Need(source: $0, arc: arc, decision: nil) }
      }
      return needs.isEmpty ? nil : MeetingNeeds(id: planned.id, planned: occupation, needs: needs)
    }
  }

  /// The work, everything after what it waits for: by plan where that leaves a choice.
  private static func ordered(
    _ items: [ItemID], _ arcs: [Arc], _ plan: PlanIndex, _ context: Context
  ) -> [ItemID] {
    let known = Set(items)
    var before: [ItemID: Set<ItemID>] = [:]
    for arc in arcs where known.contains(arc.from) && known.contains(arc.to) {
      before[arc.to, default: []].insert(arc.from)
    }
    for document in context.scenario.documents {
      for (earlier, later) in zip(document.stages, document.stages.dropFirst()) {
        let (from, to) = (
          ItemID.stage(document: document.id, stage: earlier.name),
          ItemID.stage(document: document.id, stage: later.name)
        )
        if known.contains(from), known.contains(to) { before[to, default: []].insert(from) }
      }
    }
    var rest = items.sorted {
      (plan.occupation($0)?.start ?? 0, plan.occupation($0)?.end ?? 0, $0)
        < (plan.occupation($1)?.start ?? 0, plan.occupation($1)?.end ?? 0, $1)
    }
    var result: [ItemID] = []
    var done: Set<ItemID> = []
    while !rest.isEmpty {
      let next = rest.firstIndex { before[$0]?.isSubset(of: done) ?? true } ?? 0
      let item = rest.remove(at: next)
      done.insert(item)
      result.append(item)
    }
    return result
  }

  private static func kind(
    of item: ItemID, _ planned: Occupation, _ places: [ItemID: Int], _ plan: PlanIndex, _ context: Context
  ) -> Kind {
    switch item {
    case .meeting, .event: return .fixed
    case .task(let id):
      guard let task = context.task(id) else { return .fixed }
      return work(task.takes, task.likely, context.workTable(of: task), task.progress, planned)
    case .stage(let id, let name):
      guard let document = context.document(id), let stage = context.stage(item), let record = plan.stage(id, name)
      else {
        return .fixed
      }
      if let takes = stage.takes {
        return work(takes, stage.likely, context.workTable(of: stage, in: document), stage.progress, planned)
      }
      guard let decision = stage.decision, stage.progress == nil else { return .fixed }
      let stages = document.stages.map { ItemID.stage(document: id, stage: $0.name) }
      let position = stages.firstIndex(of: item) ?? 0
      let sessions = sessions(decision, document, position, stages, places, plan, context)
        .filter { session in
          // The planned session, then those after it.
          guard let first = plannedSession(record, plan) else { return true }
          return session.start > first.start || session.start == first.start && session.end == first.end
        }
      return .decision(
        previous: position > 0 ? places[stages[position - 1]] : nil, record.way == .silence ? [] : sessions,
        silence: decision.orSilence ? context.silence(of: decision, at: nil) : nil, isSilent: record.way == .silence)
    }
  }

  /// What the rule not-before says of the close of a stage.
  private static func leastEnd(of item: ItemID, _ context: Context) -> Instant {
    guard case .stage = item else { return .min }
    return context.notBefore(of: item)?.value.close ?? .min
  }

  private static func plannedSession(_ record: PlannedStage, _ plan: PlanIndex) -> Occupation? {
    record.way.session.flatMap { plan.occupation(.meeting($0)) }
  }

  private static func work(
    _ takes: Span, _ likely: Likely?, _ table: WorkTable, _ progress: Progress?, _ planned: Occupation
  ) -> Kind {
    switch progress {
    case .done: .fixed
    case .started(let day): .begun(takes, likely.map(Triangular.init), table, day, isRemainder: false)
    case .remaining(let span, let day):
      .begun(span, likely?.scaled(to: span.count).map(Triangular.init), table, day, isRemainder: true)
    case nil: .work(takes, likely.map(Triangular.init), table)
    }
  }

  /// The sessions of the plan that may decide, by time.
  private static func sessions(
    _ decision: Decision, _ document: Document, _ position: Int, _ stages: [ItemID], _ places: [ItemID: Int],
    _ plan: PlanIndex, _ context: Context
  ) -> [Session] {
    context.deciders(of: decision).compactMap { meeting -> Session? in
      guard let held = plan.occupation(.meeting(meeting.id)) else { return nil }
      var close = held.end
      if decision.thenSilence {
        guard let span = context.silence(of: decision, at: meeting),
          let start = context.workTable(nil).firstWorkingDay(from: held.days.last + 1),
          let expiry = context.silenceExpiry(from: start, span: span)
        else { return nil }
        close = expiry.close
      }
      var notice: (source: Int, span: Span)?
      if position > 0, let rule = context.decidingBody(of: decision, at: meeting)?.notice, rule.note.soft == nil {
        let subject = document.stages.prefix(position).firstIndex { $0.name == rule.value.stage } ?? position - 1
        notice = places[stages[subject]].map { ($0, rule.value.clear) }
      }
      return Session(
        start: held.start, end: held.end, close: close, notice: notice,
        table: notice.map { context.workTable(of: $0.span) })
    }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }
}
