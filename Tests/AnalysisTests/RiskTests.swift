import Analysis
import CivilTime
import Foundation
import Planning
import TestSupport
import Testing

/// Samples of small plans against chances derived by hand.
@Suite struct RiskTests {
  /// A paper of one stage that a meeting on 22 January needs; 1 January 2024 is a Monday.
  private func network(_ likely: Likely?, lead: String = "0 days") -> Network {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-06-30")
    builder.place("here")
    builder.document("paper", [.work("drafted", "10 days")])
    builder.meeting(
      "council", place: "here", pin: "2024-01-22",
      needs: [.stage("paper", "drafted")])
    builder.scenario.documents[0].stages[0].likely = likely
    if lead != "0 days" { builder.scenario.meetings[0].needs[0].lead = Span(text: lead) }
    let context = builder.context
    var plan = PlanBuilder(context)
    plan.work("paper", "drafted", "2024-01-01")
    plan.meeting("council", "2024-01-22")
    return Network(plan.plan, in: context)
  }

  @Test func `without likely lengths everything is certain`() {
    let risk = Risk(network(nil))
    #expect(risk.meetings.map(\.ready.share) == [1])
    #expect(risk.works.isEmpty)
    #expect(risk.meetings[0].p80 == Day(text: "2024-01-11"), "ten days from 1 January on")
  }

  /// The paper may take up to 21 days. Triangular from 10 to 30 with the peak at 10: P(x >= 21.5) = (8.5 / 20)^2.
  @Test func `the chance is that of the triangular distribution`() {
    let network = network(Likely(low: 10, mode: 10, high: 30))
    let late = (8.5 / 20) * (8.5 / 20)
    // Of twenty intervals of 95 %, few miss; the mean of all samples is nearer than any.
    let answers = (1...20).map { Risk(network, seed: $0, most: 4000) }
    let chances = answers.map { $0.meetings[0].ready }
    #expect(chances.count { $0.low <= 1 - late && 1 - late <= $0.high } >= 17)
    #expect(abs(chances.reduce(0) { $0 + $1.share } / 20 - (1 - late)) < 0.005)
    let risk = Risk(network, most: 100_000)
    let chance = risk.meetings[0].ready
    #expect(risk.hasConverged)
    #expect(risk.samples < 100_000, "sampling ends where the chance is known to within 1 %")
    #expect(risk.meetings[0].culprit == .stage(document: "paper", stage: "drafted"))
    let index = risk.works[0].criticality.share
    #expect(abs(index - (1 - chance.share)) < 1e-9, "the only work is to blame for every lateness")
    // 80 % of all samples take at most 30 - 20 * sqrt(0.2) = 21.06 days; 95 %: 25.53; the rest is rounding.
    #expect(risk.meetings[0].buffers[80] == .some(.some(0)))
    let most = risk.meetings[0].buffers[95].flatMap { $0 } ?? -1
    #expect((4...5).contains(most))
  }

  /// Ten days remain of a paper that takes ten to thirty: 10 to 30 days from the data date, as for the paper that has not begun.
  @Test func `what remains is drawn in proportion`() {
    func chance(_ progress: Planning.Progress?, _ likely: Likely) -> Risk.Chance {
      var builder = ScenarioBuilder("2024-01-01 .. 2024-06-30")
      builder.place("here")
      builder.document("paper", [.work("drafted", "20 days")])
      builder.meeting("council", place: "here", pin: "2024-01-22", needs: [.stage("paper", "drafted")])
      builder.scenario.documents[0].stages[0].likely = likely
      builder.scenario.documents[0].stages[0].progress = progress
      let context = builder.context
      var plan = PlanBuilder(context)
      plan.work("paper", "drafted", "2024-01-01")
      plan.meeting("council", "2024-01-22")
      return Risk(Network(plan.plan, in: context)).meetings[0].ready
    }
    let whole = chance(nil, Likely(low: 10, mode: 10, high: 30))
    let rest = chance(
      .remaining(Span(text: "10 days"), started: Day(text: "2024-01-01")), Likely(low: 20, mode: 20, high: 60))
    #expect(whole == rest)
    #expect(rest.share < 0.9)
  }

  @Test func `a lead is counted`() {
    let plain = Risk(network(Likely(low: 10, mode: 10, high: 30))).meetings[0].ready.share
    let led = Risk(network(Likely(low: 10, mode: 10, high: 30), lead: "5 days")).meetings[0].ready.share
    #expect(led < plain - 0.1)
  }

  @Test func `neither the number of threads nor a repetition changes anything`() {
    let network = network(Likely(low: 5, mode: 12, high: 40))
    let answers = [1, 1, 2, 3].map { Risk(network, seed: 5, threads: $0).meetings }
    #expect(answers.dropFirst().allSatisfy { $0 == answers[0] })
    #expect(Risk(network, seed: 6).meetings != answers[0])
  }

  /// A paper that misses its session goes to the next one; the meeting that needs it in between is late then.
  @Test func `a late paper goes to the next session`() {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-06-30")
    builder.place("here")
    builder.body("board")
    builder.document("paper", [.work("drafted", "10 days"), .decided("approved", by: "board")])
    builder.meeting("board-1", body: "board", place: "here", pin: "2024-01-22")
    builder.meeting("board-2", body: "board", place: "here", pin: "2024-03-04")
    builder.meeting(
      "council", place: "here", pin: "2024-02-12", needs: [.stage("paper", "approved")])
    builder.scenario.documents[0].stages[0].likely = Likely(low: 10, mode: 10, high: 30)
    let context = builder.context
    var plan = PlanBuilder(context)
    plan.work("paper", "drafted", "2024-01-01")
    plan.meeting("board-1", "2024-01-22")
    plan.meeting("board-2", "2024-03-04")
    plan.meeting("council", "2024-02-12")
    plan.stage("paper", "approved", "2024-01-22", .session("board-1"))
    let risk = Risk(Network(plan.plan, in: context))
    let found = Dictionary(uniqueKeysWithValues: risk.meetings.map { ($0.id, $0) })
    #expect(found["council"]?.ready.share == found["board-1"]?.ready.share)
    // What misses the board of January is approved on 4 March, and could be at a council from the day after on.
    #expect(found["council"]?.buffers[95] == .some(.some(Day(text: "2024-03-05") - Day(text: "2024-02-12"))))
    #expect(found["council"]?.culprit == .stage(document: "paper", stage: "drafted"))
  }
}
