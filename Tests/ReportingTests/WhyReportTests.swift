import Analysis
import CivilTime
import Planning
import Reporting
import TestSupport
import Testing

struct WhyReportTests {
  private let context = SamplePlan.context
  private let forum = ItemID.meeting("forum")

  private func report(_ item: ItemID, _ answers: [Why.Answer] = [], _ proof: Proof = .optimal(tieProven: true))
    -> String
  {
    var plan = SamplePlan.plan
    plan.proof = proof
    return WhyReport.text(Why(item, Network(plan, in: context), answers: answers), in: context)
  }

  /// The forum three weeks later in Astana without anybody absent, the report by the session, the task a day later.
  private var other: Plan {
    var builder = PlanBuilder(context)
    builder.plan = SamplePlan.plan
    builder.meeting("forum", "2024-06-10", place: "astana")
    builder.stage("report", "approved", "2024-02-17", .session("soc-2"))
    builder.task("host-agreement", "2024-01-09")
    builder.meeting("extra", "2024-03-01")
    var plan = builder.plan
    for index in plan.meetings.indices { plan.meetings[index].absentParties = [] }
    plan.costs = [CostLine(RuleInstance(.preference, "forum"), points: 63, "Think Tank Forum is late")]
    plan.proof = .optimal(tieProven: true)
    return plan
  }

  @Test func everyAnswerAsAWhole() {
    let day = Day(text: "2024-05-20")
    #expect(
      report(
        forum,
        [
          Why.Answer(Wish(forum, .before(day)), .preferred(perDay: 3)),
          Why.Answer(Wish(forum, .after(day)), .possible(Why.Alternative(other, from: SamplePlan.plan))),
          Why.Answer(Wish(forum, .on(day)), .asPlanned), Why.Answer(Wish(forum, .on(day + 365)), .impossible([])),
          Why.Answer(Wish(forum, .at(place: "vienna")), .unknown),
        ]) == """
          Think Tank Forum
          20 - 22 May 2024, 西宁, Qinghai
          19 days after its earliest date with the sessions, places and order of the plan; it could be 62 days
          later while no other meeting moves

          Could it begin before 20 May 2024?
            It could be, but this is the first of its preferred days (the host proposed it): each day earlier
            costs 3 points.

          Could it begin after 20 May 2024?
            On 10 - 12 June 2024 (21 days later) it costs 41 points more (approval -15, attendance -5,
            open-days -2, preference +63).
            - Extraordinary session is held on 1 March 2024.
            - Think Tank Forum is at Astana instead of 西宁, Qinghai.
            - Press, radio; and "web" comes to Think Tank Forum.
            - Annual report: approved is decided at Second session instead of decided by silence.
            - 2 stages and tasks move.

          What would it take to begin on Mon 20 May 2024?
            It is so in the plan.

          What would it take to begin on Tue 20 May 2025?
            No: the horizon, the data date and its length leave no such day.

          Could it be at Vienna?
            The work was stopped before this was known.

          """)
  }

  @Test(arguments: [
    ("soc-1", "First session\n8 January 2024, Astana: it has been held, a fact.\n"),
    ("youth", "Youth day\nIt is cancelled.\n"), ("extra", "Extraordinary session\nIt is dropped.\n"),
  ])
  func nothingIsAskedOf(meeting: String, text: String) {
    #expect(report(.meeting(meeting)) == text)
  }

  @Test func whatIsNotProvenIsSaid() {
    var late = other
    late.proof = .bound(60)
    let alternative = Why.Alternative(late, from: SamplePlan.plan)
    #expect(!alternative.isProven)
    let answer = Why.Answer(Wish(forum, .after(Day(text: "2024-05-20"))), .possible(alternative))
    let text = report(forum, [answer], .bound(20))
    #expect(text.contains("The plan is not proven optimal: the work was stopped."))
    #expect(text.contains(", unless there is a better plan than the one found in time."))
  }
}
