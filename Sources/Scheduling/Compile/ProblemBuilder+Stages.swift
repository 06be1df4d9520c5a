import CivilTime
import Planning
import Solver

extension ProblemBuilder {
  /// Adds each stage of each document, in the home of a meeting that waits for the document.
  mutating func addStages() -> [Contradiction] {
    var contradictions: [Contradiction] = []
    for document in context.scenario.documents {
      let home = home(needing: document.id)
      let mayBeAbsent =
        (document.optional != nil || document.heldWith != nil) && document.stages.allSatisfy { $0.progress == nil }
      for (index, stage) in document.stages.enumerated() {
        let item = ItemID.stage(document: document.id, stage: stage.name)
        let isLast = index == document.stages.count - 1
        var choices = choices(of: stage, in: document)
        if isLast, stage.progress?.isDone != true {
          choices.removeAll { $0.days.map { DueConstraint.price(document.due, closing: $0.last) == nil } ?? false }
        }
        if mayBeAbsent { choices.append(StageVariable.Choice(days: nil, way: .absent)) }
        if choices.isEmpty {
          contradictions.append(
            Contradiction(
              item: item, rules: [Contradiction.Refusal(rule: isLast ? .due : .horizon, days: context.horizon.count)]))
          continue
        }
        let values = choices.map { choice in
          value(choice, of: stage, in: document, isFirst: index == 0, isLast: isLast)
        }
        let activity = add(
          Activity(name: "\(item)", rank: .other, home: home, settles: stage.progress == nil, values: values))
        stages[item] = StageVariable(activity: activity, document: document.id, stage: stage, choices: choices)
      }
    }
    return contradictions
  }

  /// The cluster in which a document or task begins: that of the first meeting that waits for it, straight or through a task.
  private func home(needing id: String, depth: Int = 0) -> Int {
    func waits(_ needs: [Need]) -> Bool {
      needs.contains { need in
        switch need.subject {
        case .stage(let document, _): document == id
        case .task(let task): task == id
        }
      }
    }
    if let meeting = context.scenario.meetings.first(where: { waits($0.needs) }), let variable = meetings[meeting.id] {
      return home(variable.activity)
    }
    if depth < context.scenario.tasks.count, let task = context.scenario.tasks.first(where: { waits($0.needs) }) {
      return home(needing: task.id, depth: depth + 1)
    }
    return homes
  }

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
      return days(of: takes, table).map { StageVariable.Choice(days: $0, way: .work) }
    }
    guard let decision = stage.decision else { return [] }
    return decisions(decision).sorted { a, b in
      (a.days?.first ?? .last, a.days?.last ?? .last) < (b.days?.first ?? .last, b.days?.last ?? .last)
    }
  }

  /// Every way to decide on every day.
  private func decisions(_ decision: Decision) -> [StageVariable.Choice] {
    var choices: [StageVariable.Choice] = []
    let scenarioTable = context.workTable(nil)
    for session in context.deciders(of: decision) {
      let closes = Set((meetings[session.id]?.choices ?? []).compactMap(\.days?.last)).sorted()
      for day in closes {
        guard decision.thenSilence else {
          choices.append(StageVariable.Choice(days: DayRange(day), way: .session(session.id)))
          continue
        }
        guard let silence = context.silence(of: decision, at: session),
          let start = scenarioTable.firstWorkingDay(from: day + 1),
          let expiry = context.silenceExpiry(from: start, span: silence), expiry <= context.horizon.last
        else { continue }
        choices.append(
          StageVariable.Choice(days: DayRange(first: day, last: expiry), way: .sessionThenSilence(session.id)))
      }
    }
    guard decision.orSilence, let silence = context.silence(of: decision, at: nil) else { return choices }
    for first in context.horizon where first >= context.scenario.dataDate && scenarioTable.isWorked(first) {
      guard let expiry = context.silenceExpiry(from: first, span: silence), expiry <= context.horizon.last else {
        continue
      }
      choices.append(StageVariable.Choice(days: DayRange(first: first, last: expiry), way: .silence))
    }
    return choices
  }

  /// The days of an item of a span, for every first day from the data date on.
  private func days(of span: Span, _ table: WorkTable) -> [DayRange] {
    context.horizon.compactMap { first in
      guard first >= context.scenario.dataDate, let last = span.lastDay(startingOn: first, calendar: table),
        last <= context.horizon.last
      else { return nil }
      return DayRange(first: first, last: last)
    }
  }

  private func value(
    _ choice: StageVariable.Choice, of stage: Stage, in document: Document, isFirst: Bool, isLast: Bool
  ) -> Value {
    let optional = isFirst ? document.optional?.value : nil
    guard let days = choice.days else { return .timeless(cost: optional?.ifDropped ?? 0) }
    let occupation = Occupation(days, isMilestone: stage.takes?.isMilestone == true)
    var cost = optional?.ifHeld ?? 0
    if isLast, choice.way != .history { cost += DueConstraint.price(document.due, closing: days.last) ?? 0 }
    if choice.way == .silence { cost += context.scenario.costs.silence }
    return Value(
      start: max(occupation.start, min(context.scenario.dataDate.morning, occupation.end)), end: occupation.end,
      mode: mode(of: choice.way), cost: cost)
  }

  private func mode(of way: PlannedStage.Way) -> Int {
    switch way {
    case .work, .history, .absent: 0
    case .silence: 1
    case .session(let id), .sessionThenSilence(let id): 2 + (meetings[id]?.activity ?? 0)
    }
  }

  /// Adds each task, in the home of a meeting that waits for it.
  mutating func addTasks() -> [Contradiction] {
    var contradictions: [Contradiction] = []
    for task in context.scenario.tasks {
      let table = context.workTable(of: task)
      var choices: [DayRange?] =
        switch task.progress {
        case .done(let day, _): [DayRange(day)]
        case .started(_)?, .remaining(_, _)?:
          [
            task.progress.flatMap { context.days(started: $0, takes: task.takes, table: table) }
          ].filter { $0.map { $0.last <= context.horizon.last } ?? false }
        case nil: days(of: task.takes, table)
        }
      if task.progress?.isDone != true {
        choices.removeAll { $0.map { DueConstraint.price(task.due, closing: $0.last) == nil } ?? false }
      }
      if (task.optional != nil || task.heldWith != nil) && task.progress == nil { choices.append(nil) }
      if choices.isEmpty {
        contradictions.append(
          Contradiction(
            item: .task(task.id),
            rules: [Contradiction.Refusal(rule: task.due == nil ? .horizon : .due, days: context.horizon.count)]))
        continue
      }
      let values = choices.map { days -> Value in
        guard let days else { return .timeless(cost: task.optional?.value.ifDropped ?? 0) }
        let occupation = Occupation(days, isMilestone: task.takes.isMilestone)
        let late = task.progress?.isDone == true ? 0 : DueConstraint.price(task.due, closing: days.last) ?? 0
        return Value(
          start: max(occupation.start, min(context.scenario.dataDate.morning, occupation.end)), end: occupation.end,
          cost: late + (task.optional?.value.ifHeld ?? 0))
      }
      let activity = add(
        Activity(
          name: task.id, rank: .other, home: home(needing: task.id), settles: task.progress == nil, values: values))
      tasks[task.id] = TaskVariable(activity: activity, task: task, choices: choices)
    }
    return contradictions
  }
}
