import CivilTime
public import Planning

/// A small plan with something of everything, for the tests of outputs.
///
/// A forum in Xining on three days with hours, a session in Astana that approves its plan, a document that passes by
/// silence, a task, a dropped and a cancelled meeting, a held one, and a party that stays away.
public enum SamplePlan {
  public static var context: Context {
    var builder = ScenarioBuilder(
      "2024-01-08 .. 2024-12-31", id: "sample", title: "Forums and sessions, 2024")
    builder.place(
      "astana", name: "Astana", zone: "Asia/Almaty", position: Position(latitude: 51.1694, longitude: 71.4491))
    builder.place(
      "xining", name: "西宁, Qinghai", zone: "Asia/Shanghai", position: Position(latitude: 36.6255, longitude: 101.7574))
    builder.place("vienna", name: "Vienna", zone: "Europe/Vienna")
    builder.place("online", name: "Online", zone: "Asia/Almaty", isOnline: true)
    builder.travel("astana", "xining", days: 2)
    builder.party("chair", name: "Chair")
    builder.party("press", name: "Press, radio; and \"web\"")
    builder.team("drafters", capacity: 1)
    builder.body("soc", name: "Senior Officials Committee", notice: ("circulated", "20 days"), silence: "14 days")
    builder.meeting(
      "forum", name: "Think Tank Forum", takes: 3, place: "xining", window: "2024-05-01 .. 2024-07-31",
      hours: "09:30-18:00", status: .announced, parties: ["chair"],
      needs: [.stage("forum-plan", "approved", lead: "2 weeks"), .task("host-agreement", lead: "30 days")]
    ) {
      $0.preference = Ruled(
        Preference(between: DayRange(text: "2024-05-20"), earlyPerDay: 3, latePerDay: 3),
        note: RuleNote(why: "the host proposed it"))
      $0.parties.append(Attendance(party: "press", absenceCost: 5))
      $0.notes = "Room 12, second floor; bring badges"
    }
    builder.meeting(
      "review", name: "Review Conference", place: "vienna", pin: "2024-10-24", hours: "10:00-24:00", status: .confirmed)
    builder.meeting("soc-1", name: "First session", body: "soc", place: "astana", pin: "2024-01-08", status: .held) {
      $0.held = DayRange(text: "2024-01-08")
    }
    builder.meeting("soc-2", name: "Second session", body: "soc", takes: 2, place: "astana", parties: ["chair"])
    builder.meeting("extra", name: "Extraordinary session", body: "soc", place: "online") {
      $0.optional = Ruled(OptionalPrice(ifHeld: 40))
    }
    builder.meeting(
      "youth", name: "Youth day", place: "online", pin: "2024-08-12", hours: "10:00-12:00", status: .cancelled)
    builder.document(
      "forum-plan", name: "Plan of the Forum",
      [
        .work("drafted", "10 working days", team: "drafters"), .work("circulated", "5 working days"),
        .decided("approved", by: "soc"),
      ])
    builder.document(
      "report", name: "Annual report",
      [
        .work("drafted", "20 working days", team: "drafters"), .decided("approved", by: "soc", orSilence: true),
      ], due: "2024-06-28")
    builder.task("host-agreement", name: "Host-country agreement", takes: "30 working days")
    builder.order(
      .meeting("forum"), .finishToStart, .meeting("review"), atLeast: "3 months",
      why: "the conference reviews the forum")
    return builder.context
  }

  /// A plan of the scenario, with the costs and the proof that a planner would be shown.
  public static var plan: Plan {
    var builder = PlanBuilder(context)
    builder.meeting("soc-1", "2024-01-08")
    builder.work("forum-plan", "drafted", "2024-01-08")
    builder.work("forum-plan", "circulated", "2024-01-22")
    builder.meeting("soc-2", "2024-02-16")
    builder.stage("forum-plan", "approved", "2024-02-17", .session("soc-2"))
    builder.work("report", "drafted", "2024-01-22")
    builder.stage("report", "approved", "2024-02-19 .. 2024-03-04", .silence)
    builder.task("host-agreement", "2024-01-08")
    builder.meeting("forum", "2024-05-20")
    builder.meeting("review", "2024-10-24")
    var plan = builder.plan
    if let forum = plan.meetings.firstIndex(where: { $0.id == "forum" }) {
      plan.meetings[forum].absentParties = ["press"]
    }
    plan.costs = [
      CostLine(RuleInstance(.approval, "report.approved"), points: 15, "Annual report is approved by silence"),
      CostLine(
        RuleInstance(.attendance, "press", "forum"), points: 5,
        "Press, radio; and \"web\" stays away from Think Tank Forum"),
      CostLine(RuleInstance(.openDays, "soc-2"), points: 2, "Second session has 1 weekend day at Astana"),
    ]
    plan.proof = .optimal(tieProven: true)
    return plan
  }
}
