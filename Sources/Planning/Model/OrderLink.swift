public import CivilTime

/// Which instants of two items a gap lies between.
public enum LinkType: String, CaseIterable, Hashable, Sendable {
  case finishToStart = "FS"
  case startToStart = "SS"
  case finishToFinish = "FF"
  case startToFinish = "SF"
}

/// An order between two items, with the least and the most that the gap between them may be.
public struct OrderLink: Hashable, Sendable {
  public var first: ItemID
  public var then: ItemID
  public var type: LinkType
  /// 0 days unless said.
  public var atLeast: Span
  public var atMost: Span?
  public var note: RuleNote

  public init(
    first: ItemID, then: ItemID, type: LinkType = .finishToStart, atLeast: Span, atMost: Span? = nil,
    note: RuleNote = RuleNote()
  ) {
    self.first = first
    self.then = then
    self.type = type
    self.atLeast = atLeast
    self.atMost = atMost
    self.note = note
  }
}
