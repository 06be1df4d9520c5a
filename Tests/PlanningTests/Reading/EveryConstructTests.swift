import CivilTime
import Planning
import ScenarioText
import Testing

/// What each construct of `everyConstruct` is read to.
@Suite struct EveryConstructTests {
  let scenario: Scenario
  let reading: Reading

  init() throws {
    reading = read(everyConstruct, sampleFiles)
    scenario = try #require(reading.scenario, "\(rendered(everyConstruct, sampleFiles))")
  }

  private func meeting(_ id: String) throws -> Meeting { try #require(scenario.meetings.first { $0.id == id }) }
  private func document(_ id: String) throws -> Document { try #require(scenario.documents.first { $0.id == id }) }
  private func task(_ id: String) throws -> Planning.Task { try #require(scenario.tasks.first { $0.id == id }) }

  @Test func frame() throws {
    #expect(reading.findings.map(\.code) == ["unused-name"])
    #expect(reading.files.map(\.path) == ["test.yaml", "holidays/CN.ics", "holidays/KZ.ics"])
    #expect(scenario.id == "every-construct")
    #expect(scenario.title == "Every construct")
    #expect(scenario.horizon == DayRange("2024-01-01 .. 2024-12-31"))
    #expect(scenario.dataDate == Day("2024-02-01"))
    #expect(scenario.notes == "first remark\nsecond remark")
    #expect(scenario.blackouts.map { "\($0.value)" } == ["2024-07-01 .. 2024-07-01", "2024-12-30 .. 2024-12-31"])
    let stocktaking = try #require(scenario.blackouts.first).note
    #expect(stocktaking.why == "stocktaking")
    #expect(stocktaking.owner == "Secretariat")
    #expect(stocktaking.isFirm)
    let c = scenario.costs
    #expect(
      [c.weekendDay, c.memberOnHoliday, c.silence, c.absence, c.low, c.normal, c.high] == [3, 2, 20, 12, 2, 4, 11])
    var stability = StabilityPrices()
    stability.confirmed = StabilityPrices.Price(moved: 80, perDay: 4)
    stability.announced.perDay = 1
    #expect(c.stability == stability)
  }

  @Test(arguments: [
    ("kazakhstan", "2024-03-22", DayKind.holiday), ("kazakhstan", "2024-05-04", .worked),
    ("kazakhstan", "2024-05-05", .weekend), ("china", "2024-10-03", .holiday), ("china", "2024-05-01", .holiday),
    ("china", "2024-10-12", .worked), ("china", "2024-10-13", .weekend), ("gulf", "2024-03-22", .weekend),
    ("gulf", "2024-03-24", .worked), ("all", "2024-10-01", .holiday), ("all", "2024-05-03", .weekend),
    ("any", "2024-03-21", .worked), ("any", "2024-03-23", .weekend), ("plain", "2024-03-22", .worked),
    ("online", "2024-03-22", .worked), ("online", "2024-05-04", .weekend),
    ("places.doha.calendar", "2024-03-22", .weekend), ("tasks.gifts.calendar", "2024-03-23", .worked),
  ])
  func calendar(name: String, day: String, kind: DayKind) throws {
    let calendar = try #require(scenario.calendars[name], "\(scenario.calendars.keys.sorted())")
    #expect(calendar.kind(of: try #require(Day(day))) == kind)
  }

  @Test func places() throws {
    #expect(scenario.calendar == "kazakhstan")
    #expect(scenario.places.map(\.id) == ["almaty", "doha", "online", "xining"])
    #expect(scenario.places.map(\.calendar) == ["kazakhstan", "places.doha.calendar", "online", "china"])
    #expect(scenario.places.map(\.isOnline) == [false, false, true, false])
    let almaty = scenario.places[0]
    #expect(almaty.name == "Almaty")
    #expect(almaty.country == "KZ")
    #expect(almaty.zone == "Asia/Almaty")
    #expect(almaty.position == Position(latitude: 43.24, longitude: 76.89))
    #expect(scenario.places[1].name == "doha")
    #expect(scenario.places[1].notes == "by the sea")
    #expect(scenario.places[3].blackouts.map { "\($0.value)" } == ["2024-08-01 .. 2024-08-05"])
    #expect(
      scenario.travel.bands == [
        Travel.Band(upToKilometres: 1500, days: 1), Travel.Band(upToKilometres: nil, days: 2),
      ])
    #expect(
      scenario.travel.pairs == [
        Travel.Pair(from: "almaty", to: "doha", days: 1), Travel.Pair(from: "doha", to: "almaty", days: 1),
        Travel.Pair(from: "xining", to: "doha", days: 3),
      ])
  }

  @Test func people() {
    let parties = scenario.parties
    #expect(parties.map(\.id) == ["chair", "experts", "members"])
    #expect(parties.map(\.exclusive.value) == [true, true, false])
    #expect(parties[1].exclusive.note.soft == .perBreach(7))
    #expect(parties[1].exclusive.note.why == "they can split")
    #expect(parties[2].courtesy.map(\.name) == ["CN", "KZ"])
    #expect(Day("2024-03-22").map { parties[2].courtesy[1].holidays.contains($0) } == true)
    #expect(scenario.teams.map(\.capacity.value) == [3, 2])
    #expect(scenario.teams.map(\.capacity.note.soft) == [nil, .perDay(4)])
  }

  @Test func bodies() {
    let (board, soc) = (scenario.bodies[0], scenario.bodies[1])
    #expect(soc.name == "Senior Officials")
    #expect(soc.members.map(\.party) == ["chair", "experts", "members"])
    #expect(soc.members.map(\.absenceCost) == [nil, 12, 4])
    #expect(soc.places.map(\.place) == ["almaty", "xining"])
    #expect(soc.places.map(\.cost) == [0, 5])
    #expect(soc.places[1].note.why == "far")
    #expect(soc.notice?.value == Body.Notice(stage: "circulated", clear: .days(20)))
    #expect(soc.notice?.note.soft == .perDay(2))
    #expect(soc.silence == .days(14))
    #expect(soc.spacing?.value == GapBounds(atLeast: .days(30), atMost: .months(6)))
    #expect(soc.spacing?.note.soft == .perBreach(3))
    #expect(soc.weekdays?.value == [.monday, .tuesday, .wednesday, .thursday])
    #expect(soc.blackouts.map { "\($0.value)" } == ["2024-08-10 .. 2024-08-20"])
    #expect(board.places.map(\.note.why) == ["seat"])
    #expect(board.weekdays?.value == [.monday, .sunday])
    #expect(board.weekdays?.note.soft == .perDay(1))
  }

  @Test func events() {
    let (day, fair) = (scenario.events[0], scenario.events[1])
    #expect(fair.days == DayRange("2024-09-02 .. 2024-09-06"))
    #expect(fair.hours == Hours("09:00-18:00"))
    #expect(fair.place == "xining")
    #expect(fair.parties == ["chair"])
    #expect(fair.blocks?.parties == ["members"])
    #expect(fair.blocks?.places == ["almaty"])
    #expect(fair.blocks?.note.why == "busy")
    #expect(fair.avoid?.parties == ["experts"])
    #expect(fair.avoid?.places == ["doha"])
    #expect(fair.avoid?.cost == 5)
    #expect(day.days == DayRange("2024-06-05 .. 2024-06-05"))
  }

  @Test func sessions() throws {
    let held = try meeting("soc-1")
    #expect(held.status == .held)
    #expect(held.held == DayRange("2024-01-15 .. 2024-01-16"))
    #expect(held.pin == nil)
    let next = try meeting("soc-2")
    #expect(next.places.map(\.place) == ["almaty", "xining"])
    #expect(
      next.windows?.value.map { "\($0)" } == ["2024-02-01 .. 2024-03-31", "2024-05-01 .. 2024-05-31"],
      "cut off at the data date")
    #expect(
      next.preference?.value
        == Preference(between: DayRange(try #require(Day("2024-03-11"))), earlyPerDay: 11, latePerDay: 11))
    #expect(next.preference?.note.why == "as ever")
    #expect(next.status == .announced)
    #expect(next.parties.map(\.party) == ["experts"])
    #expect(next.weekdays?.value == [.monday, .tuesday])
    #expect(next.weekdays?.note.soft == .perBreach(2))
    #expect(next.openDays.note.soft == .perDay(3))
    #expect(next.notes == "in the old hall")
    #expect(
      next.needs.map { "\($0.subject)" } == [
        "\(Need.Subject.stage(document: "paper", stage: "approved"))",
        "\(Need.Subject.stage(document: "paper", stage: "circulated"))", "\(Need.Subject.task("room"))",
      ])
    #expect(next.needs.map(\.lead) == [.days(0), .weeks(2), .workingDays(5, calendar: "china")])
    #expect(next.needs.map(\.note.soft) == [nil, .perBreach(3), nil])
  }

  @Test func meetings() throws {
    let first = try meeting("board-1")
    #expect(first.pin?.value == Day("2024-04-08"))
    #expect(first.takes == .days(3))
    #expect(first.hours == Hours("09:30-18:00"))
    #expect(first.status == .confirmed)
    let second = try meeting("board-2")
    #expect(second.pin?.value == Day("2024-06-02"))
    #expect(second.pin?.note.soft == .perDay(4))
    #expect(second.pin?.note.isFirm == true)
    #expect(second.takes == .weeks(1))
    #expect(second.needs.map(\.subject) == [.task("visas")])
    #expect(second.needs.map(\.lead) == [.days(10)])
    let dinner = try meeting("dinner")
    #expect(dinner.places.map(\.place) == ["xining"], "the place of the event")
    #expect(dinner.optional?.value == OptionalPrice(ifHeld: 40, ifDropped: 2))
    #expect(dinner.notBefore?.value == Day("2024-09-03"))
    #expect(dinner.notBefore?.note.isFirm == true)
    #expect(dinner.preference?.value.earlyPerDay == 2)
    #expect(dinner.preference?.value.latePerDay == 6)
    #expect(dinner.preference?.value.between == DayRange("2024-09-03 .. 2024-09-04"))
    let talk = try meeting("talk")
    #expect(talk.places.map(\.place) == ["xining"], "the place of the event that the dinner is alongside")
    #expect(talk.alongside?.value == "dinner")
    #expect(talk.alongside?.note.why == "same guests")
    #expect(talk.heldWith?.value == "dinner")
    #expect(talk.openDays.value == false)
    let walk = try meeting("walk")
    #expect(walk.optional?.value == OptionalPrice())
    #expect(walk.windows?.note.soft == .perDay(2))
    #expect(walk.needs.map(\.subject) == [.stage(document: "report", stage: "written")])
    #expect(walk.needs.map(\.lead) == [.months(1)])
    let lost = try meeting("lost")
    #expect(lost.status == .cancelled)
    #expect(lost.pin?.value == Day("2024-01-05"))
  }

  @Test func documentOfAKind() throws {
    let paper = try document("paper")
    #expect(paper.name == "The paper")
    #expect(paper.kind == "concept-paper")
    #expect(paper.calendar == "kazakhstan")
    #expect(paper.due?.value == Day("2024-06-28"))
    #expect(paper.due?.note.soft == .perDay(3))
    #expect(paper.stages.map(\.name) == ["drafted", "circulated", "approved"])
    #expect(paper.stages.map(\.takes) == [.workingDays(25), .workingDays(10), nil])
    #expect(paper.stages[0].progress == .done(try #require(Day("2024-01-20")), implied: false))
    #expect(paper.stages[0].team == "drafting")
    #expect(paper.stages[0].people == 2)
    #expect(paper.stages[1].calendar == "china")
    #expect(paper.stages[2].decision?.decider == .body("soc"))
    #expect(paper.stages[2].decision?.orSilence == true)
    let note = try document("note")
    #expect(note.stages[2].takes == .days(3), "work instead of a decision")
    #expect(note.stages[2].decision == nil)
    #expect(note.heldWith?.value == "walk")
  }

  @Test func documentOfItsOwn() throws {
    let report = try document("report")
    let started = try #require(Day("2024-01-10"))
    #expect(report.stages.map(\.takes) == [.weeks(2), .workingDays(30, calendar: "china"), nil])
    #expect(report.stages[0].progress == .done(started - 1, implied: true), "the stage before one that has begun")
    #expect(report.stages[1].progress == .remaining(.workingDays(8), started: started))
    let decision = try #require(report.stages[2].decision)
    #expect(decision.decider == .meetings(["board-1", "board-2"]))
    #expect(decision.thenSilence)
    #expect(!decision.orSilence)
    #expect(decision.silence == .days(10))
    #expect(decision.note.why == "both may")
    #expect(report.optional?.value == OptionalPrice())
  }

  @Test func tasks() throws {
    let room = try task("room")
    #expect(room.name == "Book the room")
    #expect(room.takes == .workingDays(5))
    #expect(room.team == "drafting")
    #expect(room.calendar == "any")
    #expect(room.due?.value == Day("2024-05-31"))
    #expect(room.notBefore?.value == Day("2024-03-01"))
    #expect(room.likely == Likely(low: 4, mode: 5, high: 9))
    #expect(room.needs.map(\.subject) == [.stage(document: "report", stage: "agreed")])
    #expect(try task("visas").progress == .started(try #require(Day("2024-01-25"))))
    #expect(try task("visas").needs.map(\.subject) == [.task("lists")])
    #expect(try task("lists").progress == .done(try #require(Day("2024-01-24")), implied: false))
    let gifts = try task("gifts")
    #expect(gifts.optional?.value == OptionalPrice(ifDropped: 3))
    #expect(gifts.optional?.note.why == "nice")
    #expect(gifts.heldWith?.value == "dinner")
  }

  @Test func order() {
    let links = scenario.order
    #expect(
      links.map { "\($0.first) \($0.type.rawValue) \($0.then)" } == [
        "soc-2 FS board-2", "day SF fair", "paper.approved SS walk", "report.collected FF gifts",
      ])
    #expect(links.map(\.atLeast) == [.weeks(1), .days(0), .days(-3), .days(0)])
    #expect(links.map(\.atMost) == [.months(3), .months(4), nil, nil])
    #expect(links.map(\.note.soft) == [.perBreach(2), .perDay(1), nil, nil])
    #expect(links[0].note.why == "in turn")
    #expect(links[1].note.owner == "Protocol")
    #expect(links[0].note.place?.line == 98)
  }

  @Test func aStageMayBeDoneOnTheDayTheNextOneBegan() {
    let text = "documents: {p: {due: 2024-05-01, stages: [{name: s, takes: 1 day, done: 2024-01-09}, "
    let next = "{name: t, takes: 9 days, started: 2024-01-09}]}}"
    #expect(!read(completed(text + next)).findings.containErrors)
  }
}
