import CivilTime
import Planning
import TestSupport
import Testing

@Suite struct CheckerTests {
  private static var scenario: ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: "2024-01-08")
    builder.place("here")
    builder.party("chair")
    builder.party("press", isExclusive: false)
    builder.body("soc", silence: "3 days")
    builder.meeting("soc-0", body: "soc", place: "here", status: .held) { $0.held = .init(text: "2024-01-04") }
    builder.meeting("soc-1", body: "soc", place: "here", parties: ["chair"]) {
      $0.parties.append(Attendance(party: "press", absenceCost: 5))
      $0.preference = Ruled(Preference(between: .init(text: "2024-01-20"), earlyPerDay: 2, latePerDay: 2))
    }
    builder.meeting("talk", place: "here", parties: ["chair"]) {
      $0.preference = Ruled(Preference(between: .init(text: "2024-01-20"), earlyPerDay: 3, latePerDay: 3))
    }
    builder.document("paper", [.work("drafted", "2 days"), .decided("approved", by: "soc", orSilence: true)])
    builder.document(
      "rules", [.work("drafted", "2 days", progress: .done(Day(text: "2024-01-05"), implied: false))])
    builder.task("chore", takes: "2 days")
    return builder
  }

  private func verify(_ change: (inout Plan) -> Void = { _ in }) -> Verification {
    let context = Self.scenario.context
    var builder = PlanBuilder(context)
    builder.meeting("soc-0", "2024-01-04")
    builder.meeting("soc-1", "2024-01-15")
    builder.meeting("talk", "2024-01-18")
    builder.work("paper", "drafted", "2024-01-08")
    builder.stage("paper", "approved", "2024-01-10 .. 2024-01-12", .silence)
    builder.stage("rules", "drafted", "2024-01-05", .history)
    builder.task("chore", "2024-01-10")
    change(&builder.plan)
    return Checker.verify(builder.plan, in: context)
  }

  @Test func `costs are in the order of the rules, then of the items`() {
    let verification = verify { $0.meetings[1].absentParties = ["press"] }
    #expect(verification.violations == [])
    #expect(verification.costs.map(\.instance.rule) == [.attendance, .approval, .preference, .preference])
    #expect(verification.costs.map(\.instance.item) == ["soc-1", "paper.approved", "soc-1", "talk"])
    // The press away 5, silence 15, five days early at 2, two days early at 3.
    #expect(verification.costs.map(\.points) == [5, 15, 10, 6])
    #expect(verification.cost == 36)
  }

  @Test func `the tie is the days from the horizon's first day to the start of each meeting to come`() {
    // 1 January to 15 and 18 January; the held meeting does not count.
    #expect(verify().tie == 14 + 17)
  }

  @Test func `violations are in the order of the rules`() {
    let verification = verify {
      $0.meetings[2].days = DayRange(text: "2024-01-15")
      $0.tasks[0].days = DayRange(text: "2024-01-04 .. 2024-01-05")
    }
    #expect(verification.violations.map(\.instance.rule) == [.dataDate, .attendance])
  }

  @Test func `a plan that is not one of this scenario is refused`() {
    let rows: [(name: String, rule: RuleName, item: String, change: (inout Plan) -> Void)] = [
      ("a meeting is missing", .presence, "talk", { $0.meetings.removeLast() }),
      ("a meeting twice", .presence, "talk", { $0.meetings.append($0.meetings[2]) }),
      (
        "an unknown meeting", .presence, "ghost",
        { $0.meetings.append(PlannedMeeting(id: "ghost", days: nil, place: nil)) }
      ),
      ("a stage is missing", .presence, "rules.drafted", { $0.stages.removeLast() }),
      (
        "an unknown stage", .presence, "paper.sent",
        { $0.stages.append(PlannedStage(document: "paper", stage: "sent", days: nil, way: .absent)) }
      ),
      ("a task twice", .presence, "chore", { $0.tasks.append($0.tasks[0]) }),
      ("absent, but with days", .approval, "paper.drafted", { $0.stages[0].way = .absent }),
      ("decided, but without days", .approval, "paper.approved", { $0.stages[1].days = nil }),
      ("a decision that is worked", .approval, "paper.approved", { $0.stages[1].way = .work }),
      ("work that is decided", .approval, "paper.drafted", { $0.stages[0].way = .silence }),
      ("history that did not happen", .approval, "paper.drafted", { $0.stages[0].way = .history }),
      ("a fact that is still to come", .approval, "rules.drafted", { $0.stages[2].way = .work }),
      ("a required party away", .attendance, "soc-1", { $0.meetings[1].absentParties = ["chair"] }),
      ("a stranger away", .attendance, "talk", { $0.meetings[2].absentParties = ["press"] }),
    ]
    for row in rows {
      let verification = verify(row.change)
      #expect(verification.violations.map(\.instance.rule) == [row.rule], "\(row.name)")
      #expect(verification.violations.map(\.instance.item) == [row.item], "\(row.name)")
    }
  }

  @Test func `nobody can be sent away from a meeting that was held`() {
    var scenario = Self.scenario
    scenario.scenario.meetings[0].parties = [Attendance(party: "chair", absenceCost: 1)]
    var plan = PlanBuilder(scenario.context)
    plan.meeting("soc-0", "2024-01-04")
    plan.plan.meetings[0].absentParties = ["chair"]
    let refused = Checker.verify(plan.plan, in: scenario.context).violations.map(\.instance)
    #expect(refused.contains(RuleInstance(.attendance, "soc-0", "chair")))
  }
}
