public import CivilTime
import Foundation

/// A scenario with what is looked up in it again and again: items by identifier, work tables, travel days.
///
/// Rules, checker and compiler share it; it decides nothing. A class, since it is handed on for every value of every item and never
/// changes.
public final class Context: Sendable {
  public let scenario: Scenario
  public let horizon: DayRange
  /// The published plan from which departing costs points; nil where there is none, or where it does not count.
  public let baseline: Plan?

  private let published: [String: PlannedMeeting]
  private let meetings: [String: Meeting]
  private let documents: [String: Document]
  private let tasks: [String: Task]
  private let events: [String: Event]
  private let bodies: [String: Body]
  private let places: [String: Place]
  private let parties: [String: Party]
  private let teams: [String: Team]
  private let tables: [String: WorkTable]
  private let scenarioTable: WorkTable
  private let placeTables: [String: WorkTable]
  private let travelDays: [String: [String: Int]]
  /// The most days that any journey takes.
  package let longestTravel: Int
  /// What is looked up by meeting, body and party.
  let attendance: AttendanceIndex
  private let calendar: EventCalendar

  public init(_ scenario: Scenario, baseline: Plan? = nil) {
    self.scenario = scenario
    self.baseline = baseline
    published = Dictionary((baseline?.meetings ?? []).map { ($0.id, $0) }) { first, _ in first }
    horizon = scenario.horizon
    meetings = Dictionary(scenario.meetings.map { ($0.id, $0) }) { first, _ in first }
    documents = Dictionary(scenario.documents.map { ($0.id, $0) }) { first, _ in first }
    tasks = Dictionary(scenario.tasks.map { ($0.id, $0) }) { first, _ in first }
    events = Dictionary(scenario.events.map { ($0.id, $0) }) { first, _ in first }
    bodies = Dictionary(scenario.bodies.map { ($0.id, $0) }) { first, _ in first }
    places = Dictionary(scenario.places.map { ($0.id, $0) }) { first, _ in first }
    parties = Dictionary(scenario.parties.map { ($0.id, $0) }) { first, _ in first }
    teams = Dictionary(scenario.teams.map { ($0.id, $0) }) { first, _ in first }
    let covered = DayRange(first: scenario.horizon.first - 400, last: scenario.horizon.last + 400) ?? scenario.horizon
    let tables = scenario.calendars.mapValues { WorkTable($0, covering: covered) }
    let scenarioTable = tables[scenario.calendar] ?? WorkTable(.plain, covering: scenario.horizon)
    placeTables = places.mapValues { tables[$0.calendar] ?? WorkTable(.plain, covering: scenario.horizon) }
    self.tables = tables
    self.scenarioTable = scenarioTable
    travelDays = Context.travelDays(scenario)
    longestTravel = travelDays.values.reduce(0) { max($0, $1.values.max() ?? 0) }
    attendance = AttendanceIndex(scenario, bodies)
    calendar = EventCalendar(scenario.events)
  }

  public func meeting(_ id: String) -> Meeting? { meetings[id] }
  /// What the baseline says of a meeting.
  func published(_ id: String) -> PlannedMeeting? { published[id] }
  public func document(_ id: String) -> Document? { documents[id] }
  public func task(_ id: String) -> Task? { tasks[id] }
  public func event(_ id: String) -> Event? { events[id] }
  public func body(_ id: String) -> Body? { bodies[id] }
  public func place(_ id: String) -> Place? { places[id] }
  public func party(_ id: String) -> Party? { parties[id] }
  public func team(_ id: String) -> Team? { teams[id] }

  /// The work table of a calendar by name; the scenario's own for nil.
  public func workTable(_ name: String?) -> WorkTable {
    guard let name else { return scenarioTable }
    return tables[name] ?? WorkTable(.plain, covering: horizon)
  }

  /// The work table of a place, the scenario's when the place is unknown.
  public func workTable(ofPlace id: String?) -> WorkTable {
    id.flatMap { placeTables[$0] } ?? scenarioTable
  }

  /// The work table of a span: the calendar it names, else the one given, else the scenario's.
  public func workTable(of span: Span, else calendar: String? = nil) -> WorkTable {
    workTable(span.calendar ?? calendar)
  }

  /// Whole days that lie clear between items of one party at two places; 0 at one place and to or from an online one.
  public func travelDays(from: String, to: String) -> Int { travelDays[from]?[to] ?? 0 }

  /// The events on some days or at most so many days away from them, in canonical order.
  package func events(near days: DayRange, within margin: Int = 0) -> [Event] {
    calendar.events(near: days, within: margin)
  }

  private static func travelDays(_ scenario: Scenario) -> [String: [String: Int]] {
    var days: [String: [String: Int]] = [:]
    for from in scenario.places where !from.isOnline {
      for to in scenario.places where !to.isOnline && from.id != to.id {
        if let pair = scenario.travel.pairs.last(where: { $0.from == from.id && $0.to == to.id }) {
          days[from.id, default: [:]][to.id] = pair.days
        } else if let a = from.position, let b = to.position {
          let distance = a.kilometres(to: b)
          let band = scenario.travel.bands.first { band in band.upToKilometres.map { distance <= Double($0) } ?? true }
          days[from.id, default: [:]][to.id] = band?.days ?? 0
        }
      }
    }
    return days
  }
}

extension Position {
  /// The great-circle distance in kilometres on a sphere of radius 6371 km (haversine).
  package func kilometres(to other: Position) -> Double {
    let radians = Double.pi / 180
    let halfLatitude = (other.latitude - latitude) * radians / 2
    let halfLongitude = (other.longitude - longitude) * radians / 2
    let root =
      sin(halfLatitude) * sin(halfLatitude)
      + cos(latitude * radians) * cos(other.latitude * radians) * sin(halfLongitude) * sin(halfLongitude)
    return 2 * 6371 * asin(min(1, root.squareRoot()))
  }
}
