public import CivilTime
public import ScenarioText

/// What a planner asks for: plain values, validated, every list in canonical order (by identifier).
public struct Scenario: Hashable, Sendable {
  public var id: String
  public var title: String
  /// Every day of every item lies inside.
  public var horizon: DayRange
  /// What is earlier is history; nothing new is planned before it.
  public var dataDate: Day
  /// The name of the scenario's work calendar; `Scenario.plainCalendar` when none is named.
  public var calendar: String
  /// Every work calendar by name, `plainCalendar` and `onlineCalendar` included.
  public var calendars: [String: WorkCalendar]
  public var blackouts: [Ruled<DayRange>]
  public var places: [Place]
  public var travel: Travel
  public var parties: [Party]
  public var teams: [Team]
  public var bodies: [Body]
  public var events: [Event]
  public var meetings: [Meeting]
  public var documents: [Document]
  public var tasks: [Task]
  public var order: [OrderLink]
  public var costs: Costs
  public var repairPrices: RepairPrices
  public var notes: String?
  /// The file that was read, for messages.
  public var source: SourcePlace

  /// The name of the work calendar with a Saturday and Sunday weekend and no holidays.
  public static let plainCalendar = "plain"
  /// The name of the work calendar of online places: the scenario's weekend and no holidays.
  public static let onlineCalendar = "online"

  public init(
    id: String, title: String, horizon: DayRange, dataDate: Day, calendar: String = Scenario.plainCalendar,
    calendars: [String: WorkCalendar] = [:], blackouts: [Ruled<DayRange>] = [], places: [Place] = [],
    travel: Travel = Travel(), parties: [Party] = [], teams: [Team] = [], bodies: [Body] = [], events: [Event] = [],
    meetings: [Meeting] = [], documents: [Document] = [], tasks: [Task] = [], order: [OrderLink] = [],
    costs: Costs = Costs(), repairPrices: RepairPrices = RepairPrices(), notes: String? = nil, source: SourcePlace
  ) {
    self.id = id
    self.title = title
    self.horizon = horizon
    self.dataDate = dataDate
    self.calendar = calendar
    self.calendars = calendars
    self.blackouts = blackouts
    self.places = places.sorted { $0.id < $1.id }
    self.travel = travel
    self.parties = parties.sorted { $0.id < $1.id }
    self.teams = teams.sorted { $0.id < $1.id }
    self.bodies = bodies.sorted { $0.id < $1.id }
    self.events = events.sorted { $0.id < $1.id }
    self.meetings = meetings.sorted { $0.id < $1.id }
    self.documents = documents.sorted { $0.id < $1.id }
    self.tasks = tasks.sorted { $0.id < $1.id }
    self.order = order.sorted {
      ($0.first, $0.then, $0.type.rawValue, "\($0.atLeast)", $0.note.place ?? source)
        < ($1.first, $1.then, $1.type.rawValue, "\($1.atLeast)", $1.note.place ?? source)
    }
    self.costs = costs
    self.repairPrices = repairPrices
    self.notes = notes
    self.source = source
  }
}
