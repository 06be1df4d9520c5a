public import CivilTime

/// The name of something dated: a meeting, an event, a task, or a stage of a document.
public enum ItemID: Hashable, Sendable {
  case meeting(String)
  case event(String)
  case task(String)
  case stage(document: String, stage: String)
}

extension ItemID {
  /// The day that people mean when they say when an item is: a stage counts by its close, everything else by its first day.
  public func referenceDay(of days: DayRange) -> Day {
    switch self {
    case .stage: days.last
    case .meeting, .event, .task: days.first
    }
  }
}

extension ItemID: CustomStringConvertible {
  /// As scenario files write it: `ttf-2023`, or `ttf-plan.approved` for a stage.
  public var description: String {
    switch self {
    case .meeting(let id), .event(let id), .task(let id): id
    case .stage(let document, let stage): "\(document).\(stage)"
    }
  }
}

extension ItemID: Comparable {
  /// The canonical order: by kind, then by identifier.
  public static func < (a: ItemID, b: ItemID) -> Bool {
    (a.kindIndex, a.description) < (b.kindIndex, b.description)
  }

  private var kindIndex: Int {
    switch self {
    case .meeting: 0
    case .event: 1
    case .task: 2
    case .stage: 3
    }
  }
}
