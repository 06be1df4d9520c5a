public import CivilTime
public import ScenarioText

/// What is known of an item that has begun.
public enum Progress: Hashable, Sendable {
  /// Closed on this day. `implied` when only a later stage says so.
  case done(Day, implied: Bool)
  /// Begun on this day; it closes after its span from there, or on the data date if that is later.
  case started(Day)
  /// Begun on this day; this much is left, counted from the data date.
  case remaining(Span, started: Day)

  /// Whether it is closed, a fact.
  public var isDone: Bool {
    if case .done = self { true } else { false }
  }
}

/// How far a span may be shortened; only repairs have it.
public struct Compression: Hashable, Sendable {
  /// The least count, in the unit of the span.
  public var least: Int
  /// Points for each unit less.
  public var perUnit: Int

  public init(least: Int, perUnit: Int) {
    self.least = least
    self.perUnit = perUnit
  }
}

/// Who decides a stage and how.
public struct Decision: Hashable, Sendable {
  public enum Decider: Hashable, Sendable {
    /// Any present session of the body that is not held yet.
    case body(String)
    /// One of these meetings.
    case meetings([String])
  }

  public var decider: Decider
  /// Whether the body's silence procedure may decide instead of a session.
  public var orSilence: Bool
  /// Whether the session is followed by silence.
  public var thenSilence: Bool
  /// The length of the silence; nil for the body's.
  public var silence: Span?
  /// Cost points of silence instead of a session; nil for the scenario's.
  public var silenceCost: Int?
  public var note: RuleNote

  public init(
    decider: Decider, orSilence: Bool = false, thenSilence: Bool = false, silence: Span? = nil,
    silenceCost: Int? = nil, note: RuleNote = RuleNote()
  ) {
    self.decider = decider
    self.orSilence = orSilence
    self.thenSilence = thenSilence
    self.silence = silence
    self.silenceCost = silenceCost
    self.note = note
  }
}

/// A step of a document: worked for a span, or decided by a body.
public struct Stage: Hashable, Sendable {
  public var name: String
  /// nil for a stage that is decided.
  public var takes: Span?
  /// How long it may take; nil for certainly as long as it takes.
  public var likely: Likely?
  public var compression: Compression?
  public var decision: Decision?
  public var team: String?
  /// How many people of the team it needs.
  public var people: Int
  /// The name of its work calendar; nil for the document's.
  public var calendar: String?
  public var progress: Progress?
  /// It does not close before this day.
  public var notBefore: Ruled<Day>?
  public var notes: String?
  public var source: SourcePlace

  public init(
    name: String, takes: Span? = nil, decision: Decision? = nil, team: String? = nil, people: Int = 1,
    calendar: String? = nil, progress: Progress? = nil, notes: String? = nil, source: SourcePlace
  ) {
    self.name = name
    self.takes = takes
    self.decision = decision
    self.team = team
    self.people = people
    self.calendar = calendar
    self.progress = progress
    self.notes = notes
    self.source = source
  }
}

/// A text that passes through stages, one after another.
public struct Document: Hashable, Sendable {
  public var id: String
  public var name: String
  public var kind: String?
  /// In their order, those of the kind included; never empty.
  public var stages: [Stage]
  /// The last stage closes by this day.
  public var due: Ruled<Day>?
  /// The name of its work calendar; nil for the scenario's.
  public var calendar: String?
  public var optional: Ruled<OptionalPrice>?
  public var heldWith: Ruled<String>?
  public var notes: String?
  public var source: SourcePlace

  public init(
    id: String, name: String, kind: String? = nil, stages: [Stage], due: Ruled<Day>? = nil, calendar: String? = nil,
    optional: Ruled<OptionalPrice>? = nil, heldWith: Ruled<String>? = nil, notes: String? = nil, source: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.stages = stages
    self.due = due
    self.calendar = calendar
    self.optional = optional
    self.heldWith = heldWith
    self.notes = notes
    self.source = source
  }
}

/// Work that is neither a meeting nor a stage of a document.
public struct Task: Hashable, Sendable {
  public var id: String
  public var name: String
  public var takes: Span
  /// How long it may take; nil for certainly as long as it takes.
  public var likely: Likely?
  public var compression: Compression?
  public var team: String?
  public var people: Int
  public var calendar: String?
  /// What it waits for. What waits for it stands in that item's needs.
  public var needs: [Need]
  public var due: Ruled<Day>?
  /// It does not start before this day.
  public var notBefore: Ruled<Day>?
  public var progress: Progress?
  public var optional: Ruled<OptionalPrice>?
  public var heldWith: Ruled<String>?
  public var notes: String?
  public var source: SourcePlace

  public init(
    id: String, name: String, takes: Span, team: String? = nil, people: Int = 1, calendar: String? = nil,
    needs: [Need] = [], due: Ruled<Day>? = nil, progress: Progress? = nil, optional: Ruled<OptionalPrice>? = nil,
    heldWith: Ruled<String>? = nil, notes: String? = nil, source: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.takes = takes
    self.team = team
    self.people = people
    self.calendar = calendar
    self.needs = needs
    self.due = due
    self.progress = progress
    self.optional = optional
    self.heldWith = heldWith
    self.notes = notes
    self.source = source
  }
}
