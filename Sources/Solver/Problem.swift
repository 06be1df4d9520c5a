/// An anonymous scheduling problem: activities that each take exactly one of their values, and constraints between the values taken.
///
/// The problem knows no day, meeting or document. Times are integers counted from any origin and half-open: an activity occupies
/// `start ..< end`. The objective is lexicographic: first the least sum of `Value.cost`, then the least sum of `Value.tie`.
/// A problem never changes once it is made; step 1 of the method (values) is done by whoever makes it.
public struct Problem: Sendable, Hashable, Codable {
  /// The activities in canonical order, which decides every tie.
  public var activities: [Activity]
  public var constraints: [Constraint]
  /// Units of time that must lie clear between two activities at two places, `setup[from][to]`.
  public var setup: [[Int]]

  public init(activities: [Activity], constraints: [Constraint], setup: [[Int]]) {
    self.activities = activities
    self.constraints = constraints
    self.setup = setup
  }

  /// Stands for "never" in keys and slacks; far from overflow when two of them are added.
  public static let never = Int.max / 8
}

/// A decision with at least one value: when and where something takes place, or a switch (step 1 of the method).
public struct Activity: Sendable, Hashable, Codable {
  /// The order in which branch and bound decides activities.
  public enum Rank: Int, Sendable, Hashable, Codable, Comparable {
    case session, meeting, other, switching

    public static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
  }

  /// Names the activity in traces; it decides nothing.
  public var name: String
  public var rank: Rank
  /// The cluster in which the activity starts: a meeting and its documents share one.
  public var home: Int
  /// Whether the final pass may move the activity to its earliest value of the same mode.
  public var settles: Bool
  /// The values in canonical order, by start; never empty.
  public var values: [Value]

  public init(name: String, rank: Rank, home: Int, settles: Bool = false, values: [Value]) {
    self.name = name
    self.rank = rank
    self.home = home
    self.settles = settles
    self.values = values
  }
}

/// One way to decide an activity (step 1 of the method).
public struct Value: Sendable, Hashable, Codable {
  public var start: Int
  /// The end, exclusive; equal to `start` for a milestone.
  public var end: Int
  /// An index into `Problem.setup`, or nil where no place matters.
  public var place: Int?
  /// What kind of decision this is (a way of approval, a place); kept by the final pass.
  public var mode: Int
  /// Whether the activity takes place at all; an absent value has no duties.
  public var isPresent: Bool
  /// Cost points, 0 or more.
  public var cost: Int
  /// The second level of the objective, 0 or more.
  public var tie: Int

  public init(
    start: Int, end: Int, place: Int? = nil, mode: Int = 0, isPresent: Bool = true, cost: Int = 0, tie: Int = 0
  ) {
    self.start = start
    self.end = end
    self.place = place
    self.mode = mode
    self.isPresent = isPresent
    self.cost = cost
    self.tie = tie
  }

  /// A value of a decision that has no time: absent, kept, broken, or an amount.
  public static func timeless(mode: Int = 0, cost: Int = 0) -> Value {
    Value(start: 0, end: 0, mode: mode, isPresent: false, cost: cost)
  }
}
