public import CivilTime
public import ScenarioText

/// How firm a meeting is.
public enum MeetingStatus: String, CaseIterable, Hashable, Sendable {
  case tentative, announced, confirmed, held, cancelled
}

/// One of the places that a meeting may have, with its cost points.
public struct PlaceOption: Hashable, Sendable {
  public var place: String
  public var cost: Int
  public var note: RuleNote

  public init(place: String, cost: Int = 0, note: RuleNote = RuleNote()) {
    self.place = place
    self.cost = cost
    self.note = note
  }
}

/// Whether an item may be dropped, and what holding or dropping it costs in points.
public struct OptionalPrice: Hashable, Sendable {
  public var ifHeld: Int
  public var ifDropped: Int

  public init(ifHeld: Int = 0, ifDropped: Int = 0) {
    self.ifHeld = ifHeld
    self.ifDropped = ifDropped
  }
}

/// The days a planner would like best, with the cost points of each day off them.
public struct Preference: Hashable, Sendable {
  /// The preferred start lies in this range; a single day for `start`.
  public var between: DayRange
  public var earlyPerDay: Int
  public var latePerDay: Int

  public init(between: DayRange, earlyPerDay: Int, latePerDay: Int) {
    self.between = between
    self.earlyPerDay = earlyPerDay
    self.latePerDay = latePerDay
  }
}

/// What an item waits for: a stage of a document, or a task, closed the lead time before its first day.
public struct Need: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case stage(document: String, stage: String)
    case task(String)
  }

  public var subject: Subject
  /// The gap between the close of the subject and the first day of the item; at least 0.
  public var lead: Span
  public var note: RuleNote

  public init(subject: Subject, lead: Span, note: RuleNote = RuleNote()) {
    self.subject = subject
    self.lead = lead
    self.note = note
  }
}

/// A meeting; with a body it is a session.
public struct Meeting: Hashable, Sendable {
  public var id: String
  public var name: String
  public var body: String?
  /// Consecutive days.
  public var takes: Span
  public var compression: Compression?
  /// The places allowed: its own, else its body's, else those of what it is alongside.
  public var places: [PlaceOption]
  /// Empty for anywhere in the horizon.
  public var windows: Ruled<[DayRange]>?
  public var pin: Ruled<Day>?
  /// It does not start before this day.
  public var notBefore: Ruled<Day>?
  public var preference: Ruled<Preference>?
  public var hours: Hours?
  public var status: MeetingStatus
  /// The days of a held meeting, a fact.
  public var held: DayRange?
  /// Its own parties; the members of its body attend besides.
  public var parties: [Attendance]
  public var needs: [Need]
  /// An event or another meeting.
  public var alongside: Ruled<String>?
  public var optional: Ruled<OptionalPrice>?
  /// An item that is present exactly when this one is.
  public var heldWith: Ruled<String>?
  /// Its own, else its body's.
  public var weekdays: Ruled<Set<Weekday>>?
  /// Whether holidays and blackouts are kept free; true unless said.
  public var openDays: Ruled<Bool>
  public var notes: String?
  public var source: SourcePlace

  public init(
    id: String, name: String, body: String? = nil, takes: Span, places: [PlaceOption],
    windows: Ruled<[DayRange]>? = nil, pin: Ruled<Day>? = nil, preference: Ruled<Preference>? = nil,
    hours: Hours? = nil, status: MeetingStatus = .tentative, held: DayRange? = nil, parties: [Attendance] = [],
    needs: [Need] = [], alongside: Ruled<String>? = nil, optional: Ruled<OptionalPrice>? = nil,
    heldWith: Ruled<String>? = nil, weekdays: Ruled<Set<Weekday>>? = nil, openDays: Ruled<Bool> = Ruled(true),
    notes: String? = nil, source: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.body = body
    self.takes = takes
    self.places = places
    self.windows = windows
    self.pin = pin
    self.preference = preference
    self.hours = hours
    self.status = status
    self.held = held
    self.parties = parties
    self.needs = needs
    self.alongside = alongside
    self.optional = optional
    self.heldWith = heldWith
    self.weekdays = weekdays
    self.openDays = openDays
    self.notes = notes
    self.source = source
  }
}
