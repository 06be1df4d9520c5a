public import CivilTime
public import Planning

/// A rule between two items of a plan, as a bound from one instant to another.
public struct Arc: Sendable {
  /// Which instant of an item is meant.
  public enum Point: Hashable, Sendable {
    case start, end
  }

  /// What a bound asks of the gap from the first instant to the second.
  enum Bound: Sendable {
    /// The gap is at least the span; with `isOrdered` the second instant is not before the first either.
    case atLeast(Span, isOrdered: Bool)
    /// The gap is at most the span.
    case atMost(Span)
  }

  /// The item whose instant is known first: the earlier one of a minimum, the later one of a maximum.
  public let from: ItemID
  public let to: ItemID
  /// The rule that the arc stands for.
  public let rule: RuleInstance
  /// Why the rule is there, as its writer says.
  public let why: String?
  /// The gap as written, for people; nil where the items only follow each other.
  public let gap: Span?
  let fromPoint: Point
  let toPoint: Point
  private let bound: Bound
  private let anchor: Span.Anchor
  private let table: WorkTable

  init(
    _ from: ItemID, _ fromPoint: Point, _ to: ItemID, _ toPoint: Point, _ bound: Bound, anchor: Span.Anchor = .close,
    table: WorkTable, rule: RuleInstance, why: String? = nil
  ) {
    self.from = from
    self.fromPoint = fromPoint
    self.to = to
    self.toPoint = toPoint
    self.bound = bound
    self.anchor = anchor
    self.table = table
    self.rule = rule
    self.why = why
    switch bound {
    case .atLeast(let span, _): gap = span.count == 0 ? nil : span
    case .atMost(let span): gap = span
    }
  }

  /// The earliest that the instant of `to` may be when that of `from` is given.
  func earliest(_ instant: Instant) -> Instant {
    switch bound {
    case .atLeast(let span, let isOrdered):
      let earliest = span.earliest(after: instant, anchor: anchor, calendar: table) ?? Day.last.close
      return isOrdered ? max(earliest, instant) : earliest
    case .atMost(let span):
      return span.earliestStart(before: instant, anchor: anchor, calendar: table) ?? Day.first.morning
    }
  }

  /// The latest that the instant of `from` may be when that of `to` is given.
  func latest(_ instant: Instant) -> Instant {
    switch bound {
    case .atLeast(let span, let isOrdered):
      let latest = span.latestStart(before: instant, anchor: anchor, calendar: table) ?? Day.first.morning
      return isOrdered ? min(latest, instant) : latest
    case .atMost(let span):
      return span.latest(after: instant, anchor: anchor, calendar: table) ?? Day.last.close
    }
  }

  /// Whether the arc states a maximum, so that it runs from the later item to the earlier one.
  public var isMaximum: Bool {
    if case .atMost = bound { true } else { false }
  }
}

extension Occupation {
  func instant(_ point: Arc.Point) -> Instant { point == .start ? start : end }
}
