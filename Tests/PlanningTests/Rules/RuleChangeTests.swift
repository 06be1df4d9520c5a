import CivilTime
import Planning
import TestSupport
import Testing

/// Each rule refuses or prices what no other rule minds.
@Suite struct RuleChangeTests {
  /// A plan that keeps every rule and costs nothing, with one change that concerns the rule alone.
  private func report(changing rule: RuleName?) -> Verification {
    let scenario = Self.scenario.context.scenario
    let published = PlannedMeeting(id: "soc-1", days: DayRange(text: "2024-01-22"), place: "here")
    let context = Context(
      scenario, baseline: Plan(scenario: scenario.id, meetings: [published], stages: [], tasks: []))
    var plan = PlanBuilder(context)
    plan.task("chore", "2024-01-10")
    plan.task("errand", "2024-01-12")
    plan.task("survey", "2024-01-12")
    plan.meeting("opening", "2024-01-15")
    plan.work("paper", "drafted", "2024-01-08")
    plan.work("paper", "sent", "2024-01-11")
    plan.work("report", "drafted", "2024-01-29")
    plan.meeting("soc-1", "2024-01-22")
    plan.stage("paper", "approved", "2024-01-22", .session("soc-1"))
    plan.meeting("soc-2", "2024-02-05")
    plan.meeting("talk", "2024-02-07")
    plan.meeting("forum", "2024-02-12")
    plan.meeting("reception", "2024-02-20")
    rule.map { change(&plan, for: $0) }
    return Checker.verify(plan.plan, in: context)
  }

  private static var scenario: ScenarioBuilder {
    // 8 January 2024 is a Monday.
    var builder = ScenarioBuilder("2024-01-01 .. 2024-03-31", dataDate: "2024-01-08")
    builder.calendar("local", holidays: ["2024-02-08"])
    builder.place("here", calendar: "local")
    builder.place("there")
    builder.travel("here", "there", days: 2)
    builder.party("chair")
    builder.party("delegations", isExclusive: false)
    builder.scenario.parties[1].courtesy = [
      CourtesyMember(name: "A", holidays: DaySet([DayRange(text: "2024-02-06")]))
    ]
    builder.team("drafters", capacity: 1)
    builder.body("soc", notice: ("sent", "5 days"), silence: "5 days", spacing: ("10 days", nil))
    builder.event("fair", "2024-02-19 .. 2024-02-23", place: "there")
    builder.event("games", "2024-02-27 .. 2024-02-28")
    builder.scenario.events[1].blocks = Event.Block(places: ["here"])
    builder.task("chore", takes: "2 days")
    builder.task("errand", takes: "1 day")
    builder.task("survey", takes: "1 day")
    builder.scenario.tasks[1].notBefore = Ruled(Day(text: "2024-01-12"))
    builder.meeting("opening", place: "here", pin: "2024-01-15", parties: ["chair"])
    builder.meeting("soc-1", body: "soc", place: "here")
    builder.meeting("soc-2", body: "soc", place: "here", window: "2024-01-25 .. 2024-02-29")
    builder.meeting("talk", place: "here", parties: ["chair", "delegations"]) {
      $0.weekdays = Ruled([.monday, .tuesday, .wednesday, .thursday])
    }
    builder.meeting("forum", takes: 2, place: "here", needs: [.task("errand")]) {
      $0.places.append(PlaceOption(place: "there", cost: 3))
      $0.preference = Ruled(
        Preference(between: DayRange(text: "2024-02-12"), earlyPerDay: 1, latePerDay: 1))
    }
    builder.meeting("reception", place: "there") { $0.alongside = Ruled("fair") }
    builder.meeting("extra", place: "here") { $0.optional = Ruled(OptionalPrice(ifHeld: 4)) }
    builder.document(
      "paper", [.work("drafted", "3 days", team: "drafters"), .work("sent", "1 day"), .decided("approved", by: "soc")])
    builder.document("report", [.work("drafted", "2 days", team: "drafters")], due: "2024-02-02")
    builder.order(.task("chore"), .finishToStart, .meeting("talk"), atMost: "30 days")
    return builder
  }

  private func change(_ plan: inout PlanBuilder, for rule: RuleName) {
    switch rule {
    case .horizon: plan.task("survey", "2024-04-01")
    case .dataDate: plan.task("survey", "2024-01-05")
    case .duration: plan.plan.tasks[0].days = DayRange(text: "2024-01-10 .. 2024-01-12")
    case .window: plan.meeting("soc-2", "2024-03-04")
    case .pin: plan.meeting("opening", "2024-01-16")
    case .notBefore: plan.task("errand", "2024-01-11")
    case .weekdays: plan.meeting("talk", "2024-02-09")
    case .openDays: plan.meeting("talk", "2024-02-08")
    case .order: plan.meeting("talk", "2024-02-21")
    case .alongside: plan.meeting("reception", "2024-02-26")
    case .attendance: plan.meeting("talk", "2024-01-15")
    case .capacity: plan.work("report", "drafted", "2024-01-09")
    case .stages: plan.work("paper", "sent", "2024-01-10")
    case .approval: plan.stage("paper", "approved", "2024-01-23", .session("soc-1"))
    case .notice: plan.work("paper", "sent", "2024-01-17")
    case .readiness: plan.task("errand", "2024-02-12")
    case .due: plan.work("report", "drafted", "2024-02-02")
    case .spacing: plan.meeting("soc-2", "2024-01-30")
    case .presence: plan.meeting("extra", "2024-03-12")
    case .place: plan.meeting("forum", "2024-02-12", place: "there")
    case .blocking: plan.meeting("soc-2", "2024-02-27")
    case .courtesy: plan.meeting("talk", "2024-02-06")
    case .preference: plan.meeting("forum", "2024-02-14")
    case .stability:
      plan.meeting("soc-1", "2024-01-23")
      plan.stage("paper", "approved", "2024-01-23", .session("soc-1"))
    }
  }

  @Test func `the plan without a change keeps every rule at no cost`() {
    let verification = report(changing: nil)
    #expect(verification.violations == [])
    #expect(verification.costs == [])
  }

  @Test(arguments: RuleName.allCases) func `one change concerns one rule alone`(_ rule: RuleName) {
    let verification = report(changing: rule)
    let concerned = verification.violations.map(\.instance.rule) + verification.costs.map(\.instance.rule)
    #expect(Set(concerned) == [rule])
  }
}
