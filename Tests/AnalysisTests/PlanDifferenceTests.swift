import Analysis
import CivilTime
import Planning
import TestSupport
import Testing

struct PlanDifferenceTests {
  @Test func noDifferenceOfAPlanAndItself() {
    let difference = PlanDifference(from: SamplePlan.plan, to: SamplePlan.plan)
    #expect(difference.changes.isEmpty)
    #expect(difference.costByRule.isEmpty)
    #expect(difference.cost == 0)
  }

  @Test func bothDirectionsMirrorEachOther() {
    var builder = PlanBuilder(SamplePlan.context)
    builder.plan = SamplePlan.plan
    builder.meeting("forum", "2024-06-10", place: "astana")
    builder.meeting("extra", "2024-03-01")
    builder.stage("report", "approved", "2024-02-17", .session("soc-2"))
    var other = builder.plan
    other.costs = [CostLine(RuleInstance(.approval, "report.approved"), points: 20, "dearer")]
    let there = PlanDifference(from: SamplePlan.plan, to: other)
    let back = PlanDifference(from: other, to: SamplePlan.plan)
    func days(_ text: String) -> DayRange { DayRange(text: text) }
    let (forum, extra) = (ItemID.meeting("forum"), ItemID.meeting("extra"))
    let approved = ItemID.stage(document: "report", stage: "approved")
    #expect(
      there.changes == [
        .held(extra, on: days("2024-03-01")),
        .moved(forum, from: days("2024-05-20 .. 2024-05-22"), to: days("2024-06-10 .. 2024-06-12")),
        .replaced(meeting: "forum", from: "xining", to: "astana"),
        .moved(approved, from: days("2024-02-19 .. 2024-03-04"), to: days("2024-02-17")),
        .rerouted(approved, from: .silence, to: .session("soc-2")),
      ])
    #expect(
      back.changes == [
        .dropped(extra, from: days("2024-03-01")),
        .moved(forum, from: days("2024-06-10 .. 2024-06-12"), to: days("2024-05-20 .. 2024-05-22")),
        .replaced(meeting: "forum", from: "astana", to: "xining"),
        .moved(approved, from: days("2024-02-17"), to: days("2024-02-19 .. 2024-03-04")),
        .rerouted(approved, from: .session("soc-2"), to: .silence),
      ])
    // 22 points before: 15 of approval, 5 of attendance, 2 of open days.
    #expect(
      there.costByRule.map { "\($0.rule.rawValue) \($0.points)" } == ["approval 5", "attendance -5", "open-days -2"])
    #expect(there.cost == -2 && back.cost == 2)
  }
}
