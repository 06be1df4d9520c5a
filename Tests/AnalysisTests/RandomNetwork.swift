import CivilTime
import Planning
import TestSupport

/// Small random scenarios whose plans can be enumerated: two meetings of one exclusive party, a document of three stages
/// and a task, bound by random rules within ten days.
struct RandomNetwork: Sendable {
  let context: Context
  let plan: Plan

  /// nil where no plan is found in a few hundred tries.
  init?(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let context = RandomNetwork.scenario(&random)
    for _ in 0..<1000 {
      let plan = RandomNetwork.plan(context, &random)
      if Checker.verify(plan, in: context).violations.isEmpty {
        self.context = context
        self.plan = plan
        return
      }
    }
    return nil
  }

  private static func scenario(_ random: inout SplitMix64) -> Context {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func chance(_ percent: Int) -> Bool { number(0...99) < percent }
    func gap() -> String { chance(40) ? "\(number(0...1)) working days" : "\(number(0...2)) days" }
    var builder = ScenarioBuilder("2024-01-02 .. 2024-01-11", dataDate: chance(20) ? "2024-01-03" : nil)
    builder.calendar("other", weekend: [.friday], holidays: ["2024-01-0\(number(2...9))"])
    builder.place("here")
    builder.place("there", calendar: "other")
    builder.travel("here", "there", days: number(0...1))
    builder.party("anna")
    builder.body(
      "body", notice: chance(50) ? (stage: "drafted", clear: gap()) : nil, silence: "\(number(1...3)) days",
      spacing: chance(30) ? (atLeast: "1 day", atMost: chance(50) ? "4 days" : nil) : nil)
    let isSecondSession = chance(30)
    for (id, body) in [("one", "body"), ("two", isSecondSession ? "body" : nil)] {
      builder.meeting(
        id, body: body, takes: number(1...2), place: chance(50) ? "here" : "there",
        window: chance(40) ? "2024-01-0\(number(2...5)) .. 2024-01-\(number(9...11) < 10 ? "09" : "11")" : nil,
        parties: ["anna"], needs: chance(40) ? [.task("task", lead: gap())] : [])
    }
    let silent = chance(30)
    builder.document(
      "text",
      [
        .work("drafted", chance(50) ? "\(number(1...2)) working days" : "\(number(0...2)) days"),
        .work("sent", "\(number(0...1)) days"), .decided("approved", by: "body", orSilence: silent),
      ], due: chance(30) ? "2024-01-11" : nil)
    builder.task(
      "task", takes: chance(50) ? "\(number(1...2)) working days" : "\(number(0...2)) days",
      calendar: chance(50) ? "other" : nil)
    let items: [ItemID] = [
      .meeting("one"), .meeting("two"), .task("task"), .stage(document: "text", stage: "drafted"),
      .stage(document: "text", stage: "approved"),
    ]
    for _ in 0..<number(1...2) {
      guard let first = items.randomElement(using: &random), let then = items.randomElement(using: &random),
        let type = LinkType.allCases.randomElement(using: &random), first != then
      else { continue }
      builder.order(first, type, then, atLeast: gap(), atMost: chance(25) ? "\(number(3...6)) days" : nil)
    }
    return builder.context
  }

  private static func plan(_ context: Context, _ random: inout SplitMix64) -> Plan {
    var places = Placement(context, decidesBySilence: Bool.random(using: &random))
    let horizon = context.horizon
    func day(_ from: Day?, _ most: Int) -> Day { (from ?? horizon.first) + Int.random(in: 0...most, using: &random) }
    for item in Placement.items {
      // The steps of the text follow each other, and the first meeting them: so that most tries are near a plan.
      places.starts[item] =
        switch item {
        case .stage(_, "drafted"): day(nil, 2)
        case .stage(let text, "sent"): day(places.starts[.stage(document: text, stage: "drafted")], 2)
        case .stage(let text, _): day(places.starts[.stage(document: text, stage: "sent")], 3)
        case .meeting, .event, .task: day(nil, horizon.count - 1)
        }
    }
    return places.plan ?? PlanBuilder(context).plan
  }
}

/// First days for the items of a random network that can be chosen; the rest of the plan follows.
struct Placement {
  static let items: [ItemID] = [
    .meeting("one"), .meeting("two"), .task("task"), .stage(document: "text", stage: "drafted"),
    .stage(document: "text", stage: "sent"), .stage(document: "text", stage: "approved"),
  ]

  let context: Context
  let isBySilence: Bool
  var starts: [ItemID: Day] = [:]

  init(_ context: Context, decidesBySilence: Bool) {
    self.context = context
    isBySilence = decidesBySilence
  }

  init(_ plan: Plan, _ context: Context) {
    self.context = context
    isBySilence = plan.stages.contains { $0.way == .silence }
    let index = PlanIndex(plan, in: context)
    for item in Placement.items { starts[item] = index.occupation(item)?.days.first }
  }

  /// The plan, nil where an item cannot start on its day.
  var plan: Plan? {
    var plan = PlanBuilder(context).plan
    for index in plan.meetings.indices {
      guard let meeting = context.meeting(plan.meetings[index].id),
        let days = days(.meeting(meeting.id), meeting.takes, context.workTable(nil))
      else { return nil }
      plan.meetings[index].days = days
      plan.meetings[index].place = meeting.places.first?.place
    }
    guard let task = context.task("task"), let days = days(.task("task"), task.takes, context.workTable(of: task))
    else {
      return nil
    }
    plan.tasks[0].days = days
    for index in plan.stages.indices {
      guard let stage = context.stage(plan.stages[index].id), let decided = decided(stage, plan) else { return nil }
      plan.stages[index].days = decided.days
      plan.stages[index].way = decided.way
    }
    return plan
  }

  private func decided(_ stage: Stage, _ plan: Plan) -> (days: DayRange, way: PlannedStage.Way)? {
    let item = ItemID.stage(document: "text", stage: stage.name)
    if let takes = stage.takes, let document = context.document("text") {
      return days(item, takes, context.workTable(of: stage, in: document)).map { ($0, .work) }
    }
    if isBySilence {
      guard let start = starts[item], let decision = stage.decision, let span = context.silence(of: decision, at: nil)
      else { return nil }
      return context.silenceExpiry(from: start, span: span).flatMap { DayRange(first: start, last: $0) }
        .map { ($0, .silence) }
    }
    return plan.meetings.first { $0.id == "one" }?.days.map { (DayRange($0.last), .session("one")) }
  }

  private func days(_ item: ItemID, _ takes: Span, _ table: WorkTable) -> DayRange? {
    starts[item].flatMap { start in
      takes.lastDay(startingOn: start, calendar: table).flatMap { DayRange(first: start, last: $0) }
    }
  }
}
