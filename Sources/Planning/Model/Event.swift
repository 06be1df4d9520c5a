public import CivilTime
public import ScenarioText

/// Something outside the organisation, immovable.
public struct Event: Hashable, Sendable {
  /// Cost points for each meeting and day of overlap.
  public struct Avoidance: Hashable, Sendable {
    public var parties: [String]
    public var places: [String]
    public var cost: Int
    public var note: RuleNote

    public init(parties: [String] = [], places: [String] = [], cost: Int, note: RuleNote = RuleNote()) {
      self.parties = parties
      self.places = places
      self.cost = cost
      self.note = note
    }
  }

  /// Parties and places that no meeting may use on the days of the event.
  public struct Block: Hashable, Sendable {
    public var parties: [String]
    public var places: [String]
    public var note: RuleNote

    public init(parties: [String] = [], places: [String] = [], note: RuleNote = RuleNote()) {
      self.parties = parties
      self.places = places
      self.note = note
    }
  }

  public var id: String
  public var name: String
  public var days: DayRange
  public var hours: Hours?
  public var place: String?
  /// The parties that attend it.
  public var parties: [String]
  public var blocks: Block?
  public var avoid: Avoidance?
  public var notes: String?
  public var source: SourcePlace

  public init(
    id: String, name: String, days: DayRange, hours: Hours? = nil, place: String? = nil, parties: [String] = [],
    blocks: Block? = nil, avoid: Avoidance? = nil, notes: String? = nil, source: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.days = days
    self.hours = hours
    self.place = place
    self.parties = parties
    self.blocks = blocks
    self.avoid = avoid
    self.notes = notes
    self.source = source
  }
}
