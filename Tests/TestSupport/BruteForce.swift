import CivilTime
public import Planning

/// Looks for a better plan of a small scenario by trying every combination of days, places, ways and absences; the checker is the
/// only judge.
public struct BruteForce {
  /// The least cost, then the least tie.
  public struct Worth: Hashable, Sendable {
    public var cost: Int
    public var tie: Int

    public init(cost: Int, tie: Int) {
      self.cost = cost
      self.tie = tie
    }
  }

  public enum Answer: Hashable, Sendable {
    case better(Worth)
    /// No combination is better.
    case none
    /// There are more combinations than the limit.
    case unknown
  }

  /// Rules whose breaches and prices only grow as items are added to a plan, so that a part of a plan that breaks them is
  /// given up.
  private static let growing: [RuleName] = [
    .window, .pin, .weekdays, .openDays, .order, .alongside, .attendance, .capacity, .stages, .approval, .notice,
    .readiness, .due, .place, .blocking, .courtesy, .preference,
  ]

  private enum Step {
    case meeting(Meeting)
    case task(Task)
    case stage(Stage, Document)
  }

  private let context: Context
  private let steps: [Step]
  private let limit: Int
  private var best: Worth?
  private var isImproved = false
  private var tried = 0

  /// - Parameters:
  ///   - known: What is to be beaten; nil for any plan.
  ///   - limit: The number of parts of plans to judge before giving up.
  public static func search(_ context: Context, betterThan known: Worth?, limit: Int) -> Answer {
    var search = BruteForce(context, known, limit)
    var plan = Plan(scenario: context.scenario.id, meetings: [], stages: [], tasks: [])
    search.extend(&plan)
    if search.isImproved, let best = search.best { return .better(best) }
    return search.tried > limit ? .unknown : .none
  }

  private init(_ context: Context, _ known: Worth?, _ limit: Int) {
    self.context = context
    best = known
    self.limit = limit
    let scenario = context.scenario
    steps =
      scenario.meetings.map { .meeting($0) }
      + scenario.documents.flatMap { document in document.stages.map { .stage($0, document) } }
      + scenario.tasks.map { .task($0) }
  }

  private mutating func extend(_ plan: inout Plan) {
    guard tried <= limit, isWorthwhile(plan) else { return }
    let index = plan.meetings.count + plan.stages.count + plan.tasks.count
    guard index < steps.count else { return judge(plan) }
    switch steps[index] {
    case .meeting(let meeting):
      for option in options(meeting) {
        plan.meetings.append(option)
        extend(&plan)
        plan.meetings.removeLast()
      }
    case .stage(let stage, let document):
      for option in options(stage, of: document, plan) {
        plan.stages.append(option)
        extend(&plan)
        plan.stages.removeLast()
      }
    case .task(let task):
      for option in options(task) {
        plan.tasks.append(option)
        extend(&plan)
        plan.tasks.removeLast()
      }
    }
  }

  private mutating func isWorthwhile(_ plan: Plan) -> Bool {
    tried += 1
    let index = PlanIndex(plan, in: context)
    var cost = 0
    for rule in Self.growing {
      let report = rule.rule.check(index, in: context)
      if !report.violations.isEmpty { return false }
      cost += report.costs.reduce(0) { $0 + $1.points }
    }
    // Spacing speaks of consecutive sessions, so it is known once all meetings are.
    if plan.meetings.count == context.scenario.meetings.count {
      let report = SpacingRule.check(index, in: context)
      if !report.violations.isEmpty { return false }
      cost += report.costs.reduce(0) { $0 + $1.points }
    }
    cost += presenceCost(plan)
    guard let best else { return true }
    let tie = plan.meetings.reduce(0) { sum, meeting in
      guard context.meeting(meeting.id)?.status != .held, let days = meeting.days else { return sum }
      return sum + (days.first - context.horizon.first)
    }
    return (cost, tie) < (best.cost, best.tie)
  }

  /// What the optional items chosen so far cost.
  private func presenceCost(_ plan: Plan) -> Int {
    func price(_ optional: Ruled<OptionalPrice>?, _ isPresent: Bool) -> Int {
      optional.map { isPresent ? $0.value.ifHeld : $0.value.ifDropped } ?? 0
    }
    let meetings = plan.meetings.reduce(0) { sum, planned in
      guard let meeting = context.meeting(planned.id), meeting.status != .held else { return sum }
      return sum + price(meeting.optional, planned.days != nil)
    }
    let documents = plan.stages.reduce(0) { sum, planned in
      guard let document = context.document(planned.document), document.stages.first?.name == planned.stage else {
        return sum
      }
      return sum + price(document.optional, planned.days != nil)
    }
    return meetings + documents
  }

  private mutating func judge(_ plan: Plan) {
    let verification = Checker.verify(plan, in: context)
    guard verification.violations.isEmpty else { return }
    let found = Worth(cost: verification.cost, tie: verification.tie)
    if let best, (best.cost, best.tie) <= (found.cost, found.tie) { return }
    best = found
    isImproved = true
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
