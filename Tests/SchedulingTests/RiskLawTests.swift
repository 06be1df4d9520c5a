import Analysis
import CivilTime
import Planning
import Scheduling
import TestSupport
import Testing

/// What holds for the risk of any plan.
@Suite struct RiskLawTests {
  @Test func `without likely lengths a sample finds every meeting ready, as the checker does`() throws {
    var meetings = 0
    for seed in seeds(30, release: 300) {
      var random = RandomScenario(seed: seed)
      let context = random.context()
      guard case .planned(let plan, _) = try plan(context) else { continue }
      let risk = Risk(Network(plan, in: context), most: 1)
      meetings += risk.meetings.count
      for meeting in risk.meetings { #expect(meeting.ready.share == 1, "seed \(seed): \(meeting.id)") }
    }
    #expect(meetings >= 15)
  }

  @Test func `longer work makes nothing likelier`() throws {
    var isLate = false
    for seed in seeds(30, release: 300) {
      var random = RandomScenario(seed: seed)
      let context = random.context()
      guard case .planned(let plan, _) = try plan(context) else { continue }
      let risks = [0, 10, 400].map { more in
        var scenario = context.scenario
        for document in scenario.documents.indices {
          for stage in scenario.documents[document].stages.indices {
            let takes = scenario.documents[document].stages[stage].takes
            scenario.documents[document].stages[stage].likely = takes.map {
              Likely(low: $0.count + more, mode: $0.count + more, high: $0.count + more)
            }
          }
        }
        return Risk(Network(plan, in: Context(scenario)), most: 1)
      }
      for (shorter, longer) in zip(risks, risks.dropFirst()) {
        for (one, other) in zip(shorter.meetings, longer.meetings) {
          #expect(other.ready.share <= one.ready.share, "seed \(seed): \(one.id)")
          if other.ready.share < one.ready.share { isLate = true }
        }
      }
    }
    #expect(isLate)
  }
}
