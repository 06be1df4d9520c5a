import Analysis
import CivilTime
import Planning

/// A scenario in which rules may be given up at the planner's repair prices and nothing else costs anything: its best plan is the
/// cheapest repair (elastic relaxation).
///
/// Chinneck, Dravnieks (1991), Locating Minimal Infeasible Constraint Sets in Linear Programs, doi:10.1287/ijoc.3.2.157.
struct ElasticScenario {
  private(set) var scenario: Scenario
  private let original: Context
  private let prices: RepairPrices
  /// Rules that earlier repairs gave up and this one must keep.
  private let kept: Set<RuleInstance.Key>
  /// The items and bodies for which the dearer ways out are offered: shorter work, silence, absence, more heads, more sessions, no
  /// journey.
  private let region: Region

  /// What a conflict touches.
  struct Region: Hashable {
    var items: Set<ItemID> = []

    func contains(_ document: Document) -> Bool {
      document.stages.contains { items.contains(.stage(document: document.id, stage: $0.name)) }
    }
  }

  init(_ original: Context, region: Region, keeping kept: Set<RuleInstance.Key>) {
    self.original = original
    self.region = region
    self.kept = kept
    prices = original.scenario.repairPrices
    scenario = original.scenario
    makeFree()
    for index in scenario.bodies.indices { relax(&scenario.bodies[index]) }
    for index in scenario.meetings.indices { relax(&scenario.meetings[index]) }
    for index in scenario.documents.indices { relax(&scenario.documents[index]) }
    for index in scenario.tasks.indices { relax(&scenario.tasks[index]) }
    scenario.order = scenario.order.compactMap { link in
      elastic(
        Ruled(link, note: link.note), prices.order,
        RuleInstance(.order, "\(link.first)", "\(link.then)", at: link.note.place)
      ).map {
        var link = $0.value
        link.note = $0.note
        return link
      }
    }
    relaxEvents()
    relaxTeams()
    addSessions()
  }

  /// The same rule at a price, or as it is where it may not be given up; nil for a soft rule, which binds nothing.
  private func elastic<Value>(_ rule: Ruled<Value>, _ price: Int, _ instance: RuleInstance) -> Ruled<Value>? {
    if rule.note.soft != nil { return nil }
    if rule.note.isFirm || kept.contains(instance.key) { return rule }
    var rule = rule
    rule.note.soft = .perDay(price)
    return rule
  }

  /// Takes all cost points away.
  private mutating func makeFree() {
    scenario.costs.weekendDay = 0
    scenario.costs.memberOnHoliday = 0
    scenario.costs.silence = 0
    for index in scenario.meetings.indices {
      scenario.meetings[index].preference = nil
      scenario.meetings[index].optional?.value = OptionalPrice()
      for place in scenario.meetings[index].places.indices { scenario.meetings[index].places[place].cost = 0 }
    }
    for index in scenario.bodies.indices {
      for place in scenario.bodies[index].places.indices { scenario.bodies[index].places[place].cost = 0 }
    }
    for index in scenario.documents.indices { scenario.documents[index].optional?.value = OptionalPrice() }
    for index in scenario.tasks.indices { scenario.tasks[index].optional?.value = OptionalPrice() }
    for index in scenario.parties.indices {
      scenario.parties[index].courtesy = []
      if scenario.parties[index].exclusive.note.soft != nil { scenario.parties[index].exclusive = Ruled(false) }
    }
  }

  private func relax(_ body: inout Body) {
    body.notice = body.notice.flatMap { elastic($0, prices.notice, RuleInstance(.notice, body.id)) }
    body.spacing = body.spacing.flatMap { elastic($0, prices.spacing, RuleInstance(.spacing, body.id)) }
    // Each session has the rule for itself.
    body.weekdays = nil
  }

  private func relax(_ meeting: inout Meeting) {
    let id = meeting.id
    meeting.weekdays = original.weekdays(of: original.meeting(id) ?? meeting).flatMap {
      elastic($0, prices.weekday, RuleInstance(.weekdays, id))
    }
    meeting.needs = meeting.needs.compactMap { relaxed($0, of: id) }
    guard meeting.status != .held, meeting.status != .cancelled else { return }
    meeting.windows = meeting.windows.flatMap { elastic($0, prices.window, RuleInstance(.window, id)) }
    meeting.pin = meeting.pin.flatMap { elastic($0, prices.pin, RuleInstance(.pin, id)) }
    let isClosedFirmly = blackouts(of: meeting).contains { $0.note.isFirm }
    if !isClosedFirmly {
      meeting.openDays = elastic(meeting.openDays, prices.openDay, RuleInstance(.openDays, id)) ?? Ruled(false)
    }
    meeting.parties = original.attendances(of: original.meeting(id) ?? meeting).map { relaxed($0, at: meeting) }
    if region.items.contains(.meeting(id)), meeting.body == nil {
      (meeting.takes, meeting.compression) = compressed(meeting.takes, id)
    }
    if region.items.contains(.meeting(id)), !kept.contains(RuleInstance(.place, id).key),
      !meeting.places.contains(where: { original.place($0.place)?.isOnline ?? false || $0.note.isFirm }),
      let online = scenario.places.first(where: \.isOnline)
    {
      meeting.places.append(PlaceOption(place: online.id, cost: prices.online))
    }
  }

  private func blackouts(of meeting: Meeting) -> [Ruled<DayRange>] {
    scenario.blackouts + meeting.places.flatMap { original.place($0.place)?.blackouts ?? [] }
      + (meeting.body.flatMap(original.body)?.blackouts ?? [])
  }

  private func relaxed(_ need: Need, of item: String) -> Need? {
    elastic(Ruled(need, note: need.note), prices.readiness, RuleInstance(.readiness, item, "\(need.subject.item)")).map
    {
      var need = $0.value
      need.note = $0.note
      return need
    }
  }

  /// A party that is bound to one place may stay away; an optional one for nothing.
  private func relaxed(_ attendance: Attendance, at meeting: Meeting) -> Attendance {
    var attendance = attendance
    if attendance.absenceCost != nil {
      attendance.absenceCost = 0
    } else if !attendance.note.isFirm, region.items.contains(.meeting(meeting.id)),
      !kept.contains(RuleInstance(.attendance, meeting.id, attendance.party).key),
      original.party(attendance.party)?.exclusive.value ?? false
    {
      attendance.absenceCost = prices.attendance
    }
    return attendance
  }

  private func relax(_ document: inout Document) {
    document.due = document.due.flatMap { elastic($0, prices.due, RuleInstance(.due, document.id)) }
    guard region.contains(document) else { return }
    for index in document.stages.indices {
      let item = ItemID.stage(document: document.id, stage: document.stages[index].name)
      if let decision = document.stages[index].decision {
        if decision.orSilence {
          document.stages[index].decision?.silenceCost = 0
        } else if !decision.note.isFirm, original.silence(of: decision, at: nil) != nil,
          !kept.contains(RuleInstance(.approval, "\(item)").key)
        {
          document.stages[index].decision?.orSilence = true
          document.stages[index].decision?.silenceCost = prices.silence
        }
      }
      guard document.stages[index].progress == nil, let takes = document.stages[index].takes else { continue }
      let (span, compression) = compressed(takes, "\(item)")
      document.stages[index].takes = span
      document.stages[index].compression = compression
    }
  }

  private func relax(_ task: inout Task) {
    task.due = task.due.flatMap { elastic($0, prices.due, RuleInstance(.due, task.id)) }
    task.needs = task.needs.compactMap { relaxed($0, of: task.id) }
    guard region.items.contains(.task(task.id)), task.progress == nil else { return }
    (task.takes, task.compression) = compressed(task.takes, task.id)
  }

  /// A span that may be shortened to half, in days or working days; months stay as they are.
  private func compressed(_ takes: Span, _ item: String) -> (Span, Compression?) {
    let fine = takes.unit == .weeks ? Span.days(7 * takes.count) : takes
    guard fine.unit != .months, fine.count > 1, !kept.contains(RuleInstance(.duration, item).key) else {
      return (takes, nil)
    }
    return (fine, Compression(least: (fine.count + 1) / 2, perUnit: prices.duration))
  }

  /// What events block is avoided at a price; what they only avoid is free.
  private mutating func relaxEvents() {
    for index in scenario.events.indices {
      scenario.events[index].avoid = nil
      guard let blocks = scenario.events[index].blocks, !blocks.note.isFirm,
        !kept.contains(RuleInstance(.blocking, scenario.events[index].id).key)
      else { continue }
      scenario.events[index].blocks = nil
      scenario.events[index].avoid = Event.Avoidance(
        parties: blocks.parties, places: blocks.places, cost: prices.blocking, note: blocks.note)
    }
  }

  /// A stand-in for a head that a team may have more: its presence takes the head away, its absence has a price.
  static func headName(_ team: String, _ number: Int) -> String { "head \(number) of \(team)" }

  static let mostHeads = 2

  /// Whether a task is such a stand-in.
  static func isHead(_ task: Task) -> Bool {
    task.team.map { team in (1...mostHeads).contains { headName(team, $0) == task.id } } ?? false
  }

  private mutating func relaxTeams() {
    for index in scenario.teams.indices {
      let team = scenario.teams[index]
      if team.capacity.note.soft != nil {
        scenario.teams[index].capacity = Ruled(1_000_000)
        continue
      }
      guard !team.capacity.note.isFirm, !kept.contains(RuleInstance(.capacity, team.id).key), isTouched(team),
        scenario.horizon.last >= scenario.dataDate
      else { continue }
      scenario.teams[index].capacity.value += Self.mostHeads
      for number in 1...Self.mostHeads {
        scenario.tasks.append(
          Task(
            id: Self.headName(team.id, number), name: Self.headName(team.name, number),
            takes: .days(scenario.horizon.last - scenario.dataDate + 1), team: team.id,
            optional: Ruled(OptionalPrice(ifHeld: 0, ifDropped: prices.capacity)), source: team.source))
      }
    }
    scenario.tasks.sort { $0.id < $1.id }
  }

  private func isTouched(_ team: Team) -> Bool {
    scenario.documents.contains { region.contains($0) && $0.stages.contains { $0.team == team.id } }
      || scenario.tasks.contains { region.items.contains(.task($0.id)) && $0.team == team.id }
  }

  static func sessionName(_ body: String) -> String { "extraordinary-\(body)" }

  /// The body's weekdays, else those on which its first place works.
  private func sessionWeekdays(of body: String, at places: [PlaceOption]) -> Ruled<Set<Weekday>>? {
    if let own = original.body(body)?.weekdays { return own }
    let table = original.workTable(ofPlace: places.first?.place)
    let week = (0..<7).map { original.horizon.first + $0 }
    return Ruled(Set(week.filter { !table.isWeekend($0) }.map(\.weekday)))
  }

  /// An extraordinary session for each body that decides something in the region.
  private mutating func addSessions() {
    let deciding = Set(
      scenario.documents.filter(region.contains).flatMap(\.stages).compactMap { stage -> String? in
        if case .body(let id) = stage.decision?.decider { id } else { nil }
      })
    for body in scenario.bodies where deciding.contains(body.id) {
      let name = Self.sessionName(body.id)
      guard !kept.contains(RuleInstance(.presence, name).key), original.item(name) == nil,
        let places = original.sessions(of: body.id).first?.places ?? (body.places.isEmpty ? nil : body.places)
      else { continue }
      var session = Meeting(
        id: name, name: "Extraordinary session of \(body.name)", body: body.id, takes: .days(1), places: places,
        optional: Ruled(OptionalPrice(ifHeld: prices.session, ifDropped: 0)),
        weekdays: sessionWeekdays(of: body.id, at: places), source: body.source)
      for index in session.places.indices { session.places[index].cost = 0 }
      scenario.meetings.append(session)
    }
    scenario.meetings.sort { $0.id < $1.id }
  }
}

extension RuleInstance {
  /// A rule without the second item and the place, as repairs tell rules apart: two links between the same items are one.
  struct Key: Hashable, Comparable {
    let rule: RuleName
    let item: String
    let other: String

    static func < (a: Key, b: Key) -> Bool { (a.rule, a.item, a.other) < (b.rule, b.item, b.other) }
  }

  var key: Key {
    switch rule {
    case .order, .readiness: Key(rule: rule, item: item, other: other ?? "")
    case .attendance: Key(rule: rule, item: item, other: other ?? "")
    case .blocking: Key(rule: rule, item: other ?? item, other: "")
    case .horizon, .dataDate, .duration, .window, .pin, .notBefore, .weekdays, .openDays, .alongside, .capacity,
      .stages,
      .approval, .notice, .due, .spacing, .presence, .place, .courtesy, .preference, .stability:
      Key(rule: rule, item: item, other: "")
    }
  }
}
