import CivilTime

extension Reader {
  /// No item waits for itself through links, stages, needs, approvals and what is alongside.
  mutating func checkOrderCycles(_ scenario: Scenario, _ context: Context) {
    for cycle in PrecedenceGraph(scenario, context).cycles() {
      guard let first = cycle.first, let place = cycle.lazy.compactMap(\.place).first else { continue }
      let path = (cycle.map(\.item) + [first.item]).map(\.description).joined(separator: " -> ")
      report(
        "order-cycle", at: place, "items wait for each other: \(path)", expected: "an order without a circle",
        advice: "Maybe one of these links, needs or stages is the wrong way round.")
    }
  }
}

extension PrecedenceGraph {
  init(_ scenario: Scenario, _ context: Context) {
    self.init()
    for event in scenario.events { add(.event(event.id)) }
    for meeting in scenario.meetings where meeting.isRequiredAndOpen { add(.meeting(meeting.id)) }
    for task in scenario.tasks where task.optional == nil && task.heldWith == nil && task.progress == nil {
      add(.task(task.id), isMilestone: task.takes.isMilestone)
    }
    for document in scenario.documents where document.optional == nil && document.heldWith == nil {
      addStages(of: document, context)
    }
    for link in scenario.order where link.note.soft == nil && link.atLeast.count >= 0 { add(link) }
    for meeting in scenario.meetings {
      for need in meeting.needs { add(need, of: .meeting(meeting.id)) }
      if let anchor = meeting.alongside {
        let outer: ItemID = context.event(anchor.value) == nil ? .meeting(anchor.value) : .event(anchor.value)
        add((outer, false), (.meeting(meeting.id), false), at: anchor.note.place)
        add((.meeting(meeting.id), true), (outer, true), at: anchor.note.place)
      }
    }
    for task in scenario.tasks {
      for need in task.needs { add(need, of: .task(task.id)) }
    }
  }

  private mutating func addStages(of document: Document, _ context: Context) {
    var previous: ItemID?
    for stage in document.stages where stage.progress == nil {
      let item = ItemID.stage(document: document.id, stage: stage.name)
      add(item, isMilestone: stage.takes?.isMilestone == true)
      if let previous { add((previous, true), (item, false), at: stage.source) }
      previous = item
      guard let decision = stage.decision, !decision.orSilence else { continue }
      let deciders = context.deciders(of: decision)
      guard deciders.count == 1, let session = deciders.first else { continue }
      let meeting = ItemID.meeting(session.id)
      add((item, false), (meeting, false), at: decision.note.place)
      add((meeting, false), (item, false), at: decision.note.place)
      add((meeting, true), (item, true), at: decision.note.place)
    }
  }

  private mutating func add(_ link: OrderLink) {
    let isStrict = link.atLeast.count > 0
    switch link.type {
    case .finishToStart: add((link.first, true), (link.then, false), isStrict: isStrict, at: link.note.place)
    case .startToStart: add((link.first, false), (link.then, false), isStrict: isStrict, at: link.note.place)
    case .finishToFinish: add((link.first, true), (link.then, true), isStrict: isStrict, at: link.note.place)
    case .startToFinish: add((link.first, false), (link.then, true), isStrict: isStrict, at: link.note.place)
    }
  }

  private mutating func add(_ need: Need, of item: ItemID) {
    guard need.note.soft == nil else { return }
    let subject: ItemID =
      switch need.subject {
      case .stage(let document, let stage): .stage(document: document, stage: stage)
      case .task(let id): .task(id)
      }
    add((subject, true), (item, false), isStrict: need.lead.count > 0, at: need.note.place)
  }
}

extension Meeting {
  /// Whether the meeting takes place in every plan and is not history.
  fileprivate var isRequiredAndOpen: Bool {
    status != .held && status != .cancelled && optional == nil && heldWith == nil
  }
}
