import Analysis
import CivilTime
import Planning
import TestSupport
import Testing

/// Each check finds what it names and nothing else.
@Suite struct HealthCheckTests {
  static let logic = [
    HealthRow(name: "alone in its window", check: .noPredecessor, of: 1, found: ["forum"]) { builder in
      builder.meeting("forum", place: "almaty")
    },
    HealthRow(name: "needs, links, decisions, an event beside it", check: .noPredecessor, of: 4) { builder in
      builder.body("board")
      builder.event("fair", "2024-05-06 .. 2024-05-10")
      builder.document("paper", [.work("drafted", "5 days"), .decided("approved", by: "board")])
      builder.meeting("board-1", body: "board", place: "almaty")
      builder.meeting("forum", place: "almaty", needs: [.stage("paper", "drafted")])
      builder.meeting("retreat", place: "almaty")
      builder.meeting("side", place: "almaty") { $0.alongside = Ruled("fair") }
      builder.order(.meeting("forum"), .finishToStart, .meeting("retreat"))
    },
    HealthRow(name: "after a cancelled meeting", check: .noPredecessor, of: 1, found: ["second"]) { builder in
      builder.meeting("first", place: "almaty", status: .cancelled)
      builder.meeting("second", place: "almaty")
      builder.order(.meeting("first"), .finishToStart, .meeting("second"))
    },
    HealthRow(name: "only its start is waited for", check: .noSuccessor, of: 2, found: ["hall"]) { builder in
      builder.task("hall", takes: "5 days")
      builder.task("visas", takes: "5 days", due: "2024-03-01")
      builder.order(.task("hall"), .startToStart, .task("visas"))
    },
    HealthRow(name: "needed, linked or due", check: .noSuccessor, of: 3) { builder in
      builder.task("hall", takes: "5 days")
      builder.task("menu", takes: "5 days")
      builder.task("visas", takes: "5 days", due: "2024-03-01")
      builder.order(.task("hall"), .finishToFinish, .task("visas"))
      builder.meeting("forum", place: "almaty", needs: [.task("menu")])
    },
    HealthRow(name: "it waits, but nothing waits for it", check: .unneededDocument, of: 1, found: ["paper"]) {
      builder in
      builder.meeting("forum", place: "almaty")
      builder.document("paper", [.work("drafted", "5 days")])
      builder.order(.meeting("forum"), .finishToStart, .stage(document: "paper", stage: "drafted"))
    },
    HealthRow(name: "an early stage is waited for; a due day", check: .unneededDocument, of: 2) { builder in
      builder.document("paper", [.work("drafted", "5 days"), .work("printed", "5 days")])
      builder.document("report", [.work("drafted", "5 days")], due: "2024-06-28")
      builder.meeting("forum", place: "almaty", needs: [.stage("paper", "drafted")])
    },
    HealthRow(name: "neither announced nor explained", check: .unexplainedPin, of: 1, found: ["forum"]) { builder in
      builder.task("hall", takes: "5 days")
      builder.meeting("forum", place: "almaty", pin: "2024-05-20", needs: [.task("hall")])
    },
    HealthRow(name: "announced, explained, soft, or waiting for nothing to come", check: .unexplainedPin, of: 3) {
      builder in
      builder.task("hall", takes: "5 days")
      builder.task("visas", takes: "5 days", progress: .done(Day(text: "2024-01-01"), implied: false))
      builder.meeting("a", place: "almaty", pin: "2024-05-20", status: .announced, needs: [.task("hall")])
      builder.meeting("b", place: "almaty", pin: "2024-05-20", needs: [.task("hall")]) { $0.pin?.note.why = "booked" }
      builder.meeting("c", place: "almaty", pin: "2024-05-20", needs: [.task("hall")]) {
        $0.pin?.note.soft = .perDay(2)
      }
      builder.meeting("d", place: "almaty", pin: "2024-05-20", needs: [.task("visas")])
    },
  ]

  static let time = [
    // 64 days from Monday 1 January hold 9 weeks and a Monday: 46 working days.
    HealthRow(name: "the longest first", check: .longWork, of: 3, found: ["paper.drafted", "visas"]) { builder in
      builder.document("paper", [.work("drafted", "60 working days"), .work("edited", "44 working days")])
      builder.task("visas", takes: "64 days")
    },
    // 60 days hold 8 weeks, and Monday to Thursday: 44 working days.
    HealthRow(name: "up to two months", check: .longWork, of: 2) { builder in
      builder.document(
        "paper",
        [
          .work("drafted", "90 working days", progress: .done(Day(text: "2024-01-01"), implied: false)),
          .work("edited", "44 working days"),
        ])
      builder.task("visas", takes: "60 days")
    },
    // From Monday 1 January to Monday 4 March lie 45 working days, to 1 March 44; the document has the float of its second stage.
    HealthRow(
      name: "45 working days between the starts", check: .highFloat, of: 3, found: ["forum"],
      room: [
        (.meeting("forum"), ["2024-01-01", "2024-03-04"], []),
        (.stage(document: "paper", stage: "drafted"), ["2024-01-01 .. 2024-01-05", "2024-06-03 .. 2024-06-07"], []),
        (.stage(document: "paper", stage: "edited"), ["2024-01-01 .. 2024-01-05", "2024-03-01 .. 2024-03-07"], []),
        (.task("hall"), ["2024-05-01 .. 2024-05-05"], []),
      ]
    ) { builder in
      builder.meeting("forum", place: "almaty")
      builder.document("paper", [.work("drafted", "5 days"), .work("edited", "5 days")])
      builder.task("hall", takes: "5 days")
    },
  ]

  static let notice = [
    HealthRow(name: "a lead and a link below the notice", check: .shortNotice, of: 3, found: ["b-1", "b-2"]) {
      builder in
      builder.body("board", notice: ("circulated", "2 weeks"))
      builder.document("paper", [.work("drafted", "5 days"), .work("circulated", "5 days"), .work("printed", "1 day")])
      builder.meeting("b-1", body: "board", place: "almaty", needs: [.stage("paper", "circulated", lead: "13 days")])
      builder.meeting("b-2", body: "board", place: "almaty", needs: [.stage("paper", "printed")])
      builder.meeting("b-3", body: "board", place: "almaty", needs: [.stage("paper", "circulated", lead: "14 days")])
      builder.order(.stage(document: "paper", stage: "drafted"), .finishToStart, .meeting("b-2"), atLeast: "3 days")
    },
    HealthRow(name: "explained; a body without notice", check: .shortNotice, of: 1) { builder in
      builder.body("board", notice: (nil, "10 working days"))
      builder.body("panel")
      builder.document("paper", [.work("drafted", "5 days")])
      builder.meeting("b-1", body: "board", place: "almaty", needs: [.stage("paper", "drafted")]) {
        $0.needs[0].note.why = "a short text"
      }
      builder.meeting("p-1", body: "panel", place: "almaty", needs: [.stage("paper", "drafted")])
    },
    HealthRow(name: "a silence below the body's", check: .shortNotice, of: 2, found: ["paper.approved"]) { builder in
      builder.body("board", silence: "2 weeks")
      builder.meeting("b-1", body: "board", place: "almaty")
      for (id, own) in [("paper", "10 days"), ("report", "14 days")] {
        var stage = Stage.decided("approved", by: "board", orSilence: true)
        stage.decision?.silence = Span(text: own)
        builder.document(id, [stage])
      }
    },
  ]

  static let sessions = [
    HealthRow(
      name: "one session in time", check: .fewSessions, of: 2, found: ["late.approved"],
      room: [
        (.stage(document: "early", stage: "approved"), ["2024-03-04", "2024-06-03"], ["b-1", "b-2"]),
        (.stage(document: "late", stage: "approved"), ["2024-06-03"], ["b-2"]),
        (.stage(document: "silent", stage: "approved"), ["2024-06-03"], ["b-2"]),
        (.stage(document: "named", stage: "approved"), ["2024-06-03"], ["b-2"]),
      ]
    ) { builder in
      builder.body("board", silence: "2 weeks")
      builder.meeting("b-1", body: "board", place: "almaty")
      builder.meeting("b-2", body: "board", place: "almaty")
      builder.document("early", [.decided("approved", by: "board")])
      builder.document("late", [.decided("approved", by: "board")])
      builder.document("silent", [.decided("approved", by: "board", orSilence: true)])
      var named = Stage.decided("approved", by: "board")
      named.decision?.decider = .meetings(["b-2"])
      builder.document("named", [named])
    },
    HealthRow(name: "eleven decisions for two sessions", check: .crowdedSessions, of: 1, found: ["board"]) { builder in
      builder.board(sessions: 2, decisions: 11)
    },
    HealthRow(name: "ten decisions for two sessions", check: .crowdedSessions, of: 1) { builder in
      builder.board(sessions: 2, decisions: 10)
    },
  ]

  // Weeks of Monday 29 April and 6 May 2024. A Saturday is no holiday of a week.
  static let holidays = [
    HealthRow(
      name: "two of three members away in its only weeks", check: .holidayWeeks, of: 2, found: ["forum"],
      room: [
        (.meeting("forum"), ["2024-05-03", "2024-05-06"], []),
        (.meeting("panel"), ["2024-05-03", "2024-05-13"], []),
        (.meeting("retreat"), ["2024-05-03"], []),
      ]
    ) { builder in
      builder.members("states", [["2024-05-01", "2024-05-09"], ["2024-05-02", "2024-05-06"], []])
      builder.meeting("forum", place: "almaty", parties: ["states"])
      builder.meeting("panel", place: "almaty", parties: ["states"])
      builder.meeting("retreat", place: "almaty")
    },
    HealthRow(
      name: "half of them, or on a weekend", check: .holidayWeeks, of: 1,
      room: [(.meeting("forum"), ["2024-05-03"], [])]
    ) { builder in
      builder.members("states", [["2024-05-01"], ["2024-05-04 .. 2024-05-05"], ["2024-05-02"], []])
      builder.meeting("forum", place: "almaty", parties: ["states"])
    },
  ]

  @Test(arguments: logic + time + notice + sessions + holidays)
  func finds(row: HealthRow) throws {
    let examination = try #require(row.result?.examination)
    #expect(examination.findings.map(\.item) == row.found)
    #expect(examination.population == row.of)
  }

  @Test func everyCheckIsTrippedAndKept() {
    let rows = Self.logic + Self.time + Self.notice + Self.sessions + Self.holidays
    for name in HealthCheckName.allCases {
      #expect(rows.contains { $0.check == name && !$0.found.isEmpty }, "\(name.rawValue) is never tripped")
      #expect(rows.contains { $0.check == name && $0.found.count < $0.of }, "\(name.rawValue) is never kept")
      #expect(name.check.name == name)
    }
  }

  @Test func sentencesHaveNamesDatesAndNumbers() throws {
    func sentence(_ row: HealthRow) throws -> String {
      try #require(row.result?.examination?.findings.first).sentence
    }
    #expect(
      try sentence(Self.time[2])
        == "forum: 45 working days of float, with a start from 1 January 2024 to 4 March 2024.")
    #expect(try sentence(Self.time[0]) == "paper (drafted): 60 working days.")
    #expect(
      try sentence(Self.notice[0])
        == "b-1 waits for paper (circulated) 13 days before; the notice of board is 2 weeks.")
    #expect(try sentence(Self.sessions[0]) == "late (approved) can be decided at b-2 alone.")
    #expect(try sentence(Self.sessions[1]) == "board has 11 decisions to take at 2 sessions.")
    let fact = try #require(Self.holidays[0].result?.examination?.facts.first)
    #expect(
      fact.sentence
        == "More than half of the 3 members of states have a public holiday in 2 of 53 weeks, those of 29 April 2024, "
        + "6 May 2024.")
    #expect(fact.amount == 2)
  }

  @Test(arguments: [
    (Allowance.none, 0, 0, false), (.none, 1, 100, true), (.percent(5), 1, 20, false), (.percent(5), 2, 39, true),
  ])
  func allowance(_ allowance: Allowance, found: Int, of: Int, isExceeded: Bool) {
    #expect(allowance.isExceeded(by: found, of: of) == isExceeded)
  }

  @Test func contradictionsLeaveSomeChecksUnknown() {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31")
    builder.place("almaty")
    builder.meeting("forum", place: "almaty")
    let finding = HealthFinding(item: "forum", "No day is left.", advice: "Maybe.", at: builder.scenario.source)
    let health = ScheduleHealth(builder.context, room: .contradiction([finding]))
    #expect(health.contradictions == [finding])
    let unknown = health.results.filter { $0.verdict == .unknown }.map(\.name)
    #expect(unknown == [.highFloat, .fewSessions, .holidayWeeks])
    #expect(health.needsAttention, "the forum still has no predecessor")
  }
}

extension ScenarioBuilder {
  fileprivate mutating func board(sessions: Int, decisions: Int) {
    body("board")
    for number in 1...sessions { meeting("b-\(number)", body: "board", place: "almaty") }
    for number in 1...decisions { document("paper-\(number)", [.decided("approved", by: "board")]) }
  }
}
