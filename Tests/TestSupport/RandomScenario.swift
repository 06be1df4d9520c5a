import CivilTime
public import Planning
import ScenarioText

/// Small random scenarios in which every rule has something to say: at least three meetings of which two are sessions, two
/// documents with approvals, two parties, two work calendars, two places, a few weeks.
public struct RandomScenario {
  public private(set) var random: SplitMix64
  private let first: Day
  private let dayCount: Int
  private let softness: Int

  /// - Parameters:
  ///   - weeks: By how many weeks everything is later.
  ///   - days: How long the horizon may be.
  ///   - softness: How many of the rules that might be soft may be, in percent.
  public init(seed: UInt64, weeks: Int = 0, days: ClosedRange<Int> = 9...11, softness: Int = 100) {
    self.softness = softness
    random = SplitMix64(seed: seed)
    first = Day(morning: 19723 + 7 * weeks + Int.random(in: 0..<7, using: &random))
    dayCount = Int.random(in: days, using: &random)
  }

  private var last: Day { first + (dayCount - 1) }
  private static let place = SourcePlace(file: "random.yaml", line: 1, column: 1)
  private var place: SourcePlace { Self.place }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func day() -> Day { first + number(0...(dayCount - 1)) }

  private mutating func range(_ lengths: ClosedRange<Int>) -> DayRange {
    let begin = day()
    return DayRange(first: begin, last: min(last, begin + (number(lengths) - 1))) ?? DayRange(begin)
  }

  private mutating func perBreach(_ percent: Int) -> RuleNote {
    RuleNote(place: place, soft: chance(percent * softness / 100) ? .perBreach(number(1...6)) : nil)
  }

  private mutating func note(_ percent: Int) -> RuleNote {
    guard chance(percent * softness / 100) else { return RuleNote(place: place) }
    return RuleNote(place: place, soft: chance(50) ? .perBreach(number(1...6)) : .perDay(number(1...3)))
  }

  private mutating func gap(_ most: Int) -> Span {
    chance(30) ? .workingDays(number(0...most), calendar: chance(50) ? "other" : nil) : .days(number(0...most))
  }

  public mutating func scenario() -> Scenario {
    let dataDate = chance(25) ? first + number(1...2) : first
    var scenario = Scenario(
      id: "random", title: "Random", horizon: DayRange(first: first, last: last) ?? DayRange(first), dataDate: dataDate,
      calendar: "main", calendars: calendars(), blackouts: chance(20) ? [Ruled(range(1...2))] : [], places: places(),
      travel: travel(), parties: parties(), teams: teams(), bodies: bodies(), source: place)
    scenario.events = (0..<number(1...2)).map { event($0) }
    scenario.meetings = meetings(dataDate)
    scenario.documents = (0..<2).map { document($0, dataDate) }
    scenario.tasks = [task(dataDate)]
    scenario.order = (0..<number(1...2)).map { link(line: $0 + 1) }.sorted {
      ($0.first, $0.then, $0.type.rawValue) < ($1.first, $1.then, $1.type.rawValue)
    }
    addTies(&scenario)
    scenario.costs.silence = number(1...8)
    scenario.costs.weekendDay = number(0...3)
    addNotBefore(&scenario)
    let price = StabilityPrices.Price(moved: number(0...4), perDay: number(0...2))
    scenario.costs.stability.tentative = price
    return scenario
  }

  private mutating func calendars() -> [String: WorkCalendar] {
    [
      "main": WorkCalendar(
        weekend: [.saturday, .sunday], holidays: DaySet([range(1...2)]), movedWorkingDays: DaySet(days: [day()])),
      "other": WorkCalendar(weekend: [.friday], holidays: DaySet([range(1...3)])), "online": .plain, "plain": .plain,
    ]
  }

  private mutating func places() -> [Place] {
    [
      Place(
        id: "here", name: "Here", zone: "Asia/Almaty", calendar: "main",
        blackouts: chance(20) ? [Ruled(range(1...2))] : [], source: place),
      Place(id: "line", name: "Line", zone: "Asia/Almaty", calendar: "online", isOnline: true, source: place),
      Place(id: "there", name: "There", zone: "Asia/Shanghai", calendar: "other", source: place),
    ]
  }

  private mutating func travel() -> Travel {
    Travel(pairs: [
      Travel.Pair(from: "here", to: "there", days: number(0...2)),
      Travel.Pair(from: "there", to: "here", days: number(0...2)),
    ])
  }

  private mutating func parties() -> [Party] {
    [
      Party(id: "anna", name: "Anna", exclusive: Ruled(true, note: perBreach(50)), source: place),
      Party(
        id: "crowd", name: "Crowd", exclusive: Ruled(chance(30)),
        courtesy: [
          CourtesyMember(name: "AA", holidays: DaySet([range(1...4)])),
          CourtesyMember(name: "BB", holidays: DaySet([range(1...2), range(1...2)])),
        ], source: place),
    ]
  }

  private mutating func teams() -> [Team] {
    let note = RuleNote(place: place, soft: chance(85 * softness / 100) ? .perDay(number(1...3)) : nil)
    return [Team(id: "team", name: "Team", capacity: Ruled(chance(25) ? 1 : 2, note: note), source: place)]
  }

  private mutating func bodies() -> [Body] {
    [
      Body(
        id: "body", name: "Body",
        members: [
          attendance("anna", 10), attendance("crowd", 40),
        ],
        places: [PlaceOption(place: "here")],
        notice: chance(60) ? Ruled(Body.Notice(stage: chance(50) ? "sent" : nil, clear: gap(2)), note: note(70)) : nil,
        silence: .days(number(1...4)),
        spacing: chance(70)
          ? Ruled(
            GapBounds(atLeast: chance(70) ? gap(3) : nil, atMost: chance(60) ? gap(5) : nil), note: note(75)) : nil,
        weekdays: chance(40) ? weekdays() : nil,
        blackouts: chance(20) ? [Ruled(range(1...2))] : [], source: place)
    ]
  }

  private mutating func weekdays() -> Ruled<Set<Weekday>> {
    var days = Set(Weekday.allCases)
    for _ in 0..<2 { days.remove(Weekday.allCases[number(0...6)]) }
    return Ruled(days, note: note(65))
  }

  private mutating func attendance(_ party: String, _ optional: Int) -> Attendance {
    Attendance(party: party, absenceCost: chance(optional) ? number(1...6) : nil)
  }

  private mutating func event(_ index: Int) -> Event {
    Event(
      id: "event-\(index)", name: "Event \(index)", days: range(1...3), hours: chance(30) ? Hours("09:00-12:00") : nil,
      place: chance(70) ? "there" : nil, parties: chance(60) ? ["anna"] : [],
      blocks: chance(40) ? Event.Block(parties: chance(50) ? ["crowd"] : [], places: ["here"]) : nil,
      avoid: chance(40)
        ? Event.Avoidance(parties: ["crowd"], places: chance(50) ? ["there"] : [], cost: number(1...3)) : nil,
      source: place)
  }

  private mutating func meetings(_ dataDate: Day) -> [Meeting] {
    var meetings = [meeting("forum", nil), meeting("session-a", "body"), meeting("session-b", "body")]
    if chance(30) {
      var held = meeting("session-0", "body")
      held.status = .held
      held.held = DayRange(first - number(0...3))
      held.optional = nil
      meetings.append(held)
    }
    if chance(30) {
      let event = chance(50)
      meetings[0].alongside = Ruled(event ? "event-0" : "session-a", note: RuleNote(place: place))
      meetings[0].windows = nil
      meetings[0].pin = nil
      meetings[0].takes = .days(1)
      if !meetings[0].places.contains(where: { $0.place == "there" }) {
        meetings[0].places.append(PlaceOption(place: "there"))
      }
    }
    return meetings.sorted { $0.id < $1.id }
  }

  private mutating func meeting(_ id: String, _ body: String?) -> Meeting {
    var meeting = Meeting(
      id: id, name: id, body: body, takes: .days(number(1...2)),
      places: [
        PlaceOption(place: chance(70) ? "here" : "line", cost: chance(30) ? number(1...4) : 0),
        PlaceOption(place: "there", cost: chance(40) ? number(1...4) : 0),
      ], source: place)
    if chance(50) { meeting.places.removeLast() }
    if chance(50) { meeting.windows = Ruled([range(5...11)], note: note(80)) }
    if chance(15) { meeting.pin = Ruled(day(), note: note(85)) }
    if chance(40) {
      meeting.preference = Ruled(
        Preference(between: range(1...2), earlyPerDay: number(0...3), latePerDay: number(0...3)))
    }
    if chance(40) { meeting.hours = Hours("14:00-17:00") }
    if chance(60) { meeting.parties = [attendance("anna", 40)] }
    if chance(30) { meeting.optional = Ruled(OptionalPrice(ifHeld: number(0...3), ifDropped: number(0...6))) }
    if chance(20) { meeting.weekdays = weekdays() }
    meeting.openDays = Ruled(chance(90), note: note(60))
    if chance(40) {
      meeting.needs.append(need(.stage(document: "paper-0", stage: chance(70) ? "approved" : "drafted")))
    }
    if chance(20) { meeting.needs.append(need(.task("chore"))) }
    return meeting
  }

  private mutating func need(_ subject: Need.Subject) -> Need { Need(subject: subject, lead: gap(2), note: note(90)) }

  private mutating func document(_ index: Int, _ dataDate: Day) -> Document {
    var drafted = Stage(
      name: "drafted", takes: chance(60) ? .days(number(0...3)) : .workingDays(number(1...3)),
      team: chance(70) ? "team" : nil, people: number(1...2), calendar: chance(30) ? "other" : nil, source: place)
    if chance(25) {
      drafted.progress =
        chance(50) ? .done(dataDate - number(0...2), implied: false) : .started(dataDate - number(0...2))
    }
    let sent = Stage(name: "sent", takes: .days(number(0...1)), source: place)
    let decider: Decision.Decider = chance(60) ? .body("body") : .meetings(["forum", "session-b"])
    let thenSilence = chance(20)
    let approved = Stage(
      name: "approved",
      decision: Decision(
        decider: decider, orSilence: chance(70), thenSilence: thenSilence,
        silence: chance(50) ? .workingDays(number(1...3)) : nil, note: RuleNote(place: place)), source: place)
    var document = Document(
      id: "paper-\(index)", name: "Paper \(index)",
      stages: chance(35) ? [drafted, sent, approved] : [drafted, approved],
      due: chance(50) ? Ruled(last - number(0...5), note: note(85)) : nil, calendar: chance(30) ? "other" : nil,
      optional: chance(25) ? Ruled(OptionalPrice(ifHeld: number(0...3), ifDropped: number(0...9))) : nil, source: place)
    // Without a body, no silence has a span.
    if case .meetings = decider, document.stages[document.stages.count - 1].decision?.silence == nil {
      document.stages[document.stages.count - 1].decision?.silence = .days(2)
    }
    return document
  }

  private mutating func task(_ dataDate: Day) -> Task {
    Task(
      id: "chore", name: "Chore", takes: chance(50) ? .days(number(0...3)) : .workingDays(number(0...3)),
      team: chance(60) ? "team" : nil, people: 1,
      needs: chance(40) ? [need(.stage(document: "paper-1", stage: "drafted"))] : [],
      due: chance(30) ? Ruled(last - number(0...5), note: note(85)) : nil,
      progress: chance(10) ? .started(dataDate - 1) : nil,
      optional: chance(25) ? Ruled(OptionalPrice(ifHeld: number(0...3), ifDropped: number(0...6))) : nil, source: place)
  }

  private mutating func link(line: Int) -> OrderLink {
    let ends: [ItemID] = [
      .meeting("forum"), .meeting("session-a"), .meeting("session-b"), .event("event-0"), .task("chore"),
      .stage(document: "paper-1", stage: "approved"), .stage(document: "paper-0", stage: "drafted"),
    ]
    let first = ends[number(0...(ends.count - 1))]
    var then = ends[number(0...(ends.count - 1))]
    while then == first { then = ends[number(0...(ends.count - 1))] }
    var note = note(88)
    note.place = SourcePlace(file: "random.yaml", line: line, column: 1)
    return OrderLink(
      first: first, then: then, type: LinkType.allCases[number(0...3)], atLeast: gap(3),
      atMost: chance(40) ? .days(number(3...8)) : nil, note: note)
  }

  /// Sometimes ties the presence of items.
  private mutating func addTies(_ scenario: inout Scenario) {
    if chance(20) { scenario.documents[1].heldWith = Ruled("forum", note: RuleNote(place: place)) }
    if chance(20) { scenario.tasks[0].heldWith = Ruled("paper-0", note: RuleNote(place: place)) }
    if chance(10) { scenario.meetings[0].heldWith = Ruled("session-b", note: RuleNote(place: place)) }
  }

  private mutating func addNotBefore(_ scenario: inout Scenario) {
    func rule(_ day: Day) -> Ruled<Day> { Ruled(day, note: RuleNote(place: place)) }
    for index in scenario.meetings.indices where chance(12) {
      scenario.meetings[index].notBefore = rule(first + number(0...6))
    }
    if chance(15) { scenario.tasks[0].notBefore = rule(first + number(0...6)) }
    for index in scenario.documents.indices where chance(15) {
      let stage = number(0...(scenario.documents[index].stages.count - 1))
      scenario.documents[index].stages[stage].notBefore = rule(first + number(0...7))
    }
  }

  /// A scenario, and now and then a plan that was published before: any days and places, some meetings absent or unknown to it.
  public mutating func context() -> Context {
    let scenario = scenario()
    guard chance(40) else { return Context(scenario) }
    return Context(scenario, baseline: baseline(of: scenario))
  }

  public mutating func baseline(of scenario: Scenario) -> Plan {
    var meetings: [PlannedMeeting] = []
    for meeting in scenario.meetings where chance(85) {
      let start = day()
      let days = chance(90) ? DayRange(first: start, last: start + (meeting.takes.count - 1)) : nil
      let place = meeting.places[number(0...(meeting.places.count - 1))].place
      meetings.append(PlannedMeeting(id: meeting.id, days: days, place: days == nil ? nil : place))
    }
    return Plan(scenario: scenario.id, meetings: meetings, stages: [], tasks: [])
  }
}
