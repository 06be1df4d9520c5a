import CivilTime
public import Planning

/// A scenario as the checks of schedule health look at it: what leads to what, and the room of its items.
public struct UnplannedScenario: Sendable {
  public let context: Context
  /// nil where rules contradict each other.
  private let rooms: [ItemID: ItemRoom]?
  private let prepared: Set<ItemID>
  private let waiting: Set<ItemID>
  private let awaited: Set<ItemID>

  public init(_ context: Context, room: Room) {
    self.context = context
    rooms = if case .found(let rooms) = room { rooms } else { nil }
    let leads = Lead.all(in: context)
    prepared = Set(leads.map(\.then))
    waiting = Set(leads.filter { !context.isFact($0.first) }.map(\.then))
    awaited = Set(leads.filter(\.bindsClose).map(\.first))
  }

  /// Whether something leads to an item, be it done already.
  func isPrepared(_ item: ItemID) -> Bool { prepared.contains(item) }
  /// Whether an item waits for something that is not done.
  func waits(_ item: ItemID) -> Bool { waiting.contains(item) }
  /// Whether something waits for the close of an item.
  func isAwaited(_ item: ItemID) -> Bool { awaited.contains(item) }

  var hasRoom: Bool { rooms != nil }
  func room(_ item: ItemID) -> ItemRoom? { rooms?[item] }

  /// The meetings to come.
  var meetings: [Meeting] { context.scenario.meetings.filter { $0.status != .held && $0.status != .cancelled } }
  /// The tasks that are not done.
  var tasks: [Task] { context.scenario.tasks.filter { !context.isFact(.task($0.id)) } }
  /// The documents whose last stage is not done.
  var documents: [Document] { context.scenario.documents.filter { $0.stages.last?.progress?.isDone != true } }

  /// The decisions to come that sessions alone can take.
  var decisions: [(document: Document, stage: Stage, decision: Decision)] {
    documents.flatMap { document in
      document.stages.compactMap { stage in
        guard stage.progress == nil, let decision = stage.decision, !decision.orSilence else { return nil }
        return (document, stage, decision)
      }
    }
  }
}

/// That one item leads to another: a need, a link, or a decision at a session.
private struct Lead {
  let first: ItemID
  let then: ItemID
  /// Whether the second item waits for the close of the first.
  let bindsClose: Bool

  /// All of them but those of cancelled meetings.
  static func all(in context: Context) -> [Lead] {
    let scenario = context.scenario
    var leads: [Lead] = []
    for meeting in scenario.meetings {
      leads += meeting.needs.map { Lead(first: $0.subject.item, then: .meeting(meeting.id), bindsClose: true) }
    }
    for task in scenario.tasks {
      leads += task.needs.map { Lead(first: $0.subject.item, then: .task(task.id), bindsClose: true) }
    }
    for link in scenario.order {
      let bindsClose = link.type == .finishToStart || link.type == .finishToFinish
      leads.append(Lead(first: link.first, then: link.then, bindsClose: bindsClose))
    }
    for document in scenario.documents {
      for stage in document.stages {
        guard let decision = stage.decision, stage.progress == nil else { continue }
        let item = ItemID.stage(document: document.id, stage: stage.name)
        leads += context.deciders(of: decision).map { Lead(first: item, then: .meeting($0.id), bindsClose: false) }
      }
    }
    let cancelled = Set(scenario.meetings.filter { $0.status == .cancelled }.map { ItemID.meeting($0.id) })
    return leads.filter { !cancelled.contains($0.first) && !cancelled.contains($0.then) }
  }
}
