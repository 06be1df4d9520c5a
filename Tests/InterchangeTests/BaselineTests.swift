import Analysis
import CivilTime
import Foundation
import Interchange
import Planning
import TestSupport
import Testing

/// Which revision of an item a calendar is shown, from one adopted plan to the next.
@Suite struct BaselineTests {
  private static let inputs = [PlanFile.InputRecord(file: "year.yaml", sha256: "aa")]

  /// A scenario and a plan of it: a forum in May, a session in April that approves a paper, a visit that may be dropped.
  private struct State {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31", id: "year")
    var forum = "2024-05-20"
    var place = "astana"
    var visit: String? = "2024-07-01"

    init() {
      builder.place("astana")
      builder.place("baku")
      builder.body("soc", silence: "14 days")
      builder.meeting("forum", name: "Forum", takes: 2, place: "astana") {
        $0.places.append(PlaceOption(place: "baku"))
      }
      builder.meeting("session", body: "soc", place: "astana", pin: "2024-04-08")
      builder.meeting("other-session", body: "soc", place: "astana", pin: "2024-04-08")
      builder.meeting("visit", name: "Visit", place: "baku") { $0.optional = Ruled(OptionalPrice()) }
      builder.document(
        "paper", name: "Paper",
        [.work("drafted", "3 days"), .decided("approved", by: "soc", orSilence: true)])
      builder.task("hall", takes: "2 days")
    }

    mutating func change(_ id: String, _ change: (inout Meeting) -> Void) {
      for index in builder.scenario.meetings.indices where builder.scenario.meetings[index].id == id {
        change(&builder.scenario.meetings[index])
      }
    }

    func plan(approvedAt session: String? = "session") -> Plan {
      var plan = PlanBuilder(builder.context)
      if builder.context.meeting("forum")?.status != .cancelled { plan.meeting("forum", forum, place: place) }
      plan.meeting("session", "2024-04-08")
      plan.meeting("other-session", "2024-04-08")
      if let visit, builder.context.meeting("visit") != nil { plan.meeting("visit", visit) }
      plan.work("paper", "drafted", "2024-01-01")
      plan.stage("paper", "approved", "2024-04-08", session.map { .session($0) } ?? .silence)
      plan.task("hall", "2024-02-05")
      return plan.plan
    }

    func adopted(
      _ stamp: String, after earlier: Baseline? = nil, approvedAt session: String? = "session"
    ) throws -> Baseline {
      let context = builder.context
      return try Baseline(
        adopting: PlanFile(Network(plan(approvedAt: session), in: context), in: context),
        readFrom: BaselineTests.inputs, stamp: try #require(Stamp(stamp)), after: earlier)
    }
  }

  /// `item SEQUENCE stamp` of what does not stand at 0 and 1 January.
  private func revised(_ baseline: Baseline) -> [String] {
    let items: [ItemID] = [
      .meeting("forum"), .meeting("session"), .meeting("other-session"), .meeting("visit"),
      .stage(document: "paper", stage: "drafted"), .stage(document: "paper", stage: "approved"), .task("hall"),
    ]
    return items.compactMap { item in
      baseline.identity(of: item).flatMap {
        $0.sequence == 0 && "\($0.stamp)" == "2024-01-01T00:00:00Z" ? nil : "\(item) \($0.sequence) \($0.stamp)"
      }
    }
  }

  @Test func theFirstOneBeginsWithZero() throws {
    let baseline = try State().adopted("2024-01-01")
    #expect(revised(baseline).isEmpty)
    #expect(baseline.identity(of: .meeting("forum"))?.uid == "forum.year@convene")
    #expect(baseline.identity(of: .stage(document: "paper", stage: "approved"))?.uid == "paper.approved.year@convene")
    #expect(baseline.identity(of: .meeting("nothing")) == nil)
  }

  @Test func theSamePlanGivesTheSameBytes() throws {
    let first = try State().adopted("2024-01-01")
    let read = try Baseline(first.bytes())
    #expect(try State().adopted("2024-02-02T10:00:00Z", after: read).bytes() == first.bytes())
  }

  private struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let revised: [String]
    let change: @Sendable (inout State) -> Void
    var testDescription: String { name }
  }

  private static let rows = [
    Row(name: "moved", revised: ["forum 1"]) { $0.forum = "2024-05-21" },
    Row(name: "at another place", revised: ["forum 1"]) { $0.place = "baku" },
    Row(name: "longer", revised: ["forum 1"]) { $0.change("forum") { $0.takes = .days(3) } },
    Row(name: "with hours", revised: ["forum 1"]) { $0.change("forum") { $0.hours = Hours("09:00-17:00") } },
    Row(name: "cancelled", revised: ["forum 1"]) { $0.change("forum") { $0.status = .cancelled } },
    Row(name: "dropped", revised: ["visit 1"]) { $0.visit = nil },
    Row(name: "announced", revised: []) { $0.change("forum") { $0.status = .announced } },
    Row(name: "renamed", revised: []) { $0.change("forum") { $0.name = "Great Forum" } },
    Row(name: "with another window", revised: []) {
      $0.change("forum") { $0.windows = Ruled([DayRange(text: "2024-05-01 .. 2024-05-31")]) }
    },
  ]

  @Test(arguments: rows) private func `what is revised and what is not`(row: Row) throws {
    let first = try State().adopted("2024-01-01")
    var state = State()
    row.change(&state)
    let second = try state.adopted("2024-02-02T10:00:00Z", after: first)
    #expect(revised(second) == row.revised.map { "\($0) 2024-02-02T10:00:00Z" })
  }

  @Test func aDecisionElsewhereIsARevision() throws {
    let first = try State().adopted("2024-01-01")
    #expect(
      revised(try State().adopted("2024-02-02", after: first, approvedAt: "other-session"))
        == ["paper.approved 1 2024-02-02T00:00:00Z"])
    #expect(
      revised(try State().adopted("2024-02-02", after: first, approvedAt: nil))
        == ["paper.approved 1 2024-02-02T00:00:00Z"])
  }

  @Test func whatComesBackGoesOnCounting() throws {
    var state = State()
    var baseline = try state.adopted("2024-01-01")
    state.visit = nil
    baseline = try state.adopted("2024-02-02", after: baseline)
    #expect(revised(baseline) == ["visit 1 2024-02-02T00:00:00Z"])
    state.builder.scenario.meetings.removeAll { $0.id == "visit" }
    baseline = try Baseline(try state.adopted("2024-03-03", after: baseline).bytes())
    #expect(revised(baseline) == ["visit 1 2024-02-02T00:00:00Z"], "it was absent already")
    #expect(baseline.file.withdrawn?.map(\.name) == ["Visit"])
    baseline = try State().adopted("2024-04-04", after: baseline)
    #expect(revised(baseline) == ["visit 2 2024-04-04T00:00:00Z"])
    #expect(baseline.file.withdrawn == nil)
    baseline = try state.adopted("2024-05-05", after: baseline)
    #expect(revised(baseline) == ["visit 3 2024-05-05T00:00:00Z"], "withdrawn while it was to be held")
  }

  @Test func whatIsNewBeginsWithZero() throws {
    var state = State()
    state.builder.scenario.meetings.removeAll { $0.id == "visit" }
    let second = try State().adopted("2024-02-02", after: try state.adopted("2024-01-01"))
    #expect(revised(second) == ["visit 0 2024-02-02T00:00:00Z"])
  }

  @Test func itIsStaleForOtherFiles() throws {
    let baseline = try State().adopted("2024-01-01")
    #expect(!baseline.isStale(for: Self.inputs))
    #expect(baseline.isStale(for: []))
    #expect(baseline.isStale(for: [PlanFile.InputRecord(file: "year.yaml", sha256: "ab")]))
    #expect(baseline.isStale(for: Self.inputs + [PlanFile.InputRecord(file: "KZ.ics", sha256: "aa")]))
  }

  @Test func itIsReadForAChangedScenario() throws {
    let baseline = try State().adopted("2024-01-01")
    var state = State()
    state.builder.scenario.meetings.removeAll { $0.id == "visit" }
    state.builder.meeting("congress", place: "baku")
    state.builder.scenario.documents[0].stages.removeFirst()
    let alignment = baseline.plan.aligned(to: state.builder.context)
    #expect(alignment.added == [.meeting("congress")])
    #expect(alignment.removed == [.meeting("visit"), .stage(document: "paper", stage: "drafted")])
    #expect(alignment.plan.meetings.map(\.id) == ["congress", "forum", "other-session", "session"])
    #expect(alignment.plan.meetings.map { $0.days?.first == nil } == [true, false, false, false])
    #expect(alignment.plan.stages.map(\.way) == [.session("session")])
  }

  @Test(arguments: [
    ("\"sequence\" : 0", "\"sequence\" : -1", "at documents [0] stages [0] identity sequence, -1 is not a revision"),
    ("\"sequence\" : 0", "\"sequence\" : 2147483647", "2147483647 is not a revision"),
    ("2024-01-01T00:00:00Z", "yesterday", "'yesterday' is not a time such as 2024-05-20T09:30:00Z"),
    ("\"id\" : \"session\"", "\"id\" : \"forum\"", "The plan has 'forum' twice."),
    ("\"scenario\" : \"year\"", "\"scenario\" : \"month\"", "not of 'year'"),
  ])
  func damage(from: String, to: String, says: String) throws {
    let text = String(decoding: try State().adopted("2024-01-01").bytes(), as: UTF8.self)
    let range = try #require(text.range(of: from))
    let damaged = text.replacingCharacters(in: range, with: to)
    let error = try #require(throws: PlanFileError.self) {
      try Baseline(Array(damaged.utf8)).check(isOf: State().builder.scenario)
    }
    #expect("\(error)".contains(says), "\(error)")
  }

  @Test func paths() {
    #expect(Baseline.path(beside: "year.yaml") == "year.plan.json")
    #expect(Baseline.path(beside: "../plans.d/year") == "../plans.d/year.plan.json")
    #expect(Baseline.path(beside: "/a/b.c/year.v2.yml") == "/a/b.c/year.v2.plan.json")
    #expect(Baseline.path(beside: "plans/.hidden") == "plans/.hidden.plan.json")
  }
}

/// Seconds in UTC as texts and as counts.
@Suite struct StampTests {
  @Test func texts() {
    #expect(Stamp("2024-05-20").map { "\($0)" } == "2024-05-20T00:00:00Z")
    #expect(Stamp("2024-05-20T09:30:07Z")?.second == 34_207)
    for text in [
      "", "T", "2024-05-20T", "2024-05-20T24:00:00Z", "2024-05-20T09:60:00Z", "2024-05-20T09:30:07",
      "2024-05-20T9:30:07Z", "2024-02-30", "2024-05-20T09:30:07+01",
    ] { #expect(Stamp(text) == nil, "\(text)") }
  }

  @Test func counts() {
    #expect(Stamp(secondsSince1970: 0).map { "\($0)" } == "1970-01-01T00:00:00Z")
    #expect(Stamp(secondsSince1970: -1).map { "\($0)" } == "1969-12-31T23:59:59Z")
    #expect(Stamp(secondsSince1970: 1_716_197_407).map { "\($0)" } == "2024-05-20T09:30:07Z")
    #expect(Stamp(secondsSince1970: .max) == nil)
    #expect(Stamp(secondsSince1970: .min) == nil)
  }
}
