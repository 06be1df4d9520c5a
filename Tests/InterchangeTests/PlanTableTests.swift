import Analysis
import CivilTime
import Interchange
import Planning
import TestSupport
import Testing

struct PlanTableTests {
  @Test func sampleAsAWhole() {
    let csv = PlanTable.csv(Network(SamplePlan.plan, in: SamplePlan.context), in: SamplePlan.context)
    #expect(
      csv.replacing("\r\n", with: "\n") == """
        kind,id,name,first,last,place,status,way,session,early,late,total-float,free-float,margin,uid
        meeting,forum,Think Tank Forum,2024-05-20,2024-05-22,xining,announced,,,2024-05-01,2024-07-21,62,62,19,forum.sample@convene
        meeting,review,Review Conference,2024-10-24,2024-10-24,vienna,confirmed,,,2024-10-24,2024-10-24,0,0,0,review.sample@convene
        meeting,soc-1,First session,2024-01-08,2024-01-08,astana,held,,,2024-01-08,2024-01-08,0,0,0,soc-1.sample@convene
        meeting,soc-2,Second session,2024-02-16,2024-02-17,astana,tentative,,,2024-02-16,2024-05-04,78,78,0,soc-2.sample@convene
        task,host-agreement,Host-country agreement,2024-01-08,2024-02-16,,,,,2024-01-08,2024-03-11,63,63,0,host-agreement.sample@convene
        stage,forum-plan.approved,Plan of the Forum: approved,2024-02-17,2024-02-17,,,session,soc-2,2024-02-17,2024-02-17,0,0,0,forum-plan.approved.sample@convene
        stage,forum-plan.circulated,Plan of the Forum: circulated,2024-01-22,2024-01-26,,,work,,2024-01-22,2024-01-22,0,0,0,forum-plan.circulated.sample@convene
        stage,forum-plan.drafted,Plan of the Forum: drafted,2024-01-08,2024-01-19,,,work,,2024-01-08,2024-01-08,0,0,0,forum-plan.drafted.sample@convene
        stage,report.approved,Annual report: approved,2024-02-19,2024-03-04,,,silence,,2024-02-19,2024-06-14,116,116,0,report.approved.sample@convene
        stage,report.drafted,Annual report: drafted,2024-01-22,2024-02-16,,,work,,2024-01-22,2024-05-17,116,0,0,report.drafted.sample@convene

        """)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a, b", "\"a, b\""), ("say \"so\"", "\"say \"\"so\"\"\""), ("two\nlines", "\"two\nlines\""),
    ("=1+1", "=1+1"),
  ])
  func quoting(name: String, field: String) {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31")
    builder.meeting("meet", name: name)
    var plan = PlanBuilder(builder.context)
    plan.meeting("meet", "2024-02-01")
    let csv = PlanTable.csv(Network(plan.plan, in: builder.context), in: builder.context)
    #expect(csv.contains("\r\nmeeting,meet,\(field),2024-02-01,2024-02-01,"))
  }
}
