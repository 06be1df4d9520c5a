import CivilTime
public import Planning

/// Looks for a better plan of a small scenario by trying every combination of days, places, ways and absences; the checker's
/// rules are the only judge.
///
/// First the meetings are placed, one after another; then each document and task is tried on its own with them; then
/// what is left is combined. A part of a plan is given up where it breaks a rule that more items cannot mend, or costs too
/// much already.
public struct BruteForce {
  /// The cost, then the tie; less is better.
  public struct Worth: Hashable, Comparable, Sendable {
    public var cost: Int
    public var tie: Int

    public init(cost: Int, tie: Int) {
      self.cost = cost
      self.tie = tie
    }

    public static func < (a: Worth, b: Worth) -> Bool { (a.cost, a.tie) < (b.cost, b.tie) }

    static func + (a: Worth, b: Worth) -> Worth { Worth(cost: a.cost + b.cost, tie: a.tie + b.tie) }
  }

  public enum Answer: Hashable, Sendable {
    case better(Worth)
    /// No combination is better.
    case none
    /// There are more combinations than the limit.
    case unknown
  }

  /// Rules that look at one meeting alone.
  private static let single: [RuleName] = [
    .window, .pin, .weekdays, .openDays, .place, .blocking, .courtesy, .preference,
  ]
  /// Rules between meetings. More meetings mend none of them, as what is alongside another comes after it.
  private static let between: [RuleName] = [.order, .alongside, .attendance]
  /// Rules of a document or a task beside the meetings.
  private static let beside: [RuleName] = [.order, .capacity, .stages, .approval, .notice, .readiness, .due]
  /// Rules that documents and tasks share.
  private static let shared: [RuleName] = [.order, .capacity, .readiness]

  private struct MeetingOption {
    var planned: PlannedMeeting
    var worth: Worth
  }

  /// A document with all its stages, or a task.
  private struct Part {
    var stages: [PlannedStage] = []
    var tasks: [PlannedTask] = []
    var cost = 0
  }

  private let context: Context
  private let limit: Int
  private var meetings: [[MeetingOption]] = []
  /// For each number of meetings placed, the least that the others are worth.
  private var rest: [Worth] = []
  /// The parts by document or task and the days of the meetings that it has to do with.
  private var parts: [[String]: [Part]] = [:]
  private var best: Worth?
  private var isImproved = false
  private var tried = 0

  /// - Parameters:
  ///   - known: What is to be beaten; nil for any plan.
  ///   - limit: The number of parts of plans to judge before giving up.
  public static func search(_ context: Context, betterThan known: Worth?, limit: Int) -> Answer {
    var search = BruteForce(context, known, limit)
    var plan = search.empty
    search.placeMeetings(&plan, Worth(cost: 0, tie: 0))
    if search.tried > limit { return .unknown }
    return search.isImproved ? search.best.map { .better($0) } ?? .none : .none
  }

  private init(_ context: Context, _ known: Worth?, _ limit: Int) {
    self.context = context
    best = known
    self.limit = limit
    let all = context.scenario.meetings
    for meeting in all.filter({ $0.alongside == nil }) + all.filter({ $0.alongside != nil }) {
      meetings.append(
        options(meeting).compactMap { option in worth(option, meeting).map { .init(planned: option, worth: $0) } })
    }
    rest = [Worth(cost: 0, tie: 0)]
    for options in meetings.reversed() {
      let cost = options.map(\.worth.cost).min() ?? 0
      let tie = options.map(\.worth.tie).min() ?? 0
      rest.insert(Worth(cost: cost, tie: tie) + rest[0], at: 0)
    }
  }

  private var empty: Plan { Plan(scenario: context.scenario.id, meetings: [], stages: [], tasks: []) }

  private func isBetter(_ worth: Worth) -> Bool { best.map { worth < $0 } ?? true }

  /// What some rules cost in a part of a plan; nil where it breaks one.
  private mutating func cost(_ rules: [RuleName], _ plan: Plan) -> Int? {
    tried += 1
    return price(rules, plan)
  }

  private func price(_ rules: [RuleName], _ plan: Plan) -> Int? {
    let index = PlanIndex(plan, in: context)
    var cost = 0
    for rule in rules {
      let report = rule.rule.check(index, in: context)
      if !report.violations.isEmpty { return nil }
      cost += report.costs.reduce(0) { $0 + $1.points }
    }
    return cost
  }

  private func price(_ optional: Ruled<OptionalPrice>?, _ isPresent: Bool) -> Int {
    optional.map { isPresent ? $0.value.ifHeld : $0.value.ifDropped } ?? 0
  }

  /// What a meeting is worth on its own; nil where it breaks a rule.
  private func worth(_ option: PlannedMeeting, _ meeting: Meeting) -> Worth? {
    var plan = empty
    plan.meetings = [option]
    guard let cost = price(Self.single, plan) else { return nil }
    if meeting.status == .held || meeting.status == .cancelled { return Worth(cost: cost, tie: 0) }
    return Worth(
      cost: cost + price(meeting.optional, option.days != nil),
      tie: option.days.map { $0.first - context.horizon.first } ?? 0)
  }

  private mutating func placeMeetings(_ plan: inout Plan, _ worth: Worth) {
    let index = plan.meetings.count
    guard index < meetings.count else { return placeRest(plan, worth) }
    for option in meetings[index] {
      let sum = worth + option.worth
      guard tried <= limit, isBetter(sum + rest[index + 1]) else { continue }
      plan.meetings.append(option.planned)
      if let between = cost(Self.between, plan), isBetter(sum + rest[index + 1] + Worth(cost: between, tie: 0)) {
        placeMeetings(&plan, sum)
      }
      plan.meetings.removeLast()
    }
  }

  private mutating func placeRest(_ plan: Plan, _ worth: Worth) {
    // Spacing speaks of consecutive sessions, so it is known once all meetings are.
    guard let between = cost(Self.between + [.spacing], plan), isBetter(worth + Worth(cost: between, tie: 0)) else {
      return
    }
    var parts: [[Part]] = []
    for document in context.scenario.documents { parts.append(self.parts(of: document, plan)) }
    for task in context.scenario.tasks { parts.append(self.parts(of: task, plan)) }
    var plan = plan
    combine(&plan, parts[...], worth + Worth(cost: between, tie: 0))
  }

  private mutating func combine(_ plan: inout Plan, _ parts: ArraySlice<[Part]>, _ worth: Worth) {
    guard let options = parts.first else { return judge(plan) }
    let least = parts.dropFirst().reduce(0) { $0 + ($1.map(\.cost).min() ?? 0) }
    guard parts.allSatisfy({ !$0.isEmpty }) else { return }
    for option in options {
      let sum = worth + Worth(cost: option.cost, tie: 0)
      guard tried <= limit, isBetter(sum + Worth(cost: least, tie: 0)) else { continue }
      plan.stages += option.stages
      plan.tasks += option.tasks
      if cost(Self.shared, plan) != nil { combine(&plan, parts.dropFirst(), sum) }
      plan.stages.removeLast(option.stages.count)
      plan.tasks.removeLast(option.tasks.count)
    }
  }

  private mutating func judge(_ plan: Plan) {
    let verification = Checker.verify(plan, in: context)
    let found = Worth(cost: verification.cost, tie: verification.tie)
    guard verification.violations.isEmpty, isBetter(found) else { return }
    best = found
    isImproved = true
  }

  /// Every way of a document that is possible beside the meetings that it has to do with.
  private mutating func parts(of document: Document, _ plan: Plan) -> [Part] {
    let stages = Set(document.stages.map { ItemID.stage(document: document.id, stage: $0.name) })
    let deciders = document.stages.compactMap(\.decision).flatMap { context.deciders(of: $0).map(\.id) }
    var plan = meetings(of: plan, deciders, stages)
    let key = [document.id] + plan.meetings.map { "\($0.id) \($0.days?.description ?? "-")" }
    if let known = parts[key] { return known }
    var found: [Part] = []
    if let base = cost(Self.beside, plan) { collect(document, &plan, base, &found) }
    parts[key] = found
    return found
  }

  /// Every way of a task that is possible beside the meetings that it has to do with.
  private mutating func parts(of task: Task, _ plan: Plan) -> [Part] {
    var plan = meetings(of: plan, [], [.task(task.id)])
    let key = [task.id] + plan.meetings.map { "\($0.id) \($0.days?.description ?? "-")" }
    if let known = parts[key] { return known }
    var found: [Part] = []
    if let base = cost(Self.beside, plan) {
      for option in options(task) {
        plan.tasks = [option]
        guard let cost = cost(Self.beside, plan) else { continue }
        let price = task.progress?.isDone == true ? 0 : price(task.optional, option.days != nil)
        found.append(Part(tasks: [option], cost: cost - base + price))
      }
    }
    parts[key] = found
    return found
  }

  /// The meetings that decide, need or are linked to some items, without the others.
  private func meetings(of plan: Plan, _ deciders: [String], _ items: Set<ItemID>) -> Plan {
    let links = context.scenario.order.filter { items.contains($0.first) || items.contains($0.then) }
    let linked = links.flatMap { [$0.first, $0.then] }
    var result = empty
    result.meetings = plan.meetings.filter { planned in
      deciders.contains(planned.id) || linked.contains(.meeting(planned.id))
        || context.meeting(planned.id)?.needs.contains { items.contains($0.subject.item) } == true
    }
    return result
  }

  private mutating func collect(_ document: Document, _ plan: inout Plan, _ base: Int, _ parts: inout [Part]) {
    guard tried <= limit, let cost = cost(Self.beside, plan) else { return }
    guard plan.stages.count < document.stages.count else {
      let isDone = document.stages.allSatisfy { $0.progress?.isDone == true }
      let price = isDone ? 0 : price(document.optional, plan.stages.contains { $0.days != nil })
      return parts.append(Part(stages: plan.stages, cost: cost - base + price))
    }
    for option in options(document.stages[plan.stages.count], of: document, plan) {
      plan.stages.append(option)
      collect(document, &plan, base, &parts)
      plan.stages.removeLast()
    }
  }

  private func options(_ meeting: Meeting) -> [PlannedMeeting] {
    let absent = PlannedMeeting(id: meeting.id, days: nil, place: nil)
    if meeting.status == .cancelled { return [absent] }
    if meeting.status == .held {
      return [PlannedMeeting(id: meeting.id, days: meeting.held, place: meeting.places.first?.place)]
    }
    var options = meeting.optional == nil && meeting.heldWith == nil ? [] : [absent]
    let optional = context.attendances(of: meeting).filter { $0.absenceCost != nil }.map(\.party)
    for first in context.horizon {
      for place in meeting.places {
        for chosen in 0..<(1 << optional.count) {
          options.append(
            PlannedMeeting(
              id: meeting.id, days: DayRange(first: first, last: first + (meeting.takes.count - 1)), place: place.place,
              absentParties: optional.enumerated().filter { chosen >> $0.offset & 1 == 1 }.map(\.element)))
        }
      }
    }
    return options.filter { option in
      option.days.map { $0.first >= context.scenario.dataDate && $0.last <= context.horizon.last } ?? true
    }
  }

  private func options(_ task: Task) -> [PlannedTask] {
    let table = context.workTable(of: task)
    if let progress = task.progress {
      if case .done(let day, _) = progress { return [PlannedTask(id: task.id, days: DayRange(day))] }
      return [PlannedTask(id: task.id, days: context.days(started: progress, takes: task.takes, table: table))]
    }
    let absent = task.optional == nil && task.heldWith == nil ? [] : [PlannedTask(id: task.id, days: nil)]
    return absent + days(task.takes, table).map { PlannedTask(id: task.id, days: $0) }
  }

  private func days(_ span: Span, _ table: WorkTable) -> [DayRange] {
    context.horizon.compactMap { first in
      guard first >= context.scenario.dataDate, let last = span.lastDay(startingOn: first, calendar: table),
        last <= context.horizon.last
      else { return nil }
      return DayRange(first: first, last: last)
    }
  }

  /// The ways of a stage after the stages before it, which cannot close later than it begins.
  private func options(_ stage: Stage, of document: Document, _ plan: Plan) -> [PlannedStage] {
    func planned(_ days: DayRange?, _ way: PlannedStage.Way) -> PlannedStage {
      PlannedStage(document: document.id, stage: stage.name, days: days, way: way)
    }
    let table = context.workTable(of: stage, in: document)
    if let progress = stage.progress {
      if case .done(let day, _) = progress { return [planned(DayRange(day), .history)] }
      return stage.takes.map { [planned(context.days(started: progress, takes: $0, table: table), .work)] } ?? []
    }
    let before = plan.stages.last.flatMap { $0.document == document.id ? $0 : nil }
    let absent = planned(nil, .absent)
    if let before, before.days == nil { return [absent] }
    let mayBeAbsent = before == nil && (document.optional != nil || document.heldWith != nil)
    var options = mayBeAbsent ? [absent] : []
    if let takes = stage.takes {
      options += days(takes, table).map { planned($0, .work) }
    } else if let decision = stage.decision {
      options += decisions(decision, plan).map { planned($0.days, $0.way) }
    }
    guard let closed = before?.days?.last else { return options }
    return options.filter { $0.days.map { $0.last >= closed } ?? true }
  }

  private func decisions(_ decision: Decision, _ plan: Plan) -> [(days: DayRange, way: PlannedStage.Way)] {
    var result: [(days: DayRange, way: PlannedStage.Way)] = []
    let table = context.workTable(nil)
    for session in context.deciders(of: decision) {
      guard let last = plan.meetings.first(where: { $0.id == session.id })?.days?.last else { continue }
      guard decision.thenSilence else {
        result.append((DayRange(last), .session(session.id)))
        continue
      }
      guard let span = context.silence(of: decision, at: session), let start = table.firstWorkingDay(from: last + 1),
        let days = context.silenceExpiry(from: start, span: span).flatMap({ DayRange(first: last, last: $0) })
      else { continue }
      result.append((days, .sessionThenSilence(session.id)))
    }
    guard decision.orSilence, let span = context.silence(of: decision, at: nil) else { return result }
    for first in context.horizon where table.isWorked(first) {
      if let days = context.silenceExpiry(from: first, span: span).flatMap({ DayRange(first: first, last: $0) }) {
        result.append((days, .silence))
      }
    }
    return result
  }
}
