import CivilTime
import Planning
import ScenarioText
import TestSupport
import Testing

/// What was published before the data date and is not marked is taken to have happened as planned.
@Suite struct PublishedTests {
  private func scenario(meetings: String = "{}", documents: String = "{}", tasks: String = "{}") -> String {
    """
    convene: 1
    id: year
    horizon: 2024-01-01 .. 2024-12-31
    data-date: 2024-06-03
    places:
      baku: {zone: Asia/Baku, calendar: plain}
      oslo: {zone: Europe/Oslo, calendar: plain}
    bodies:
      soc: {silence: 14 days, place: baku}
    meetings: \(meetings)
    documents: \(documents)
    tasks: \(tasks)
    """
  }

  /// One meeting, and what was published of it.
  private func read(meeting: String, _ days: String, at place: String? = "baku") -> Reading {
    let plan = Plan(
      scenario: "year", meetings: [PlannedMeeting(id: "forum", days: DayRange(text: days), place: place)], stages: [],
      tasks: [])
    return ScenarioReader.read(
      Array(scenario(meetings: "{forum: {\(meeting)}}").utf8), file: "test.yaml", files: files(), published: plan)
  }

  private struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let meeting: String
    let published: String
    /// nil where the meeting is still to be planned.
    let held: String?
    var errors: [String] = []
    var testDescription: String { name }
  }

  private static let rows = [
    Row(name: "pinned", meeting: "place: baku, dates: 2024-05-20", published: "2024-05-20", held: "2024-05-20"),
    Row(
      name: "in a window that has passed", meeting: "place: baku, window: 2024-05-01 .. 2024-05-31",
      published: "2024-05-20", held: "2024-05-20"),
    Row(
      name: "in a window that is still open", meeting: "place: baku, window: 2024-05-01 .. 2024-07-31",
      published: "2024-05-20", held: "2024-05-20"),
    Row(
      name: "under way", meeting: "place: baku, takes: 3 days, window: 2024-05-01 .. 2024-07-31",
      published: "2024-06-02 .. 2024-06-04", held: "2024-06-02 .. 2024-06-04"),
    Row(
      name: "in another window now", meeting: "place: baku, window: 2024-07-01 .. 2024-07-31",
      published: "2024-05-20", held: nil),
    Row(
      name: "pinned later now", meeting: "place: baku, dates: 2024-07-01", published: "2024-05-20", held: nil),
    Row(
      name: "pinned to another day that has passed", meeting: "place: baku, dates: 2024-05-21",
      published: "2024-05-20", held: nil, errors: ["pin-before-data-date"]),
    Row(
      name: "off a soft pin", meeting: "place: baku, dates: {is: 2024-05-21, soft: 5}", published: "2024-05-20",
      held: "2024-05-20"),
    Row(name: "on the data date", meeting: "place: baku", published: "2024-06-03", held: nil),
    Row(name: "cancelled since", meeting: "place: baku, status: cancelled", published: "2024-05-20", held: nil),
  ]

  @Test(arguments: rows) private func `a meeting that is not marked`(row: Row) throws {
    let reading = read(meeting: row.meeting, row.published)
    #expect(reading.findings.filter { $0.severity == .error }.map(\.code) == row.errors)
    #expect(reading.findings.contains { $0.code == "taken-as-planned" } == (row.held != nil))
    guard row.errors.isEmpty else { return }
    let forum = try #require(reading.scenario?.meetings.first)
    #expect(forum.held == row.held.map { DayRange(text: $0) })
    #expect((forum.status == .held) == (row.held != nil))
  }

  @Test func anOptionalMeetingThatWasLeftOut() throws {
    func read(_ meeting: String, published days: String?) -> Reading {
      let plan = Plan(
        scenario: "year", meetings: [PlannedMeeting(id: "forum", days: days.map { DayRange(text: $0) }, place: nil)],
        stages: [], tasks: [])
      return ScenarioReader.read(
        Array(scenario(meetings: "{forum: {place: baku, optional: true, \(meeting)}}").utf8), file: "test.yaml",
        files: files(), published: plan)
    }
    for passed in [
      "window: 2024-05-01 .. 2024-05-31", "dates: 2024-05-20", "window: 2024-05-01 .. 2024-06-04, takes: 3 days",
    ] {
      let reading = read(passed, published: nil)
      let said = reading.findings.filter { $0.code != "unused-name" }
      #expect(said.map(\.code) == ["taken-as-planned"], "\(passed)")
      #expect(said.first?.message == "'forum' is taken as not held, since nobody says otherwise")
      #expect(reading.scenario?.meetings.first?.status == .cancelled, "\(passed)")
    }
    let open = read("window: 2024-05-01 .. 2024-06-20", published: nil)
    #expect(open.findings.allSatisfy { $0.code == "unused-name" })
    #expect(open.scenario?.meetings.first?.status == .tentative)
    let required = ScenarioReader.read(
      Array(scenario(meetings: "{forum: {place: baku, window: 2024-05-01 .. 2024-05-31}}").utf8), file: "test.yaml",
      files: files(),
      published: Plan(
        scenario: "year", meetings: [PlannedMeeting(id: "forum", days: nil, place: nil)], stages: [], tasks: []))
    #expect(required.findings.filter { $0.severity == .error }.map(\.code) == ["empty-window"])
  }

  /// What remained at a data date that a patch has moved since goes on as planned; without a plan it is warned of.
  @Test func aStaleRemainder() throws {
    let text = scenario(
      documents: "{paper: {stages: [{name: drafted, takes: 9 days, started: 2024-05-20, remaining: 4 days}]}}",
      tasks: "{visas: {takes: 9 days, started: 2024-05-20, remaining: 4 days}}")
    func read(_ patch: String, _ days: String?) -> Reading {
      let plan = days.map { DayRange(text: $0) }.map { days in
        Plan(
          scenario: "year", meetings: [],
          stages: [PlannedStage(document: "paper", stage: "drafted", days: days, way: .work)],
          tasks: [PlannedTask(id: "visas", days: days)])
      }
      return ScenarioReader.read(
        Array(text.utf8), file: "test.yaml", files: files(),
        patches: [InputFile(Array(patch.utf8), file: "later.yaml", files: files())],
        published: plan)
    }
    func progress(_ reading: Reading) throws -> [Progress?] {
      let scenario = try #require(reading.scenario, "\(reading.findings)")
      return [scenario.documents[0].stages[0].progress, scenario.tasks[0].progress]
    }
    let start = Day(text: "2024-05-20")
    let later = "patch: 1\ndata-date: 2024-06-05\n"
    let done = Progress.done(Day(text: "2024-06-04"), implied: false)
    #expect(try progress(read(later, "2024-05-20 .. 2024-06-04")) == [done, done])
    let open = Progress.remaining(.days(3), started: start)
    #expect(try progress(read(later, "2024-05-20 .. 2024-06-07")) == [open, open])
    let written = Progress.remaining(.days(4), started: start)
    let bare = read(later, nil)
    #expect(bare.findings.map(\.code).filter { $0 != "unused-name" } == ["stale-remaining", "stale-remaining"])
    #expect(try progress(bare) == [written, written])
    let anew = read(later + "tasks: {visas: {remaining: 2 days}}\n", "2024-05-20 .. 2024-06-07")
    #expect(try progress(anew) == [open, Progress.remaining(.days(2), started: start)])
  }

  @Test func theWarningSaysWhereAndWhat() throws {
    let reading = read(meeting: "place: [baku, oslo], takes: 2 days", "2024-05-20 .. 2024-05-21", at: "oslo")
    let warning = try #require(reading.findings.first { $0.code == "taken-as-planned" })
    #expect("\(warning.place)" == "test.yaml:10:12")
    #expect(
      warning.message
        == "'forum' is taken to have been held as planned, on 2024-05-20 .. 2024-05-21, since nobody says otherwise")
    #expect(
      warning.advice == "Maybe write 'status: held' and 'dates: 2024-05-20 .. 2024-05-21', or when it is to be.")
    #expect(reading.scenario?.meetings.first?.places.map(\.place) == ["oslo"])
  }

  @Test func whatIsMarkedCounts() throws {
    let reading = read(meeting: "place: baku, status: held, dates: 2024-05-22", "2024-05-20")
    #expect(reading.scenario?.meetings.first?.held == DayRange(text: "2024-05-22"))
    #expect(!reading.findings.contains { $0.code == "taken-as-planned" })
  }

  @Test func mistakesAreStillReportedOnce() {
    let reading = read(meeting: "place: baku, window: 2024-05-01 .. 2024-05-31, takes: no days", "2024-05-20")
    #expect(reading.findings.filter { $0.severity == .error }.map(\.code) == ["invalid-value"])
  }

  @Test func aPublishedMeetingChangesNothingWithoutThePlan() {
    let text = scenario(meetings: "{forum: {place: baku, dates: 2024-05-20}}")
    #expect(
      ScenarioReader.read(Array(text.utf8), file: "test.yaml", files: files()).findings.map(\.code)
        .contains("pin-before-data-date"))
  }

  /// A paper of three stages and what was published of it: `2024-04-01 .. 2024-04-05` for each, or nil.
  private func paper(
    drafted: String = "", circulated: String = "", session: String? = nil,
    _ published: [(days: String, way: PlannedStage.Way)], sessionPublished: String = "2024-05-20"
  ) throws -> (progress: [String], warnings: [String]) {
    let text = scenario(
      meetings: "{session: {body: soc\(session ?? "")}}",
      documents: """
        {paper: {stages: [{name: drafted, takes: 5 days\(drafted)}, \
        {name: circulated, takes: 5 days\(circulated)}, {name: approved, decided-by: soc, or-silence: true}]}}
        """)
    let plan = Plan(
      scenario: "year",
      meetings: [PlannedMeeting(id: "session", days: DayRange(text: sessionPublished), place: "baku")],
      stages: zip(["drafted", "circulated", "approved"], published).map { name, stage in
        PlannedStage(document: "paper", stage: name, days: DayRange(text: stage.days), way: stage.way)
      }, tasks: [])
    let reading = ScenarioReader.read(Array(text.utf8), file: "test.yaml", files: files(), published: plan)
    let stages = try #require(reading.scenario, "\(reading.findings)").documents[0].stages
    return (
      stages.map { stage in
        switch stage.progress {
        case nil: "-"
        case .done(let day, let implied): "done \(day)\(implied ? " implied" : "")"
        case .started(let day): "started \(day)"
        case .remaining(let span, let day): "\(span) left since \(day)"
        }
      }, reading.findings.filter { $0.code == "taken-as-planned" && $0.message.contains("'paper'") }.map(\.message)
    )
  }

  @Test func stagesFollowEachOther() throws {
    let all = try paper([
      ("2024-04-01 .. 2024-04-05", .work), ("2024-04-08 .. 2024-04-12", .work), ("2024-05-20", .session("session")),
    ])
    #expect(all.progress == ["done 2024-04-05", "done 2024-04-12", "done 2024-05-20"])
    #expect(
      all.warnings == [
        "'paper': 'drafted' is taken as done on 2024-04-05, 'circulated' is taken as done on 2024-04-12, "
          + "'approved' is taken as done on 2024-05-20, since nobody says otherwise"
      ])
    let open = try paper([
      ("2024-05-27 .. 2024-05-31", .work), ("2024-06-01 .. 2024-06-05", .work), ("2024-06-10 .. 2024-06-24", .silence),
    ])
    #expect(open.progress == ["done 2024-05-31", "started 2024-06-01", "-"])
  }

  /// A written fact that contradicts the published plan ends the taking.
  @Test func factsOverrulePlans() throws {
    let late = try paper(
      drafted: ", done: 2024-04-30",
      [("2024-04-01 .. 2024-04-05", .work), ("2024-04-08 .. 2024-04-12", .work), ("2024-05-20", .session("session"))])
    #expect(late.progress == ["done 2024-04-30", "-", "-"])
    #expect(
      late.warnings == [
        "'paper': 'circulated' cannot have happened as planned and is planned anew, since nobody says otherwise"
      ])
    let open = try paper(
      drafted: ", started: 2024-05-30",
      [("2024-04-01 .. 2024-04-05", .work), ("2024-04-08 .. 2024-04-12", .work), ("2024-05-20", .session("session"))])
    #expect(open.progress == ["started 2024-05-30", "-", "-"])
    #expect(open.warnings.isEmpty)
    let ahead = try paper(
      circulated: ", done: 2024-04-03",
      [("2024-04-01 .. 2024-04-05", .work), ("2024-04-08 .. 2024-04-12", .work), ("2024-05-20", .session("session"))])
    #expect(ahead.progress == ["done 2024-04-03 implied", "done 2024-04-03", "done 2024-05-20"])
  }

  @Test func decisionsNeedTheirSession() throws {
    let stages: [(days: String, way: PlannedStage.Way)] = [
      ("2024-04-01 .. 2024-04-05", .work), ("2024-04-08 .. 2024-04-12", .work), ("2024-05-20", .session("session")),
    ]
    let elsewhere = try paper(session: ", status: held, dates: 2024-05-27", stages)
    #expect(elsewhere.progress == ["done 2024-04-05", "done 2024-04-12", "done 2024-05-27"])
    let before = try paper(session: ", status: held, dates: 2024-04-11", stages)
    #expect(before.progress == ["done 2024-04-05", "done 2024-04-12", "-"])
    let cancelled = try paper(session: ", status: cancelled", stages)
    #expect(cancelled.progress == ["done 2024-04-05", "done 2024-04-12", "-"])
    let asPlanned = try paper(session: ", status: held, dates: 2024-05-20", stages)
    #expect(asPlanned.progress.last == "done 2024-05-20")
    let silence = try paper(
      session: ", dates: 2024-07-01", Array(stages.dropLast()) + [("2024-05-06 .. 2024-05-20", .silence)])
    #expect(silence.progress.last == "done 2024-05-20")
    let running = try paper(
      session: ", dates: 2024-07-01", Array(stages.dropLast()) + [("2024-05-27 .. 2024-06-10", .silence)])
    #expect(running.progress.last == "-")
    #expect(running.warnings.first?.contains("'approved' cannot have happened as planned and is planned anew") == true)
  }

  @Test func tasks() throws {
    let text = scenario(
      tasks:
        "{visas: {takes: 3 days}, hall: {takes: 5 days}, marked: {takes: 1 day, done: 2024-03-01}, new: {takes: 1 day}}"
    )
    let plan = Plan(
      scenario: "year", meetings: [], stages: [],
      tasks: [("visas", "2024-05-01 .. 2024-05-03"), ("hall", "2024-06-01 .. 2024-06-05"), ("marked", "2024-03-02")]
        .map { PlannedTask(id: $0.0, days: DayRange(text: $0.1)) })
    let reading = ScenarioReader.read(Array(text.utf8), file: "test.yaml", files: files(), published: plan)
    let progress = try #require(reading.scenario).tasks.map(\.progress)
    #expect(
      progress == [
        .started(Day(text: "2024-06-01")), .done(Day(text: "2024-03-01"), implied: false), nil,
        .done(Day(text: "2024-05-03"), implied: false),
      ])
  }
}
