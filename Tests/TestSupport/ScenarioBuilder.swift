public import CivilTime
public import Planning
import ScenarioText

/// Makes small scenarios for tests, with everything filled in that a test does not speak of.
///
/// Days and spans are written as in scenario files; a text that is none ends the test.
public struct ScenarioBuilder {
  public var scenario: Scenario
  private static let source = SourcePlace(file: "test.yaml", line: 1, column: 1)

  /// - Parameter dataDate: The first day of the horizon unless said.
  public init(_ horizon: String, dataDate: String? = nil, id: String = "test", title: String = "A test") {
    let days = DayRange(text: horizon)
    scenario = Scenario(
      id: id, title: title, horizon: days, dataDate: dataDate.map { Day(text: $0) } ?? days.first,
      calendars: [Scenario.plainCalendar: .plain, Scenario.onlineCalendar: .plain], source: ScenarioBuilder.source)
  }

  public var context: Context { Context(scenario) }

  public mutating func calendar(_ name: String, weekend: Set<Weekday> = [.saturday, .sunday], holidays: [String] = []) {
    scenario.calendars[name] = WorkCalendar(weekend: weekend, holidays: DaySet(holidays.map { DayRange(text: $0) }))
  }

  public mutating func place(
    _ id: String, name: String? = nil, zone: String = "Asia/Almaty", position: Position? = nil,
    calendar: String = Scenario.plainCalendar, isOnline: Bool = false
  ) {
    scenario.places.insertInOrder(
      Place(
        id: id, name: name ?? id, zone: zone, position: position, calendar: calendar, isOnline: isOnline,
        source: ScenarioBuilder.source), \.id)
  }

  /// Travel days between two places, both ways.
  public mutating func travel(_ a: String, _ b: String, days: Int) {
    scenario.travel.pairs += [Travel.Pair(from: a, to: b, days: days), Travel.Pair(from: b, to: a, days: days)]
  }

  public mutating func party(_ id: String, name: String? = nil, isExclusive: Bool = true) {
    scenario.parties.insertInOrder(
      Party(id: id, name: name ?? id, exclusive: Ruled(isExclusive), source: ScenarioBuilder.source), \.id)
  }

  public mutating func team(_ id: String, capacity: Int) {
    scenario.teams.insertInOrder(
      Team(id: id, name: id, capacity: Ruled(capacity), source: ScenarioBuilder.source), \.id)
  }

  public mutating func body(
    _ id: String, name: String? = nil, notice: (stage: String?, clear: String)? = nil, silence: String? = nil,
    spacing: (atLeast: String?, atMost: String?)? = nil
  ) {
    scenario.bodies.insertInOrder(
      Body(
        id: id, name: name ?? id,
        notice: notice.map { Ruled(Body.Notice(stage: $0.stage, clear: Span(text: $0.clear))) },
        silence: silence.map { Span(text: $0) },
        spacing: spacing.map {
          Ruled(GapBounds(atLeast: $0.atLeast.map { Span(text: $0) }, atMost: $0.atMost.map { Span(text: $0) }))
        }, source: ScenarioBuilder.source), \.id)
  }

  public mutating func event(_ id: String, _ days: String, place: String? = nil, parties: [String] = []) {
    scenario.events.insertInOrder(
      Event(
        id: id, name: id, days: DayRange(text: days), place: place, parties: parties, source: ScenarioBuilder.source),
      \.id)
  }

  /// Adds a meeting; `change` sets what has no parameter here.
  public mutating func meeting(
    _ id: String, name: String? = nil, body: String? = nil, takes: Int = 1, place: String? = nil,
    window: String? = nil, pin: String? = nil, hours: String? = nil, status: MeetingStatus = .tentative,
    parties: [String] = [], needs: [Need] = [], change: (inout Meeting) -> Void = { _ in }
  ) {
    var meeting = Meeting(
      id: id, name: name ?? id, body: body, takes: .days(takes), places: place.map { [PlaceOption(place: $0)] } ?? [],
      windows: window.map { Ruled([DayRange(text: $0)]) }, pin: pin.map { Ruled(Day(text: $0)) },
      hours: hours.flatMap { Hours($0) }, status: status, parties: parties.map { Attendance(party: $0) }, needs: needs,
      source: ScenarioBuilder.source)
    change(&meeting)
    scenario.meetings.insertInOrder(meeting, \.id)
  }

  public mutating func document(_ id: String, name: String? = nil, _ stages: [Stage], due: String? = nil) {
    scenario.documents.insertInOrder(
      Document(
        id: id, name: name ?? id, stages: stages, due: due.map { Ruled(Day(text: $0)) },
        source: ScenarioBuilder.source), \.id)
  }

  public mutating func task(
    _ id: String, name: String? = nil, takes: String, team: String? = nil, people: Int = 1, calendar: String? = nil,
    needs: [Need] = [], due: String? = nil, progress: Progress? = nil
  ) {
    scenario.tasks.insertInOrder(
      Task(
        id: id, name: name ?? id, takes: Span(text: takes), team: team, people: people, calendar: calendar,
        needs: needs, due: due.map { Ruled(Day(text: $0)) }, progress: progress, source: ScenarioBuilder.source), \.id)
  }

  public mutating func order(
    _ first: ItemID, _ type: LinkType = .finishToStart, _ then: ItemID, atLeast: String = "0 days",
    atMost: String? = nil, why: String? = nil
  ) {
    scenario.order.append(
      OrderLink(
        first: first, then: then, type: type, atLeast: Span(text: atLeast), atMost: atMost.map { Span(text: $0) },
        note: RuleNote(why: why)))
  }
}

extension Stage {
  /// A stage that is worked.
  public static func work(_ name: String, _ takes: String, team: String? = nil, progress: Progress? = nil) -> Stage {
    Stage(
      name: name, takes: Span(text: takes), team: team, progress: progress,
      source: SourcePlace(file: "test.yaml", line: 1, column: 1))
  }

  /// A stage that is decided by a body.
  public static func decided(
    _ name: String, by body: String, orSilence: Bool = false, thenSilence: Bool = false
  ) -> Stage {
    Stage(
      name: name, decision: Decision(decider: .body(body), orSilence: orSilence, thenSilence: thenSilence),
      source: SourcePlace(file: "test.yaml", line: 1, column: 1))
  }
}

extension Need {
  /// A need of a document's stage.
  public static func stage(_ document: String, _ stage: String, lead: String = "0 days") -> Need {
    Need(subject: .stage(document: document, stage: stage), lead: Span(text: lead))
  }

  /// A need of a task.
  public static func task(_ id: String, lead: String = "0 days") -> Need {
    Need(subject: .task(id), lead: Span(text: lead))
  }
}

extension Array {
  fileprivate mutating func insertInOrder(_ element: Element, _ id: KeyPath<Element, String>) {
    append(element)
    sort { $0[keyPath: id] < $1[keyPath: id] }
  }
}
