import Analysis
import CivilTime
import Planning
import Reporting
import TestSupport
import Testing

struct PlanReportTests {
  private func report(_ proof: Proof = .optimal(tieProven: true), _ style: TextStyle = TextStyle()) -> String {
    var plan = SamplePlan.plan
    plan.proof = proof
    return PlanReport.text(Network(plan, in: SamplePlan.context), in: SamplePlan.context, style: style)
  }

  @Test func sampleAsAWhole() {
    #expect(
      report() == """
        Forums and sessions, 2024
        proven optimal: cost 22, no plan costs less

        Meetings
                                meeting            place          status     float    margin
          2024
          8 Jan        Mon      First session      Astana         held
          16 - 17 Feb  Fri-Sat  Second session     Astana         tentative     78  critical
          20 - 22 May  Mon-Wed  Think Tank Forum   西宁, Qinghai  announced     62       19*
          24 Oct       Thu      Review Conference  Vienna         confirmed      0  critical
          float: days it can move later while no other meeting moves
          margin: days from its earliest date; * where it starts when preferred
          absent from Think Tank Forum: Press, radio; and "web"
          dropped: Extraordinary session
          cancelled: Youth day

        Documents
          Plan of the Forum
            drafted     8 - 19 Jan 2024   10 working days            ready by 21 Jan 2024 for circulated
            circulated  22 - 26 Jan 2024  5 working days             ready by 26 Jan 2024 for its session
            approved    17 Feb 2024       decided at Second session  ready by 5 May 2024 for Think Tank
                                                                     Forum
          Annual report, due 28 Jun 2024
            drafted   22 Jan - 16 Feb 2024  20 working days               ready by 18 Feb 2024 for approved
            approved  19 Feb - 4 Mar 2024   decided by silence procedure  ready by 28 Jun 2024, its due day

        Tasks
          8 Jan - 16 Feb 2024  Host-country agreement  30 working days  ready by 19 Apr 2024 for Think Tank
                                                                        Forum

        Cost: 22 points
          15  approval
              15          Annual report is approved by silence
           5  attendance
              5           Press, radio; and "web" stays away from Think Tank Forum
           2  open-days
              2           Second session has 1 weekend day at Astana

        Longest path: what fixes the earliest date of Review Conference
          earliest     what               because                       rule    margin
          24 Oct 2024  Review Conference  is pinned to 24 October 2024  pin   critical

        Critical: what fixes the date of Second session
          earliest          what                          because                        rule         margin
          8 - 19 Jan 2024   Plan of the Forum: drafted    begins as early as the data    data-date  critical
                                                          date allows
          22 - 26 Jan 2024  Plan of the Forum:            follows drafted                stages     critical
                            circulated
          16 - 17 Feb 2024  Second session                needs notice of Plan of the    notice     critical
                                                          Forum: circulated, closed 20
                                                          days before

        """)
  }

  @Test(arguments: [
    (Proof.none, "cost 22, nothing is proven of it"),
    (.optimal(tieProven: true), "proven optimal: cost 22, no plan costs less"),
    (
      .optimal(tieProven: false),
      "proven optimal: cost 22, no plan costs less (that none of the same cost is earlier is not proven)"
    ),
    (.bound(21), "not proven optimal: cost 22, no plan costs less than 21 (gap 1 point, 4.5 %)"),
  ])
  func proof(_ proof: Proof, _ line: String) {
    #expect(report(proof).split(separator: "\n")[1] == line)
  }

  @Test(arguments: [80, 100, 160]) func noLineIsWiderThanTheTerminal(width: Int) {
    for line in report(.none, TextStyle(width: width)).split(separator: "\n") {
      let columns = line.reduce(0) { $0 + ($1.unicodeScalars.contains { $0.value >= 0x2E80 } ? 2 : 1) }
      #expect(columns <= width, "\(line)")
    }
    #expect(!report(.none, TextStyle(width: width)).contains(" \n"))
  }

  @Test func colourChangesNothingElse() {
    let coloured = report(.bound(20), TextStyle(hasColour: true))
    #expect(coloured.contains("\u{1B}[31mcritical\u{1B}[0m"))
    #expect(coloured.replacing(/\u{1B}\[[0-9]+m/, with: "") == report(.bound(20)))
    #expect(!report().contains("\u{1B}"))
  }

  @Test func namesDoNotDriveTheTerminal() {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31", title: "Red\u{1B}[31m\nalert")
    builder.meeting("meet", name: "One\r\nTwo\u{7}")
    var plan = PlanBuilder(builder.context)
    plan.meeting("meet", "2024-02-01")
    let text = PlanReport.text(Network(plan.plan, in: builder.context), in: builder.context)
    #expect(text.hasPrefix("Red [31m alert\n"))
    #expect(text.contains("One Two "))
  }
}
