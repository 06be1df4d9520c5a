import CivilTime
import Planning
import Solver

extension ProblemBuilder {
  /// Adds each stage of each document, in the home of a meeting that waits for the document.
  mutating func addStages() -> [Contradiction] {
    var contradictions: [Contradiction] = []
    for document in context.scenario.documents where isIn(document) && !stops() {
      let home = home(needing: document.id) ?? newHome()
      let mayBeAbsent =
        (document.optional != nil || document.heldWith != nil) && document.stages.allSatisfy { $0.progress == nil }
      let unbound = document.stages.map { stage in
        let item = ItemID.stage(document: document.id, stage: stage.name)
        return choices(of: stage, in: document).filter { isLeft(item, days: $0.days, way: $0.way) }
      }
      let chained = isUnfolded ? unbound : chained(unbound, of: document)
      for (index, stage) in document.stages.enumerated() {
        let item = ItemID.stage(document: document.id, stage: stage.name)
        let all = chained[index]
        let isFree = isUnfolded || isFree(stage, document)
        var choices =
          isFree
          ? all : all.filter { refusals($0, stage, document).isEmpty && isCheap(prices(of: $0, stage, document)) }
        if mayBeAbsent && isLeft(item, days: nil) { choices.append(StageVariable.Choice(days: nil, way: .absent)) }
        if choices.isEmpty {
          let refusing = all.flatMap { refusals($0, stage, document).map(\.rule) }.max()
          let rule: RuleName =
            refusing ?? (!unbound[index].isEmpty ? .stages : stage.decision != nil ? .approval : .horizon)
          contradictions.append(
            Contradiction(
              item: item,
              rules: [Contradiction.Refusal(rule: rule, days: all.isEmpty ? context.horizon.count : all.count)]))
          continue
        }
        let activity = add(
          Activity(
            name: "\(item)", rank: .other, home: home, settles: stage.progress == nil,
            values: choices.map { value($0, of: stage, cost: isFree ? 0 : cost(of: $0, stage, document)) }),
          refusedBy: !isUnfolded ? [] : choices.map { refusals($0, stage, document) })
        stages[item] = StageVariable(activity: activity, document: document, stage: stage, choices: choices)
      }
    }
    return contradictions
  }

  /// Documents are looked at as wholes.
  private func isIn(_ document: Document) -> Bool {
    document.stages.first.map { isIn(.stage(document: document.id, stage: $0.name)) } ?? true
  }

  /// The values of each stage that the stages before and after leave room for, and hard needs of meetings that must be held.
  ///
  /// Propagation would find the same; leaving them out here keeps the problem small from the start.
  private func chained(_ stages: [[StageVariable.Choice]], of document: Document) -> [[StageVariable.Choice]] {
    var stages = stages
    let isMilestone = document.stages.map { $0.takes?.isMilestone == true }
    func occupation(_ choice: StageVariable.Choice, _ index: Int) -> Occupation? {
      choice.days.map { Occupation($0, isMilestone: isMilestone[index]) }
    }
    func begin(_ choice: StageVariable.Choice, _ index: Int) -> Instant {
      self.begin(of: choice, isMilestone: isMilestone[index]) ?? 0
    }
    let isFact = document.stages.map { $0.progress != nil }
    for index in stages.indices.dropFirst() where !isFact[index] {
      guard let ready = stages[index - 1].compactMap({ occupation($0, index - 1)?.end }).min() else { continue }
      stages[index].removeAll { begin($0, index) < ready }
    }
    for index in stages.indices.reversed() where !isFact[index] {
      var latest = latestClose(of: document.stages[index], in: document)
      if index + 1 < stages.count, !isFact[index + 1],
        let last = stages[index + 1].map({ begin($0, index + 1) }).max()
      {
        latest = min(latest, last)
      }
      stages[index].removeAll { occupation($0, index).map { $0.end > latest } ?? false }
    }
    return stages
  }

  /// The latest close of a stage that leaves the lead time before every meeting that must be held and hard needs it.
  private func latestClose(of stage: Stage, in document: Document) -> Instant {
    var latest = context.horizon.last.close
    for (meeting, need) in hardNeeds[.stage(document: document.id, stage: stage.name)] ?? [] {
      guard let choices = meetings[meeting]?.choices, choices.allSatisfy({ $0.days != nil }),
        let start = choices.compactMap(\.days?.first.morning).max()
      else { continue }
      let table = context.workTable(of: need.lead)
      latest = min(latest, start, need.lead.latestStart(before: start, anchor: .close, calendar: table) ?? start)
    }
    return latest
  }

  /// The rules of a stage that forbid a value: the due day of the document, and the day before which it does not close.
  private func refusals(_ choice: StageVariable.Choice, _ stage: Stage, _ document: Document) -> [RuleInstance] {
    guard let days = choice.days, choice.way != .history else { return [] }
    let notBefore = stage.progress == nil ? stage.notBefore : nil
    let early = NotBeforeConstraint.refusals(.stage(document: document.id, stage: stage.name), notBefore, days)
    return stage.name == document.stages.last?.name
      ? early + DueConstraint.refusals(document.id, document.due, closing: days.last) : early
  }

  /// The values of a stage, by day.
  private func choices(of stage: Stage, in document: Document) -> [StageVariable.Choice] {
    let table = context.workTable(of: stage, in: document)
    switch stage.progress {
    case .done(let day, _): return [StageVariable.Choice(days: DayRange(day), way: .history)]
    case .started(_)?, .remaining(_, _)?:
      guard let progress = stage.progress, let takes = stage.takes,
        let days = context.days(started: progress, takes: takes, table: table), days.last <= context.horizon.last
      else { return [] }
      return [StageVariable.Choice(days: days, way: .work)]
    case nil: break
    }
    if let takes = stage.takes {
      return days(of: takes, stage.compression, table).map { StageVariable.Choice(days: $0, way: .work) }
    }
    guard let decision = stage.decision else { return [] }
    return ApprovalConstraint.choices(decision, self)
  }

  /// The days of an item of a span, for every first day from the data date on and every length down to the least.
  private func days(of span: Span, _ compression: Compression?, _ table: WorkTable) -> [DayRange] {
    let spans = span.compressed(compression)
    return context.horizon.flatMap { first -> [DayRange] in
      guard first >= context.scenario.dataDate else { return [] }
      return spans.compactMap { span in
        guard let last = span.lastDay(startingOn: first, calendar: table), last <= context.horizon.last else {
          return nil
        }
        return DayRange(first: first, last: last)
      }
    }
  }

  /// The points of taking less than the whole span.
  private func compressionPrice(
    _ span: Span?, _ compression: Compression?, _ days: DayRange, _ table: @autoclosure () -> WorkTable
  ) -> Int {
    guard let span, let compression else { return 0 }
    let table = table()
    let taken = span.compressed(compression).last { $0.lastDay(startingOn: days.first, calendar: table) == days.last }
    return (span.count - (taken ?? span).count) * compression.perUnit
  }

  /// Whether no rule of a stage alone forbids or prices any value, as most often.
  private func isFree(_ stage: Stage, _ document: Document) -> Bool {
    stage.notBefore == nil && stage.compression == nil && stage.decision == nil && document.due == nil
      && document.optional == nil
  }

  private func cost(of choice: StageVariable.Choice, _ stage: Stage, _ document: Document) -> Int {
    prices(of: choice, stage, document).reduce(0) { $0 + $1.points }
  }

  private func value(_ choice: StageVariable.Choice, of stage: Stage, cost: Int) -> Value {
    guard let days = choice.days else { return .timeless(cost: cost) }
    let occupation = Occupation(days, isMilestone: stage.takes?.isMilestone == true)
    return Value(
      start: plannedStart(occupation), end: occupation.end, mode: mode(of: choice.way), cost: cost)
  }

  /// What a value of a stage costs, by rule.
  func prices(
    of choice: StageVariable.Choice, _ stage: Stage, _ document: Document
  ) -> [(rule: RuleName, points: Int)] {
    let optional = document.optional.flatMap { optional in
      stage.name == document.stages.first { $0.progress?.isDone != true }?.name ? optional.value : nil
    }
    guard let days = choice.days else { return [(.presence, optional?.ifDropped ?? 0)] }
    if choice.way == .history { return [] }
    let isLast = stage.name == document.stages.last?.name
    return [
      (.presence, optional?.ifHeld ?? 0),
      (.due, isLast ? DueConstraint.price(document.due, closing: days.last) ?? 0 : 0),
      (.approval, choice.way == .silence ? stage.decision?.silenceCost ?? context.scenario.costs.silence : 0),
      (.duration, compressionPrice(stage.takes, stage.compression, days, context.workTable(of: stage, in: document))),
    ]
  }

  /// The start of an item for its team, which history does not load.
  private func plannedStart(_ occupation: Occupation) -> Instant {
    max(occupation.start, min(context.scenario.dataDate.morning, occupation.end))
  }

  private func mode(of way: PlannedStage.Way) -> Int {
    switch way {
    case .work, .history, .absent: 0
    case .silence: 1
    case .session(let id), .sessionThenSilence(let id): 2 + (meetings[id]?.activity ?? 0)
    }
  }

  /// The cluster in which a document or task begins: that of the first meeting that waits for it, straight or through a
  /// task; nil when none does.
  private func home(needing id: String, depth: Int = 0) -> Int? {
    if let meeting = waitingMeetings[id], let variable = meetings[meeting] { return home(variable.activity) }
    guard depth < context.scenario.tasks.count, let task = waitingTasks[id] else { return nil }
    return home(needing: task, depth: depth + 1)
  }

  /// Adds each task, in the home of a meeting that waits for it.
  mutating func addTasks() -> [Contradiction] {
    var contradictions: [Contradiction] = []
    for task in context.scenario.tasks where isIn(.task(task.id)) && !stops() {
      let all = choices(of: task).filter { isLeft(.task(task.id), days: $0) }
      func refusals(_ days: DayRange?) -> [RuleInstance] {
        guard let days, task.progress?.isDone != true else { return [] }
        return NotBeforeConstraint.refusals(.task(task.id), task.progress == nil ? task.notBefore : nil, days)
          + DueConstraint.refusals(task.id, task.due, closing: days.last)
      }
      var choices: [DayRange?] =
        isUnfolded ? all : all.filter { refusals($0).isEmpty && isCheap(prices(of: $0, task)) }
      if (task.optional != nil || task.heldWith != nil) && task.progress == nil,
        isLeft(.task(task.id), days: nil), isCheap(prices(of: nil, task))
      {
        choices.append(nil)
      }
      if choices.isEmpty {
        let refusal = Contradiction.Refusal(
          rule: all.flatMap { refusals($0).map(\.rule) }.max() ?? .horizon,
          days: all.isEmpty ? context.horizon.count : all.count)
        contradictions.append(Contradiction(item: .task(task.id), rules: [refusal]))
        continue
      }
      let activity = add(
        Activity(
          name: task.id, rank: .other, home: home(needing: task.id) ?? newHome(), settles: task.progress == nil,
          values: choices.map { value($0, of: task) }),
        refusedBy: !isUnfolded ? [] : choices.map { refusals($0) })
      tasks[task.id] = TaskVariable(activity: activity, task: task, choices: choices)
    }
    return contradictions
  }

  private func choices(of task: Task) -> [DayRange] {
    let table = context.workTable(of: task)
    switch task.progress {
    case .done(let day, _): return [DayRange(day)]
    case .started(_)?, .remaining(_, _)?:
      let days = task.progress.flatMap { context.days(started: $0, takes: task.takes, table: table) }
      return [days].compactMap { $0 }.filter { $0.last <= context.horizon.last }
    case nil: return days(of: task.takes, task.compression, table)
    }
  }

  private func value(_ days: DayRange?, of task: Task) -> Value {
    let cost = isUnfolded ? 0 : prices(of: days, task).reduce(0) { $0 + $1.points }
    guard let days else { return .timeless(cost: cost) }
    let occupation = Occupation(days, isMilestone: task.takes.isMilestone)
    return Value(start: plannedStart(occupation), end: occupation.end, cost: cost)
  }

  /// What a value of a task costs, by rule.
  func prices(of days: DayRange?, _ task: Task) -> [(rule: RuleName, points: Int)] {
    if task.progress?.isDone == true { return [] }
    guard let days else { return [(.presence, task.optional?.value.ifDropped ?? 0)] }
    return [
      (.presence, task.optional?.value.ifHeld ?? 0), (.due, DueConstraint.price(task.due, closing: days.last) ?? 0),
      (.duration, compressionPrice(task.takes, task.compression, days, context.workTable(of: task))),
    ]
  }
}
