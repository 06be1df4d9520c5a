public import Planning

/// Why an item is no longer what it was in an earlier plan: what forbids it, or what it would cost, to put it back while everything else is as
/// in the new plan.
public enum Cause: Hashable, Sendable {
  /// A rule of the changed scenario refuses it; `via` is the item whose own change brings that about, nil where the rule itself is the
  /// change.
  case rule(Violation, via: ItemID?)
  /// It would cost more, by this line of the rule that rises most; `via` as above.
  case price(CostLine, points: Int, via: ItemID?)
  /// It has happened so, or has been called off.
  case fact
  /// It moved together with these, none of which could go back alone.
  case together([ItemID])
  /// It could as well have stayed.
  case free

  /// The changed item that this one follows.
  public var via: ItemID? {
    switch self {
    case .rule(_, let via), .price(_, _, let via): via
    case .fact, .together, .free: nil
    }
  }
}
