import Analysis
import CivilTime
import Planning

/// Reads from the plan of an elastic scenario what it gives up, and by how much.
struct SacrificeReader {
  let original: Context
  let elastic: Context
  let plan: PlanIndex

  /// The sacrifices behind cost lines, one for each rule as it is written, in their order.
  func sacrifices(_ costs: [CostLine]) -> [Repair.Sacrifice] {
    var sacrifices: [Repair.Sacrifice] = []
    for line in costs {
      guard let found = sacrifice(line) else { continue }
      if let index = sacrifices.firstIndex(where: { $0.rule.key == found.rule.key }) {
        sacrifices[index].points += line.points
      } else {
        sacrifices.append(found)
      }
    }
    return sacrifices
  }

  private func sacrifice(_ line: CostLine) -> Repair.Sacrifice? {
    let rule = line.instance
    switch rule.rule {
    case .window: return sacrifice(rule, line, days(rule.item).flatMap { widened(rule.item, $0) })
    case .pin: return sacrifice(rule, line, days(rule.item).map { .pin(meeting: rule.item, $0.first) })
    case .weekdays: return sacrifice(rule, line, weekdays(rule.item))
    case .openDays: return sacrifice(rule, line, .closedDays(meeting: rule.item))
    case .duration: return sacrifice(rule, line, shortened(rule.item))
    case .order: return sacrifice(rule, line, gap(rule))
    case .readiness: return sacrifice(rule, line, lead(rule))
    case .due: return sacrifice(rule, line, due(rule.item))
    case .notice: return notice(rule, line)
    case .spacing: return sacrifice(RuleInstance(.spacing, rule.item, at: rule.place), line, spacing(rule.item))
    case .approval: return sacrifice(rule, line, original.item(rule.item).map { .silence(stage: $0) })
    case .attendance:
      return sacrifice(rule, line, rule.other.map { .absence(party: $0, meeting: rule.item) })
    case .place:
      return sacrifice(
        RuleInstance(.place, rule.item, at: rule.place), line, rule.other.map { .place(meeting: rule.item, $0) })
    case .blocking:
      return sacrifice(
        rule, line, rule.other.map { .blocking(event: $0, cost: original.scenario.repairPrices.blocking) })
    case .presence: return head(rule, line) ?? session(rule, line)
    case .horizon, .dataDate, .notBefore, .alongside, .capacity, .stages, .courtesy, .preference, .stability: return nil
    }
  }

  private func sacrifice(_ rule: RuleInstance, _ line: CostLine, _ change: Change?) -> Repair.Sacrifice? {
    change.map { Repair.Sacrifice(rule: rule, note: original.note(of: rule), change: $0, points: line.points) }
  }

  private func days(_ meeting: String) -> DayRange? { plan.meeting(meeting)?.days }

  /// The windows with the nearest one made to hold the days.
  private func widened(_ meeting: String, _ days: DayRange) -> Change? {
    guard var windows = original.meeting(meeting)?.windows?.value, !windows.isEmpty else { return nil }
    func distance(_ window: DayRange) -> Int { max(0, window.first - days.first, days.last - window.last) }
    let index = windows.indices.min { distance(windows[$0]) < distance(windows[$1]) } ?? 0
    let window = windows[index]
    windows[index] =
      DayRange(first: min(window.first, days.first), last: max(window.last, days.last)) ?? window
    return .windows(meeting: meeting, windows)
  }

  private func weekdays(_ meeting: String) -> Change? {
    guard let days = days(meeting), let allowed = original.meeting(meeting).flatMap(original.weekdays)?.value else {
      return nil
    }
    return .weekdays(meeting: meeting, allowed.union(days.map(\.weekday)))
  }

  private func shortened(_ name: String) -> Change? {
    guard let item = elastic.item(name), let days = plan.occupation(item)?.days else { return nil }
    let (takes, compression, table): (Span, Compression?, WorkTable)
    switch item {
    case .meeting(let id):
      guard let meeting = elastic.meeting(id) else { return nil }
      (takes, compression, table) = (meeting.takes, meeting.compression, elastic.workTable(nil))
    case .task(let id):
      guard let task = elastic.task(id) else { return nil }
      (takes, compression, table) = (task.takes, task.compression, elastic.workTable(of: task))
    case .stage(let document, _):
      guard let stage = elastic.stage(item), let span = stage.takes, let document = elastic.document(document) else {
        return nil
      }
      (takes, compression, table) = (span, stage.compression, elastic.workTable(of: stage, in: document))
    case .event: return nil
    }
    return takes.compressed(compression).last { $0.lastDay(startingOn: days.first, calendar: table) == days.last }
      .map { .takes(item: item, $0) }
  }

  /// The unit in which a shorter or longer gap is told: weeks and months would say more than was given up.
  private func fine(_ unit: Span.Unit) -> Span.Unit { unit == .weeks || unit == .months ? .days : unit }

  /// The span that the gap between two instants allows as a least one.
  private func least(_ span: Span, from start: Instant, to end: Instant, _ anchor: Span.Anchor) -> Span {
    let table = original.workTable(of: span)
    func gap(in unit: Span.Unit) -> Int { Span.gap(from: start, to: end, in: unit, anchor: anchor, calendar: table) }
    if gap(in: span.unit) >= span.count { return span }
    return Span(count: gap(in: fine(span.unit)), unit: fine(span.unit), calendar: span.calendar)
  }

  /// The span that the gap between two instants allows as a most one.
  private func most(_ span: Span, from start: Instant, to end: Instant, _ anchor: Span.Anchor) -> Span {
    let table = original.workTable(of: span)
    func reaches(_ span: Span) -> Bool {
      span.latest(after: start, anchor: anchor, calendar: table).map { $0 >= end } ?? true
    }
    if reaches(span) { return span }
    var longer = Span(count: max(0, span.count), unit: fine(span.unit), calendar: span.calendar)
    while !reaches(longer) { longer = Span(count: longer.count + 1, unit: longer.unit, calendar: longer.calendar) }
    return longer
  }

  private func gap(_ rule: RuleInstance) -> Change? {
    let link = original.scenario.order.first {
      "\($0.first)" == rule.item && "\($0.then)" == rule.other && $0.note.place == rule.place
    }
    guard let link, let first = plan.occupation(link.first), let then = plan.occupation(link.then) else { return nil }
    let fromEnd = link.type == .finishToStart || link.type == .finishToFinish
    let start = fromEnd ? first.end : first.start
    let end = link.type.bindsStart ? then.start : then.end
    let anchor: Span.Anchor = fromEnd || first.start == first.end ? .close : .morning
    return .gap(
      first: link.first, then: link.then, type: link.type, atLeast: least(link.atLeast, from: start, to: end, anchor),
      atMost: link.atMost.map { most($0, from: start, to: end, anchor) })
  }

  private func lead(_ rule: RuleInstance) -> Change? {
    let needs = (original.meeting(rule.item)?.needs ?? []) + (original.task(rule.item)?.needs ?? [])
    guard let need = needs.first(where: { "\($0.subject.item)" == rule.other && $0.note.place == rule.place }),
      let item = original.item(rule.item), let end = plan.occupation(need.subject.item)?.end,
      let start = plan.occupation(item)?.start
    else { return nil }
    let lead = least(need.lead, from: end, to: start, .close)
    return .lead(item: rule.item, of: need.subject.item, lead.count < 0 ? nil : lead)
  }

  private func due(_ id: String) -> Change? {
    if let task = plan.task(id) { return task.days.map { .due(item: id, $0.last) } }
    guard let stage = original.document(id)?.stages.last else { return nil }
    return plan.stage(id, stage.name)?.days.map { .due(item: id, $0.last) }
  }

  private func notice(_ rule: RuleInstance, _ line: CostLine) -> Repair.Sacrifice? {
    guard let item = original.item(rule.item), case .stage(let document, let name) = item,
      let decision = original.stage(item)?.decision, let session = plan.stage(document, name)?.way.session,
      let body = elastic.decidingBody(of: decision, at: elastic.meeting(session)), let notice = body.notice,
      let end = rule.other.flatMap(original.item).flatMap(plan.occupation)?.end,
      let start = plan.occupation(.meeting(session))?.start
    else { return nil }
    let clear = least(notice.value.clear, from: end, to: start, .close)
    let written = RuleInstance(.notice, body.id, at: rule.place)
    return Repair.Sacrifice(
      rule: written, note: notice.note, change: .notice(body: body.id, clear.count < 0 ? .days(0) : clear),
      points: line.points)
  }

  private func spacing(_ id: String) -> Change? {
    guard let spacing = original.body(id)?.spacing else { return nil }
    let sessions = plan.inOrder(elastic.sessions(of: id).map { .meeting($0.id) })
    var bounds = spacing.value
    for (a, b) in zip(sessions, sessions.dropFirst()) {
      guard let end = plan.occupation(a)?.end, let start = plan.occupation(b)?.start else { continue }
      bounds.atLeast = bounds.atLeast.map { least($0, from: end, to: start, .close) }
      bounds.atMost = bounds.atMost.map { most($0, from: end, to: start, .close) }
    }
    return .spacing(body: id, bounds)
  }

  /// A team with more heads.
  private func head(_ rule: RuleInstance, _ line: CostLine) -> Repair.Sacrifice? {
    for team in original.scenario.teams {
      let heads = (1...ElasticScenario.mostHeads).map { ElasticScenario.headName(team.id, $0) }
      guard heads.contains(rule.item) else { continue }
      let more = heads.count { plan.task($0)?.days == nil }
      return sacrifice(
        RuleInstance(.capacity, team.id, at: team.capacity.note.place), line,
        .capacity(team: team.id, team.capacity.value + more))
    }
    return nil
  }

  /// A session that is held besides those of the scenario.
  private func session(_ rule: RuleInstance, _ line: CostLine) -> Repair.Sacrifice? {
    guard original.item(rule.item) == nil, var session = elastic.meeting(rule.item),
      let planned = plan.meeting(rule.item),
      let days = planned.days, let body = session.body.flatMap(original.body)
    else { return nil }
    session.optional = nil
    session.compression = nil
    session.places = original.sessions(of: body.id).first?.places ?? body.places
    session.parties = []
    session.openDays = Ruled(true)
    session.windows = Ruled([days])
    return Repair.Sacrifice(
      rule: rule, note: RuleNote(place: body.source), change: .session(session), points: line.points)
  }
}
