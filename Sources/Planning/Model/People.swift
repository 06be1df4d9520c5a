public import CivilTime
public import ScenarioText

/// Somebody who attends: a person, or a delegation of many people.
public struct Party: Hashable, Sendable {
  public var id: String
  public var name: String
  /// Whether the party can be at one place only on a day.
  public var exclusive: Ruled<Bool>
  /// The members whose public holidays are respected, by name.
  public var courtesy: [CourtesyMember]
  public var notes: String?
  public var source: SourcePlace

  public init(
    id: String, name: String, exclusive: Ruled<Bool> = Ruled(true), courtesy: [CourtesyMember] = [],
    notes: String? = nil, source: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.exclusive = exclusive
    self.courtesy = courtesy
    self.notes = notes
    self.source = source
  }
}

/// One member of a party, with the public holidays that a holiday file gives it.
public struct CourtesyMember: Hashable, Sendable {
  /// The name of the holiday file without its ending, such as `KZ`.
  public var name: String
  public var holidays: DaySet

  public init(name: String, holidays: DaySet) {
    self.name = name
    self.holidays = holidays
  }
}

/// People who draft and prepare; each item loads them on every day from its first to its last.
public struct Team: Hashable, Sendable {
  public var id: String
  public var name: String
  /// People at work at once; soft per day and head.
  public var capacity: Ruled<Int>
  public var notes: String?
  public var source: SourcePlace

  public init(id: String, name: String, capacity: Ruled<Int>, notes: String? = nil, source: SourcePlace) {
    self.id = id
    self.name = name
    self.capacity = capacity
    self.notes = notes
    self.source = source
  }
}

/// Attendance of a party at a meeting.
public struct Attendance: Hashable, Sendable {
  public var party: String
  /// The cost points of being absent; nil when the party must attend.
  public var absenceCost: Int?
  public var note: RuleNote

  public init(party: String, absenceCost: Int? = nil, note: RuleNote = RuleNote()) {
    self.party = party
    self.absenceCost = absenceCost
    self.note = note
  }
}

/// A body of the organisation; its meetings are its sessions.
public struct Body: Hashable, Sendable {
  public struct Notice: Hashable, Sendable {
    /// The stage of the document that must be closed; nil for the stage before the decision.
    public var stage: String?
    /// The gap between that close and the first day of the session.
    public var clear: Span

    public init(stage: String?, clear: Span) {
      self.stage = stage
      self.clear = clear
    }
  }

  public var id: String
  public var name: String
  public var members: [Attendance]
  /// The places of its sessions that name none.
  public var places: [PlaceOption]
  public var notice: Ruled<Notice>?
  /// How long a text lies under silence.
  public var silence: Span?
  /// Between consecutive present sessions.
  public var spacing: Ruled<GapBounds>?
  public var weekdays: Ruled<Set<Weekday>>?
  public var blackouts: [Ruled<DayRange>]
  public var notes: String?
  public var source: SourcePlace

  public init(
    id: String, name: String, members: [Attendance] = [], places: [PlaceOption] = [], notice: Ruled<Notice>? = nil,
    silence: Span? = nil, spacing: Ruled<GapBounds>? = nil, weekdays: Ruled<Set<Weekday>>? = nil,
    blackouts: [Ruled<DayRange>] = [], notes: String? = nil, source: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.members = members
    self.places = places
    self.notice = notice
    self.silence = silence
    self.spacing = spacing
    self.weekdays = weekdays
    self.blackouts = blackouts
    self.notes = notes
    self.source = source
  }
}

/// The least and the most that a gap may be; nil where there is no limit.
public struct GapBounds: Hashable, Sendable {
  public var atLeast: Span?
  public var atMost: Span?

  public init(atLeast: Span? = nil, atMost: Span? = nil) {
    self.atLeast = atLeast
    self.atMost = atMost
  }
}
