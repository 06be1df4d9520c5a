import Analysis
import Planning
import Reporting
import TestSupport
import Testing

struct PlanReportTests {
  @Test func sample() throws {
    let network = Network(SamplePlan.plan, in: SamplePlan.context)
    print(PlanReport.text(network, in: SamplePlan.context))
  }
}
