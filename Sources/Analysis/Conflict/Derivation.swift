public import CivilTime
public import Planning

/// How rules force days out, step by step, until nothing is left: facts for a text, in the order in which they are told.
public struct Derivation: Hashable, Sendable {
  /// How a derivation ends.
  public indirect enum Ending: Hashable, Sendable {
    /// The last step leaves the item no day.
    case noDay(ItemID)
    /// What is left has to be one of these, and each ends badly.
    case cases([Case])
    /// The rules push these items on for ever, each time round.
    case circle([ItemID])
    /// No combination of the days that are left keeps all rules: an exact search has tried them all.
    case exhausted([Exhaustion])
    /// Items need more days than there are.
    case overload(Overload)
  }

  /// One of the possibilities that are left.
  public struct Case: Hashable, Sendable {
    public var assumption: Assumption
    public var derivation: Derivation

    public init(_ assumption: Assumption, _ derivation: Derivation) {
      self.assumption = assumption
      self.derivation = derivation
    }
  }

  /// What a case takes for granted.
  public enum Assumption: Hashable, Sendable {
    case begins(ItemID, Day)
    case isAt(ItemID, place: String?)
    case comesAbout(ItemID, PlannedStage.Way)
    /// The first closes before the second begins.
    case isBefore(ItemID, ItemID)
    case isAbsent(ItemID)
  }

  /// The days that are left to an item when only a search can go on.
  public struct Exhaustion: Hashable, Sendable {
    public var item: ItemID
    public var reach: Reach

    public init(item: ItemID, reach: Reach) {
      self.item = item
      self.reach = reach
    }
  }

  /// Which end of an item's days a step is about; both where it takes days from the middle.
  public struct Side: OptionSet, Hashable, Sendable {
    public let rawValue: Int
    /// The item cannot be so early.
    public static let earliest = Side(rawValue: 1)
    /// The item cannot be so late.
    public static let latest = Side(rawValue: 2)

    public init(rawValue: Int) { self.rawValue = rawValue }
  }

  /// One deduction: what a rule leaves of an item.
  public struct Step: Hashable, Sendable {
    /// nil for the frame: the horizon, the data date, durations and facts.
    public var rule: RuleInstance?
    public var item: ItemID
    public var side: Side
    /// What was left before; nil for the frame.
    public var before: Reach?
    /// What is left after; nil when nothing is.
    public var after: Reach?
    /// What the rule by itself leaves, given the others; nil when nothing.
    public var implied: Reach?
    /// What was left of the other items that the rule speaks of.
    public var premises: [Premise]

    public init(
      rule: RuleInstance?, item: ItemID, side: Side, before: Reach?, after: Reach?, implied: Reach?,
      premises: [Premise] = []
    ) {
      self.rule = rule
      self.item = item
      self.side = side
      self.before = before
      self.after = after
      self.implied = implied
      self.premises = premises
    }
  }

  /// What is left of another item that a step reads.
  public struct Premise: Hashable, Sendable {
    public var item: ItemID
    public var reach: Reach

    public init(item: ItemID, reach: Reach) {
      self.item = item
      self.reach = reach
    }
  }

  public var steps: [Step]
  public var ending: Ending

  public init(steps: [Step], ending: Ending) {
    self.steps = steps
    self.ending = ending
  }

  /// Every rule that is used, in the order of use.
  public var rules: [RuleInstance] {
    var used = steps.compactMap(\.rule)
    if case .cases(let cases) = ending { used += cases.flatMap(\.derivation.rules) }
    if case .overload(let overload) = ending { used += overload.rules }
    var seen: Set<RuleInstance> = []
    return used.filter { seen.insert($0).inserted }
  }
}

/// The days that are left to an item.
public struct Reach: Hashable, Sendable {
  /// Its first days, ascending; empty when it can only be absent.
  public var starts: [Day]
  public var earliestEnd: Day?
  public var latestEnd: Day?
  /// Where it may be, in canonical order; empty for what has no place, and for anywhere.
  public var places: [String]
  public var mayBeAbsent: Bool

  public init(starts: [Day], earliestEnd: Day?, latestEnd: Day?, places: [String] = [], mayBeAbsent: Bool = false) {
    self.starts = starts
    self.earliestEnd = earliestEnd
    self.latestEnd = latestEnd
    self.places = places
    self.mayBeAbsent = mayBeAbsent
  }

  public var earliestStart: Day? { starts.first }
  public var latestStart: Day? { starts.last }
}
