/// What must hold between the values that activities take (steps 2 and 5 of the method). Activities are indexes into `Problem.activities`;
/// arrays named after an activity hold one element for each of its values.
public enum Constraint: Sendable, Hashable, Codable {
  case precedence(Precedence)
  case exclusion(Exclusion)
  case capacity(Capacity)
  case link(Link)
  case succession(Succession)
  case linear(Linear)
}

/// Loosens a constraint by the slack of the value that another activity takes; slacks of several relaxers add up (steps 2 and 5 of the method).
public struct Relaxer: Sendable, Hashable, Codable {
  public var activity: Int
  /// 0 or more; `Problem.never` switches the constraint off.
  public var slack: [Int]

  public init(activity: Int, slack: [Int]) {
    self.activity = activity
    self.slack = slack
  }
}

/// `tail[u] <= head[v] + slack` for the value u of `first` and the value v of `second` (steps 2 and 5 of the method).
///
/// A minimum gap has the earliest start allowed after u as tail and the start of v as head; a maximum gap has `-start` of v as tail
/// (then `first` is the later activity) and `-latest` as head. `-Problem.never` as tail or `Problem.never` as head means no duty.
public struct Precedence: Sendable, Hashable, Codable {
  public var first: Int
  public var tail: [Int]
  public var second: Int
  public var head: [Int]
  public var relaxers: [Relaxer]

  public init(first: Int, tail: [Int], second: Int, head: [Int], relaxers: [Relaxer] = []) {
    self.first = first
    self.tail = tail
    self.second = second
    self.head = head
    self.relaxers = relaxers
  }
}

/// Two present activities keep apart: the one that starts earlier (on equal starts, `first`) is ready before the other starts (steps 2
/// and 5 of the method).
///
/// With u leading v this is `ready(u, v) <= start(v) + slack` of the leading activity's relaxers.
public struct Exclusion: Sendable, Hashable, Codable {
  /// When an activity that leads is ready for the other.
  public enum Separation: Sendable, Hashable, Codable {
    /// At its end plus the setup between the two places.
    case setup
    /// At the instant given for its value.
    case ready(first: [Int], second: [Int])
  }

  public var first: Int
  public var second: Int
  public var separation: Separation
  /// Values at one place do not exclude each other (their hours do not overlap).
  public var sharesPlace: Bool
  public var whenFirstLeads: [Relaxer]
  public var whenSecondLeads: [Relaxer]

  public init(
    first: Int, second: Int, separation: Separation = .setup, sharesPlace: Bool = false,
    whenFirstLeads: [Relaxer] = [], whenSecondLeads: [Relaxer] = []
  ) {
    self.first = first
    self.second = second
    self.separation = separation
    self.sharesPlace = sharesPlace
    self.whenFirstLeads = whenFirstLeads
    self.whenSecondLeads = whenSecondLeads
  }
}

/// At no time do the present activities under way load more than `limit` and the slacks of the reliefs that cover the time (steps 2
/// and 5 of the method).
public struct Capacity: Sendable, Hashable, Codable {
  public struct Load: Sendable, Hashable, Codable {
    public var activity: Int
    public var demand: Int

    public init(activity: Int, demand: Int) {
      self.activity = activity
      self.demand = demand
    }
  }

  /// Raises the limit at the times `start ..< end`.
  public struct Relief: Sendable, Hashable, Codable {
    public var start: Int
    public var end: Int
    public var relaxer: Relaxer

    public init(start: Int, end: Int, relaxer: Relaxer) {
      self.start = start
      self.end = end
      self.relaxer = relaxer
    }
  }

  public var loads: [Load]
  public var limit: Int
  public var reliefs: [Relief]

  public init(loads: [Load], limit: Int, reliefs: [Relief] = []) {
    self.loads = loads
    self.limit = limit
    self.reliefs = reliefs
  }
}

/// Where the value of `first` has a key, the value of `second` has the same key (steps 2 and 5 of the method).
public struct Link: Sendable, Hashable, Codable {
  public var first: Int
  public var firstKey: [Int?]
  public var second: Int
  public var secondKey: [Int?]

  public init(first: Int, firstKey: [Int?], second: Int, secondKey: [Int?]) {
    self.first = first
    self.firstKey = firstKey
    self.second = second
    self.secondKey = secondKey
  }
}

/// Among the present activities in order of start (then of index here), each is followed soon enough: the start of the next one is at most
/// `reach[u] + slack` of the earlier one's relaxers (steps 2 and 5 of the method). The last has no duty.
public struct Succession: Sendable, Hashable, Codable {
  public struct Member: Sendable, Hashable, Codable {
    public var activity: Int
    public var reach: [Int]
    public var relaxers: [Relaxer]

    public init(activity: Int, reach: [Int], relaxers: [Relaxer] = []) {
      self.activity = activity
      self.reach = reach
      self.relaxers = relaxers
    }
  }

  public var members: [Member]

  public init(members: [Member]) {
    self.members = members
  }
}

/// The coefficients of the values taken add up to at most `upper` (steps 2 and 5 of the method).
public struct Linear: Sendable, Hashable, Codable {
  public struct Term: Sendable, Hashable, Codable {
    public var activity: Int
    public var coefficients: [Int]

    public init(activity: Int, coefficients: [Int]) {
      self.activity = activity
      self.coefficients = coefficients
    }
  }

  public var terms: [Term]
  public var upper: Int

  public init(terms: [Term], upper: Int) {
    self.terms = terms
    self.upper = upper
  }
}
