import Analysis
import CivilTime
import Planning
import Scheduling
import TestSupport
import Testing

/// Laws that hold between why and plans of changed scenarios.
@Suite struct WhyLawTests {
  /// Dearer than anything else in a random scenario.
  private static let prohibitive = 10_000

  /// The least cost of the scenario with a meeting held, pinned to a day by a rule of its own.
  private func pinnedCost(_ scenario: Scenario, _ meeting: Int, _ day: Day) throws -> Int? {
    var pinned = scenario
    pinned.meetings[meeting].pin = Ruled(day)
    pinned.meetings[meeting].optional?.value.ifDropped = Self.prohibitive
    guard case .planned(let plan, _) = try plan(Context(pinned)), plan.cost < Self.prohibitive else { return nil }
    return plan.cost
  }

  @Test func `a day costs what a pin to it costs, and is impossible where the pin is`() throws {
    var (possible, impossible) = (0, 0)
    for seed in seeds(30) {
      var random = RandomScenario(seed: seed)
      let scenario = random.scenario()
      let context = Context(scenario)
      for (index, meeting) in scenario.meetings.enumerated()
      where meeting.pin == nil && meeting.heldWith == nil && ![.held, .cancelled].contains(meeting.status) {
        let day = scenario.horizon.first + Int(seed % UInt64(scenario.horizon.count - 1)) + index % 2
        guard case .answered(let why) = try why(.meeting(meeting.id), on: day, in: context) else { continue }
        let base = why.network.plan.cost
        let pinned = try pinnedCost(scenario, index, day)
        switch why.answers.first?.finding {
        case .asPlanned: #expect(pinned == base, "seed \(seed) \(meeting.id) \(day)")
        case .possible(let alternative):
          possible += 1
          #expect(pinned == base + alternative.difference.cost, "seed \(seed) \(meeting.id) \(day)")
          #expect(pinned == alternative.plan.cost, "seed \(seed) \(meeting.id) \(day)")
          #expect(alternative.isProven)
        case .impossible:
          impossible += 1
          #expect(pinned == nil, "seed \(seed) \(meeting.id) \(day)")
        case .bound, .preferred, .unknown, nil: Issue.record("seed \(seed) \(meeting.id): no answer for a day")
        }
      }
    }
    #expect(possible >= 20 && impossible >= 12, "\(possible) possible, \(impossible) impossible")
  }

  @Test func `what a path without choices fixes is no earlier in any plan`() throws {
    var bound = 0
    for seed in seeds(60) {
      var random = RandomScenario(seed: seed)
      let context = Context(random.scenario())
      guard case .planned(let best, _) = try plan(context) else { continue }
      let network = Network(best, in: context)
      for dates in network.items
      where dates.isCritical && !network.restsOnChoices(dates.item) && !context.isFact(dates.item)
        && !context.hasBegun(dates.item)
      {
        bound += 1
        let wish = Wish(dates.item, .before(dates.item.referenceDay(of: dates.planned.days)))
        guard case .infeasible = try plan(context, under: wish) else {
          Issue.record("seed \(seed): \(dates.item) can be earlier")
          continue
        }
      }
    }
    #expect(bound > 30, "\(bound) items")
  }
}
