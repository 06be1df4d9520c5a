import Analysis
import CivilTime
import Planning
import Scheduling
import Solver
import TestSupport
import Testing

@Suite struct RoomTests {
  /// A paper for a session on one of two Mondays, and a conference that needs it.
  private func builder(conference: String) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-06-28")
    builder.place("almaty")
    builder.body("board", notice: ("drafted", "10 days"))
    builder.meeting("march", body: "board", place: "almaty", pin: "2024-03-04")
    builder.meeting("april", body: "board", place: "almaty", window: "2024-04-08 .. 2024-04-12")
    builder.document("paper", [.work("drafted", "40 working days"), .decided("approved", by: "board")])
    builder.meeting(
      "conference", place: "almaty", window: conference, needs: [.stage("paper", "approved", lead: "2 weeks")])
    return builder
  }

  private func rooms(_ builder: ScenarioBuilder) throws -> [ItemID: ItemRoom] {
    guard case .found(let rooms) = room(of: builder.context) else {
      Issue.record("there should be room")
      return [:]
    }
    return rooms
  }

  /// Drafted by Friday 23 February at the earliest, which is 9 days before 4 March: the March session is too early. The
  /// conference is over by 30 April, so the paper is approved by 15 April; but drafted 10 days before 12 April at the latest.
  @Test func daysAreLeftByWindowsSpansAndNotice() throws {
    let rooms = try rooms(builder(conference: "2024-04-01 .. 2024-04-30"))
    let drafted = try #require(rooms[.stage(document: "paper", stage: "drafted")])
    #expect(drafted.earliest == DayRange(text: "2024-01-01 .. 2024-02-23"))
    #expect(drafted.latest == DayRange(text: "2024-02-06 .. 2024-04-01"))
    let approved = try #require(rooms[.stage(document: "paper", stage: "approved")])
    #expect(approved.days == DayRange(text: "2024-04-08 .. 2024-04-12").map { DayRange($0) })
    #expect(approved.sessions == ["april"])
    let conference = try #require(rooms[.meeting("conference")])
    #expect(conference.earliest == DayRange(text: "2024-04-23"))
    #expect(conference.latest == DayRange(text: "2024-04-30"))
    #expect(rooms[.meeting("march")]?.days == [DayRange(text: "2024-03-04")])
  }

  /// The conference is over by 9 April, so the paper is approved by 25 March: on 4 March, too early for its notice.
  @Test func aClashIsSaidWithItsDays() throws {
    let context = builder(conference: "2024-04-01 .. 2024-04-09").context
    #expect(
      sentences(context) == [
        "paper (drafted) is on 1 January - 23 February 2024 at the earliest, paper (approved) on 4 March 2024 at the "
          + "latest, and no plan keeps what is asked between them."
      ])
    guard case .infeasible = try plan(context) else {
      Issue.record("there should be no plan")
      return
    }
  }

  @Test func itemsWithoutDaysAreNamed() {
    var builder = builder(conference: "2024-04-01 .. 2024-04-30")
    builder.scenario.blackouts = [Ruled(DayRange(text: "2024-03-04"))]
    builder.task("hall", takes: "3 weeks", due: "2024-01-20")
    builder.task("menu", takes: "8 months")
    #expect(
      sentences(builder.context) == [
        "No day is left for march: open-days forbids 1 day, pin forbids 179 days.",
        "No day is left for hall by its due day.", "No day is left for menu within the horizon.",
      ])
  }

  private func sentences(_ context: Context) -> [String] {
    guard case .contradiction(let findings) = room(of: context) else { return [] }
    return findings.map(\.sentence)
  }

  /// Whatever the best plan is, each of its days was left; and what contradicts itself has no plan.
  @Test func everyPlanLiesInTheRoom() throws {
    var contradictions = 0
    for seed in seeds(60) {
      var random = RandomScenario(seed: seed)
      let context = Context(random.scenario())
      let outcome = try plan(context)
      switch (room(of: context), outcome) {
      case (.contradiction(let findings), .infeasible):
        contradictions += 1
        #expect(!findings.isEmpty)
      case (.contradiction(let findings), _): Issue.record("seed \(seed): a plan in spite of \(findings)")
      case (.found, .infeasible), (.found, .stopped): break
      case (.found(let rooms), .planned(let plan, _)):
        let index = PlanIndex(plan, in: context)
        let items =
          plan.meetings.map { ItemID.meeting($0.id) } + plan.stages.map(\.id) + plan.tasks.map { ItemID.task($0.id) }
        for item in items {
          guard let days = index.occupation(item)?.days, let room = rooms[item] else { continue }
          #expect(room.days.contains(days), "seed \(seed): \(item) on \(days)")
        }
        let sessions = plan.stages.compactMap { stage in
          if case .session(let id) = stage.way { (stage.id, id) } else { nil }
        }
        for (item, session) in sessions {
          #expect(rooms[item]?.sessions.contains(session) == true, "seed \(seed): \(item)")
        }
        #expect(!rooms.isEmpty)
      }
    }
    #expect(contradictions > 0, "no scenario contradicts itself")
  }
}
