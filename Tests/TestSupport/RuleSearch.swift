import CivilTime
public import Planning

/// Looks for a plan that keeps some of the planner's hard rules, whatever becomes of the others, by trying every combination of
/// what each item can do within the frame. The checker's rules are the only judge.
///
/// Each item is free of every rule: a meeting may be on any days and at any place, of the scenario or not; a stage may be
/// decided on any day on which a session could close. The items that the rules speak of come first, and a part of a plan is
/// given up as soon as it breaks a rule that more items cannot mend.
public struct RuleSearch {
  public enum Answer: Hashable, Sendable {
    case plan(Plan)
    /// No combination keeps the rules.
    case none
    /// There are more combinations than the limit.
    case unknown
  }

  /// What one item can do, each as a plan of that item alone.
  private struct Slot {
    var item: ItemID
    var options: [Plan]
  }

  private let context: Context
  private let members: Set<RuleInstance>
  private let limit: Int
  private var slots: [Slot] = []
  private let rules: [RuleName]
  private var judged = 0

  /// - Parameter limit: The number of parts of plans to judge before giving up.
  public static func search(_ members: [RuleInstance], in context: Context, limit: Int) -> Answer {
    var search = RuleSearch(members, context.scenario, limit)
    if let plan = search.extend(search.empty) { return .plan(plan) }
    return search.judged > limit ? .unknown : .none
  }

  private init(_ members: [RuleInstance], _ scenario: Scenario, _ limit: Int) {
    var scenario = scenario
    // Somewhere else, where there are no holidays and no journey leads to.
    scenario.places.append(
      Place(
        id: "elsewhere", name: "Elsewhere", zone: "Etc/UTC", calendar: Scenario.onlineCalendar, isOnline: true,
        source: scenario.source))
    context = Context(scenario)
    self.members = Set(members)
    self.limit = limit
    rules = RuleName.planners.filter { rule in members.contains { $0.rule == rule } }
    slots = everySlot()
    order()
  }

  /// What the rules speak of comes first: what can do least, then always what a rule joins to something before it.
  private mutating func order() {
    let groups = members.map { $0.items(in: context) }
    let named = groups.reduce(into: Set<ItemID>()) { $0.formUnion($1) }
    var rest = slots.filter { named.contains($0.item) }.sorted { $0.options.count < $1.options.count }
    let free = slots.filter { !named.contains($0.item) }
    slots = []
    while !rest.isEmpty {
      let before = Set(slots.map(\.item))
      let joined = rest.firstIndex { slot in groups.contains { $0.contains(slot.item) && !$0.isDisjoint(with: before) }
      }
      slots.append(rest.remove(at: joined ?? 0))
    }
    slots += free
  }

  private var empty: Plan { Plan(scenario: context.scenario.id, meetings: [], stages: [], tasks: []) }

  private mutating func extend(_ plan: Plan) -> Plan? {
    let next = plan.meetings.count + plan.stages.count + plan.tasks.count
    guard next < slots.count else { return isWhole(plan) ? plan : nil }
    for option in slots[next].options where isOneDocument(plan, option) {
      judged += 1
      guard judged <= limit else { return nil }
      let longer = plan.with(option)
      if isKept(longer), let found = extend(longer) { return found }
    }
    return nil
  }

  /// Whether a stage is present where the other stages of its document are.
  private func isOneDocument(_ plan: Plan, _ option: Plan) -> Bool {
    guard let stage = option.stages.first, let other = plan.stages.first(where: { $0.document == stage.document })
    else { return true }
    return (stage.days == nil) == (other.days == nil)
  }

  /// Whether a part of a plan breaks no rule that more items cannot mend.
  private func isKept(_ plan: Plan) -> Bool {
    let index = PlanIndex(plan, in: context)
    return rules.allSatisfy { rule in
      violations(of: rule, index).allSatisfy { violation in
        members.isDisjoint(with: violation.members(of: index, in: context)) || !isFinal(violation.instance, index)
      }
    }
  }

  /// Whether more items cannot mend a breach. An anchor is judged instead of what is alongside, spacing is between consecutive
  /// sessions, and a session that is not there yet decides nothing.
  private func isFinal(_ rule: RuleInstance, _ plan: PlanIndex) -> Bool {
    switch rule.rule {
    case .attendance, .spacing, .presence:
      return rule.items(in: context).allSatisfy { isThere($0, plan) }
    case .approval:
      let stage = plan.plan.stages.first { "\($0.id)" == rule.item }
      return stage?.way.session.map { isThere(.meeting($0), plan) } ?? true
    default: return true
    }
  }

  private func isThere(_ item: ItemID, _ plan: PlanIndex) -> Bool {
    switch item {
    case .meeting(let id): plan.meeting(id) != nil
    case .task(let id): plan.task(id) != nil
    case .stage(let document, let stage): plan.stage(document, stage) != nil
    case .event: true
    }
  }

  /// Whether a plan of all items keeps the rules and the frame.
  private func isWhole(_ plan: Plan) -> Bool {
    let index = PlanIndex(plan, in: context)
    return isKept(plan)
      && RuleName.allCases.allSatisfy { rule in !violations(of: rule, index).contains(where: \.isOfFrame) }
  }

  /// What the checker finds. The stages before a decision and the notice count to the session that closes on its day; where
  /// approval may be broken, that is not the session of the plan but one that might be.
  private func violations(of rule: RuleName, _ plan: PlanIndex) -> [Violation] {
    let found = rule.rule.check(plan, in: context).violations
    guard rule == .stages || rule == .notice else { return found }
    let decided = plan.plan.stages.filter { $0.way.session != nil }
    return found.filter { violation in !decided.contains { "\($0.id)" == violation.instance.item } }
      + decided.flatMap { stage in
        rule.rule.check(PlanIndex(imagining(stage, plan.plan), in: context), in: context).violations
          .filter { $0.instance.item == "\(stage.id)" }
      }
  }

  /// The plan with the session of a decision where it closes on the day of the decision.
  private func imagining(_ stage: PlannedStage, _ plan: Plan) -> Plan {
    guard let id = stage.way.session, let meeting = context.meeting(id),
      let session = context.options(meeting, at: ["elsewhere"]).first(where: { $0.days?.last == stage.days?.first })
    else { return plan }
    var plan = plan
    plan.meetings.removeAll { $0.id == id }
    plan.meetings.append(session)
    return plan
  }
}

extension RuleSearch {
  private func everySlot() -> [Slot] {
    let places = context.scenario.places.map(\.id)
    let meetings = context.scenario.meetings.map { meeting in
      Slot(
        item: .meeting(meeting.id),
        options: context.options(meeting, at: places).map { option in empty.with(meetings: [option]) })
    }
    let tasks = context.scenario.tasks.map { task in
      Slot(item: .task(task.id), options: context.options(task).map { option in empty.with(tasks: [option]) })
    }
    let stages = context.scenario.documents.flatMap { document in
      document.stages.map { stage in
        let item = ItemID.stage(document: document.id, stage: stage.name)
        return Slot(item: item, options: options(stage, of: document).map { option in empty.with(stages: [option]) })
      }
    }
    return (meetings + stages + tasks).map { slot in
      var slot = slot
      slot.options.removeAll { option in
        let index = PlanIndex(option, in: context)
        return RuleName.background.contains { !$0.rule.check(index, in: context).violations.isEmpty }
          || !isKept(option)
      }
      var seen: Set<PlannedMeeting> = []
      slot.options.removeAll { option in option.meetings.first.map { !seen.insert(look($0)).inserted } ?? false }
      return slot
    }
  }

  /// What the rules see of a meeting: few of them look at its place and at who stays away.
  private func look(_ planned: PlannedMeeting) -> PlannedMeeting {
    let about = members.filter { $0.items(in: context).contains(.meeting(planned.id)) }
    let kinds = Set(about.map(\.rule))
    let isPlaceSeen = !kinds.isDisjoint(with: [.place, .openDays, .alongside, .attendance, .blocking])
    return PlannedMeeting(
      id: planned.id, days: planned.days, place: isPlaceSeen ? planned.place : nil,
      absentParties: planned.absentParties.filter { party in
        kinds.contains(.blocking) || about.contains { $0.rule == .attendance && $0.item == party }
      })
  }

  private func options(_ stage: Stage, of document: Document) -> [PlannedStage] {
    func planned(_ days: DayRange?, _ way: PlannedStage.Way) -> PlannedStage {
      PlannedStage(document: document.id, stage: stage.name, days: days, way: way)
    }
    let table = context.workTable(of: stage, in: document)
    switch stage.progress {
    case .done(let day, _): return [planned(DayRange(day), .history)]
    case .started(_)?, .remaining(_, _)?:
      guard let progress = stage.progress, let takes = stage.takes else { return [] }
      return [planned(context.days(started: progress, takes: takes, table: table), .work)]
    case nil: break
    }
    let mayBeAbsent =
      (document.optional != nil || document.heldWith != nil) && document.stages.allSatisfy { $0.progress == nil }
    let absent = mayBeAbsent ? [planned(nil, .absent)] : []
    if let takes = stage.takes { return absent + context.days(taking: takes, table).map { planned($0, .work) } }
    guard let decision = stage.decision else { return absent }
    return absent + decisions(decision).map { planned($0.days, $0.way) }
  }

  /// Every way to decide, on every day on which a session could close or a silence could begin.
  private func decisions(_ decision: Decision) -> [(days: DayRange, way: PlannedStage.Way)] {
    context.decisions(decision) { session in
      context.options(session, at: ["elsewhere"]).filter { $0.absentParties.isEmpty }.compactMap(\.days?.last)
    }
  }
}

extension Plan {
  fileprivate func with(_ other: Plan) -> Plan {
    with(meetings: other.meetings, stages: other.stages, tasks: other.tasks)
  }

  fileprivate func with(
    meetings: [PlannedMeeting] = [], stages: [PlannedStage] = [], tasks: [PlannedTask] = []
  ) -> Plan {
    Plan(
      scenario: scenario, meetings: self.meetings + meetings, stages: self.stages + stages, tasks: self.tasks + tasks)
  }
}
