import CivilTime
import Planning

/// The rules of a plan as arcs between its items. Soft rules bind nothing.
struct ArcBuilder {
  let plan: PlanIndex
  let mobilities: [ItemID: Mobility]
  let context: Context
  private(set) var arcs: [Arc] = []

  init(_ plan: PlanIndex, _ mobilities: [ItemID: Mobility], _ context: Context) {
    self.plan = plan
    self.mobilities = mobilities
    self.context = context
    addOrder()
    addStages()
    addReadiness()
    addSpacing()
    addAlongside()
    addAttendance()
    addCapacity()
  }

  private mutating func add(
    _ from: ItemID, _ fromPoint: Arc.Point, _ to: ItemID, _ toPoint: Arc.Point, _ bound: Arc.Bound,
    anchor: Span.Anchor = .close, table: WorkTable? = nil, _ rule: RuleInstance, why: String? = nil
  ) {
    guard plan.occupation(from) != nil, plan.occupation(to) != nil else { return }
    arcs.append(
      Arc(
        from, fromPoint, to, toPoint, bound, anchor: anchor, table: table ?? context.workTable(nil), rule: rule,
        why: why))
  }

  private mutating func addOrder() {
    for link in context.scenario.order where link.note.soft == nil {
      let rule = RuleInstance(.order, "\(link.first)", "\(link.then)", at: link.note.place)
      let from: Arc.Point = link.type == .finishToStart || link.type == .finishToFinish ? .end : .start
      let to: Arc.Point = link.type == .finishToStart || link.type == .startToStart ? .start : .end
      let anchor: Span.Anchor = from == .end || isMilestone(link.first) ? .close : .morning
      let isOrdered = link.type == .finishToStart && link.atLeast.count >= 0
      add(
        link.first, from, link.then, to, .atLeast(link.atLeast, isOrdered: isOrdered), anchor: anchor,
        table: context.workTable(of: link.atLeast), rule, why: link.note.why)
      if let most = link.atMost {
        add(
          link.then, to, link.first, from, .atMost(most), anchor: anchor, table: context.workTable(of: most), rule,
          why: link.note.why)
      }
    }
  }

  private func isMilestone(_ item: ItemID) -> Bool {
    switch item {
    case .stage: context.stage(item)?.takes?.isMilestone == true
    case .task(let id): context.task(id)?.takes.isMilestone == true
    case .meeting, .event: false
    }
  }

  private mutating func addStages() {
    for document in context.scenario.documents {
      for (earlier, later) in zip(document.stages, document.stages.dropFirst()) {
        let from = ItemID.stage(document: document.id, stage: earlier.name)
        let to = ItemID.stage(document: document.id, stage: later.name)
        let rule = RuleInstance(.stages, "\(to)", "\(from)", at: later.source)
        guard let session = session(deciding: document.id, later.name) else {
          add(from, .end, to, .start, .atLeast(.days(0), isOrdered: true), rule)
          continue
        }
        add(from, .end, .meeting(session), .start, .atLeast(.days(0), isOrdered: true), rule)
        addNotice(document, later, earlier, session)
      }
    }
  }

  private func session(deciding document: String, _ stage: String) -> String? {
    switch plan.stage(document, stage)?.way {
    case .session(let meeting), .sessionThenSilence(let meeting): meeting
    default: nil
    }
  }

  private mutating func addNotice(_ document: Document, _ stage: Stage, _ previous: Stage, _ session: String) {
    guard let decision = stage.decision,
      let notice = context.decidingBody(of: decision, at: context.meeting(session))?.notice, notice.note.soft == nil
    else { return }
    let before = document.stages.prefix { $0.name != stage.name }
    let subject = before.first { $0.name == notice.value.stage } ?? previous
    add(
      .stage(document: document.id, stage: subject.name), .end, .meeting(session), .start,
      .atLeast(notice.value.clear, isOrdered: true), table: context.workTable(of: notice.value.clear),
      RuleInstance(.notice, session, "\(document.id).\(subject.name)", at: notice.note.place),
      why: notice.note.why)
  }

  private mutating func addReadiness() {
    let items: [(ItemID, [Need])] =
      context.scenario.meetings.map { (.meeting($0.id), $0.needs) }
      + context.scenario.tasks.map { (.task($0.id), $0.needs) }
    for (item, needs) in items {
      for need in needs where need.note.soft == nil {
        let subject: ItemID =
          switch need.subject {
          case .stage(let document, let stage): .stage(document: document, stage: stage)
          case .task(let id): .task(id)
          }
        add(
          subject, .end, item, .start, .atLeast(need.lead, isOrdered: true), table: context.workTable(of: need.lead),
          RuleInstance(.readiness, "\(item)", "\(subject)", at: need.note.place), why: need.note.why)
      }
    }
  }

  private mutating func addSpacing() {
    for body in context.scenario.bodies {
      guard let spacing = body.spacing, spacing.note.soft == nil else { continue }
      let sessions = inOrder(context.sessions(of: body.id).map { .meeting($0.id) })
      for (a, b) in zip(sessions, sessions.dropFirst()) {
        let rule = RuleInstance(.spacing, body.id, between: a, and: b, at: spacing.note.place)
        if let least = spacing.value.atLeast {
          add(
            a, .end, b, .start, .atLeast(least, isOrdered: true), table: context.workTable(of: least), rule,
            why: spacing.note.why)
        }
        if let most = spacing.value.atMost {
          add(
            b, .start, a, .end, .atMost(most), table: context.workTable(of: most), rule, why: spacing.note.why)
        }
      }
    }
  }

  private mutating func addAlongside() {
    for meeting in context.scenario.meetings {
      guard let alongside = meeting.alongside else { continue }
      let anchor: ItemID =
        context.event(alongside.value) != nil ? .event(alongside.value) : .meeting(alongside.value)
      let rule = RuleInstance(.alongside, meeting.id, alongside.value, at: alongside.note.place)
      let inside = Arc.Bound.atLeast(.days(0), isOrdered: true)
      add(anchor, .start, .meeting(meeting.id), .start, inside, anchor: .morning, rule, why: alongside.note.why)
      add(.meeting(meeting.id), .end, anchor, .end, inside, rule, why: alongside.note.why)
    }
  }

  /// The present items in the order of the plan: by start, then canonically.
  private func inOrder(_ items: [ItemID]) -> [ItemID] {
    items.compactMap { item in plan.occupation(item).map { (item, $0) } }
      .sorted { ($0.1.start, $0.0) < ($1.1.start, $1.0) }.map(\.0)
  }

  private mutating func addAttendance() {
    for party in context.scenario.parties where party.exclusive.value && party.exclusive.note.soft == nil {
      let meetings = context.meetings(of: party.id).filter {
        plan.meeting($0.id)?.absentParties.contains(party.id) == false
      }
      let attended = inOrder(
        meetings.map { .meeting($0.id) } + context.events(of: party.id).map { .event($0.id) })
      let names = Set(attended.map { "\($0)" })
      // Where the anchor of a meeting is attended too, travel is judged by the anchor.
      let judged = attended.filter { item in anchor(item).map { !names.contains($0) } ?? true }
      let reaches = judged.compactMap(reach(of:))
      for (index, first) in reaches.enumerated() {
        for second in reaches[(index + 1)...] where first.planned.end <= second.planned.start {
          // Far from each other, neither pushes the other, whatever the journey.
          let margin = context.longestTravel
          let pushes = first.closes.lowerBound + margin > second.starts.lowerBound
          let isPushed = first.closes.upperBound + margin > second.starts.upperBound
          guard pushes || isPushed, !isAlongside(first.item, second.item) else { continue }
          let (a, b) = (first.item, second.item)
          let days = travelDays(from: a, to: b)
          add(
            a, .end, b, .start, .atLeast(.days(days), isOrdered: true),
            RuleInstance(.attendance, party.id, between: a, and: b, at: party.exclusive.note.place),
            why: party.exclusive.note.why)
        }
      }
    }
  }

  /// How far a pass can move an item: forward no later than planned, backward while the others are where they are planned.
  private struct Reach {
    let item: ItemID
    let planned: Occupation
    /// The starts by its own rules alone and as planned.
    let starts: ClosedRange<Instant>
    /// The closes as planned and by its own rules alone.
    let closes: ClosedRange<Instant>
  }

  private func reach(of item: ItemID) -> Reach? {
    guard let planned = plan.occupation(item), let mobility = mobilities[item] else { return nil }
    let (dataDate, end) = (context.scenario.dataDate.morning, context.horizon.last.close)
    let early = mobility.earliest(start: dataDate, end: dataDate, context) ?? planned
    let late = mobility.latest(start: end, end: end, notBefore: planned.start, context) ?? planned
    return Reach(
      item: item, planned: planned, starts: min(early.start, planned.start)...planned.start,
      closes: max(early.end, planned.end)...max(early.end, planned.end, late.end))
  }

  private func anchor(_ item: ItemID) -> String? {
    if case .meeting(let id) = item { context.meeting(id)?.alongside?.value } else { nil }
  }

  private func isAlongside(_ a: ItemID, _ b: ItemID) -> Bool {
    anchor(a) == "\(b)" || anchor(b) == "\(a)"
  }

  private func travelDays(from a: ItemID, to b: ItemID) -> Int {
    guard let from = place(a), let to = place(b) else { return 0 }
    return context.travelDays(from: from, to: to)
  }

  private func place(_ item: ItemID) -> String? {
    switch item {
    case .meeting(let id): plan.meeting(id)?.place
    case .event(let id): context.event(id)?.place
    case .task, .stage: nil
    }
  }

  /// Hands the people of a team from item to item in the order of the plan: whoever has been free longest takes the next.
  /// A team that could do everything at once binds nothing.
  private mutating func addCapacity() {
    for team in context.scenario.teams where team.capacity.note.soft == nil {
      let loads = teamLoads(team.id)
      guard loads.reduce(0, { $0 + $1.people }) > team.capacity.value else { continue }
      var people = [(item: ItemID?, free: Instant)](repeating: (nil, Int.min), count: team.capacity.value)
      for load in loads {
        people.sort { $0.free < $1.free }
        var before: [ItemID] = []
        for index in people.indices.prefix(load.people) {
          if let item = people[index].item, !before.contains(item) { before.append(item) }
          people[index] = (load.item, load.end)
        }
        for item in before {
          add(
            item, .end, load.item, .start, .atLeast(.days(0), isOrdered: true),
            RuleInstance(.capacity, team.id, "\(item) + \(load.item)", at: team.capacity.note.place),
            why: team.capacity.note.why)
        }
      }
    }
  }

  private func teamLoads(_ team: String) -> [(item: ItemID, people: Int, end: Instant)] {
    var people: [ItemID: Int] = [:]
    for task in context.scenario.tasks where task.team == team { people[.task(task.id)] = task.people }
    for document in context.scenario.documents {
      for stage in document.stages where stage.team == team {
        people[.stage(document: document.id, stage: stage.name)] = stage.people
      }
    }
    return inOrder(Array(people.keys)).compactMap { item in
      guard let occupation = plan.occupation(item), occupation.start < occupation.end,
        occupation.end > context.scenario.dataDate.morning
      else { return nil }
      return (item, people[item] ?? 1, occupation.end)
    }
  }
}
