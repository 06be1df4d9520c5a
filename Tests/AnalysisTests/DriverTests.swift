import Analysis
import CivilTime
import Planning
import TestSupport
import Testing

struct DriverTests {
  private func dates(_ network: Network, _ item: ItemID) throws -> ItemDates { try #require(network.dates(of: item)) }

  /// A text drafted in two weeks, sent, approved at a session with ten days of notice and needed by a forum.
  private func chain(change: (inout ScenarioBuilder) -> Void = { _ in }) -> Network {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31")
    builder.place("here")
    builder.body("body", name: "Council", notice: (stage: "sent", clear: "10 days"))
    builder.document(
      "text", name: "Text",
      [.work("drafted", "2 weeks"), .work("sent", "3 days"), .decided("approved", by: "body")])
    builder.meeting("session", name: "Session", body: "body", place: "here")
    builder.meeting(
      "forum", name: "Forum", place: "here", needs: [.stage("text", "approved", lead: "2 weeks")])
    change(&builder)
    var plan = PlanBuilder(builder.context)
    plan.work("text", "drafted", "2024-01-01")
    plan.work("text", "sent", "2024-01-20")
    plan.meeting("session", "2024-02-05")
    plan.stage("text", "approved", "2024-02-05", .session("session"))
    plan.meeting("forum", "2024-03-01")
    return Network(plan.plan, in: builder.context)
  }

  /// Drafted 1 to 14 January, sent 15 to 17, ten clear days to 27, session on 28, fourteen clear days, forum on 12 February.
  @Test func pathThroughDocumentAndSession() throws {
    let path = chain().path(to: .meeting("forum"))
    #expect(
      path.map { "\($0.item) \($0.early.days.first) margin \($0.margin)" } == [
        "text.drafted 2024-01-01 margin 0", "text.sent 2024-01-15 margin 5", "session 2024-01-28 margin 8",
        "text.approved 2024-01-28 margin 8", "forum 2024-02-12 margin 18",
      ])
    let network = chain()
    #expect(
      path.map { network.reason(for: $0).sentence } == [
        "begins as early as the data date allows", "follows drafted",
        "needs notice of Text: sent, closed 10 days before", "is decided at Session",
        "needs Text: approved, closed 2 weeks before",
      ])
    #expect(network.longestPath.map(\.item) == path.map(\.item))
    #expect(!network.longestPath.contains { $0.item != path[0].item && $0.isCritical })
  }

  @Test func readyByDays() {
    let network = chain { $0.scenario.documents[0].due = Ruled(Day(text: "2024-02-20")) }
    func days(_ stage: String) -> [String] {
      network.readyBy(.stage(document: "text", stage: stage)).map { "\($0.day) \($0.waiting) \($0.rule.rule.rawValue)" }
    }
    #expect(days("drafted") == ["2024-01-19 text.sent stages"])
    #expect(days("sent") == ["2024-01-25 session notice", "2024-02-04 session stages"])
    #expect(days("approved") == ["2024-02-15 forum readiness", "2024-02-20 text.approved due"])
    #expect(network.awaited(by: .meeting("session")).map(\.day) == [Day(text: "2024-01-25")])
  }

  /// What a decided stage waits for keeps its session from being earlier.
  @Test func orderIntoADecisionMovesTheSession() throws {
    let network = chain {
      $0.task("study", takes: "1 month")
      $0.order(.task("study"), .finishToStart, .stage(document: "text", stage: "approved"), why: "the study is annexed")
    }
    // The plan holds no such task, which voids the order.
    #expect(try dates(network, .meeting("session")).early.days.first == Day(text: "2024-01-28"))

    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31")
    builder.place("here")
    builder.body("body")
    builder.document("text", [.decided("approved", by: "body")])
    builder.meeting("session", body: "body", takes: 2, place: "here")
    builder.task("study", takes: "1 month")
    builder.order(
      .task("study"), .finishToStart, .stage(document: "text", stage: "approved"), why: "the study is annexed")
    var plan = PlanBuilder(builder.context)
    plan.task("study", "2024-01-01")
    plan.meeting("session", "2024-03-01")
    plan.stage("text", "approved", "2024-03-02", .session("session"))
    let derived = Network(plan.plan, in: builder.context)
    // The stage is on the session's second day: 1 February is its first possible day.
    #expect(try dates(derived, .meeting("session")).early.days == DayRange(text: "2024-01-31 .. 2024-02-01"))
    #expect(derived.reason(for: try dates(derived, .meeting("session"))).why == "the study is annexed")
    #expect(derived.path(to: .meeting("session")).map { "\($0.item)" } == ["study", "session"])
  }

  /// A task that must close within five days before a meeting moves with the meeting.
  @Test func workIsMovedAlongWithAMeeting() throws {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-01-31")
    builder.place("here")
    builder.task("briefing", takes: "1 day")
    builder.meeting("meet", place: "here")
    builder.order(.task("briefing"), .finishToStart, .meeting("meet"), atMost: "5 days")
    var plan = PlanBuilder(builder.context)
    plan.task("briefing", "2024-01-08")
    plan.meeting("meet", "2024-01-10")
    let network = Network(plan.plan, in: builder.context)
    #expect(try dates(network, .meeting("meet")).late.days.last == Day(text: "2024-01-31"))
    // Five clear days after 8 January are over on the 13th.
    #expect(try dates(network, .meeting("meet")).freeFloat == 4)
    #expect(try dates(network, .task("briefing")).totalFloat == 1)
  }

  @Test func dueDayIsTheLimitEvenAfterThePlansEnd() throws {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-01-31")
    builder.task("bound", takes: "1 day", due: "2024-01-20")
    builder.task("unbound", takes: "1 day")
    builder.task("last", takes: "1 day")
    var plan = PlanBuilder(builder.context)
    for (task, day) in [("bound", "2024-01-01"), ("unbound", "2024-01-01"), ("last", "2024-01-15")] {
      plan.task(task, day)
    }
    let network = Network(plan.plan, in: builder.context)
    #expect(try dates(network, .task("bound")).late.days == DayRange(text: "2024-01-20"))
    #expect(try dates(network, .task("unbound")).late.days == DayRange(text: "2024-01-15"))
  }

  /// One drafter, three tasks of two days: each waits for the one before in the order of the plan.
  @Test func fullTeamMakesAChain() throws {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-01-31")
    builder.team("drafters", capacity: 1)
    for task in ["a", "b", "c"] { builder.task(task, takes: "2 days", team: "drafters") }
    var plan = PlanBuilder(builder.context)
    for (task, day) in [("b", "2024-01-01"), ("c", "2024-01-05"), ("a", "2024-01-10")] { plan.task(task, day) }
    let network = Network(plan.plan, in: builder.context)
    #expect(
      network.path(to: .task("a")).map { "\($0.item) \($0.early.days.first)" } == [
        "b 2024-01-01", "c 2024-01-03", "a 2024-01-05",
      ])
    let reason = network.reason(for: try dates(network, .task("a")))
    #expect(reason.sentence == "waits for people of drafters, who are at c")
    // The plan ends on 11 January with a: c must close on the 9th, b on the 4th while c stays.
    #expect(try dates(network, .task("c")).totalFloat == 3)
    #expect(try dates(network, .task("b")).freeFloat == 2)
    #expect(try dates(network, .task("b")).totalFloat == 5)
  }

  @Test func travelDrives() throws {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-01-31")
    builder.place("here")
    builder.place("there")
    builder.travel("here", "there", days: 2)
    builder.party("chair", name: "Chair")
    builder.event("fair", "2024-01-01 .. 2024-01-04", place: "here", parties: ["chair"])
    builder.meeting("meet", place: "there", parties: ["chair"])
    var plan = PlanBuilder(builder.context)
    plan.meeting("meet", "2024-01-20")
    let network = Network(plan.plan, in: builder.context)
    let meet = try dates(network, .meeting("meet"))
    #expect(meet.early.days.first == Day(text: "2024-01-07"))
    #expect(network.reason(for: meet).sentence == "Chair is at fair before, 2 days of travel")
  }

  /// What holds a meeting that waits for nothing.
  @Test(arguments: [
    ("pin", "2024-01-15", "is pinned to 15 January 2024"),
    ("window", "2024-01-10", "its window opens on 10 January 2024"),
    ("weekdays", "2024-01-03", "its first allowed weekday"), ("open-days", "2024-01-02", "its first open day"),
    ("data-date", "2024-01-01", "begins on the data date"),
  ])
  func ownRules(rule: String, early: String, sentence: String) throws {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-01-31")
    builder.calendar("new-year", holidays: ["2024-01-01"])
    builder.place("here", calendar: rule == "open-days" ? "new-year" : Scenario.plainCalendar)
    builder.meeting("meet", place: "here") {
      switch rule {
      case "pin": $0.pin = Ruled(Day(text: "2024-01-15"))
      case "window": $0.windows = Ruled([DayRange(text: "2024-01-10 .. 2024-01-20")])
      case "weekdays": $0.weekdays = Ruled([.wednesday])
      default: break
      }
    }
    var plan = PlanBuilder(builder.context)
    plan.meeting("meet", rule == "pin" ? "2024-01-15" : "2024-01-17")
    let network = Network(plan.plan, in: builder.context)
    let meet = try dates(network, .meeting("meet"))
    #expect(meet.early.days.first == Day(text: early))
    #expect(network.reason(for: meet).rule.rawValue == rule)
    #expect(network.reason(for: meet).sentence == sentence)
  }

  @Test func softRulesBindNothing() throws {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-01-31")
    builder.place("here")
    builder.meeting("meet", place: "here") {
      $0.pin = Ruled(Day(text: "2024-01-15"), note: RuleNote(soft: .perDay(1)))
    }
    var plan = PlanBuilder(builder.context)
    plan.meeting("meet", "2024-01-15")
    let meet = try dates(Network(plan.plan, in: builder.context), .meeting("meet"))
    #expect(meet.margin == 14)
    #expect(meet.totalFloat == 16)
  }
}
