import Analysis
import CivilTime
import Planning
import TestSupport
import Testing

/// Early and late dates against plans that are tried one by one and judged by the checker.
struct FloatTests {
  /// The seeds that have a plan, with it; 48 binds a session to what is decided at it.
  private static let networks: [(seed: UInt64, random: RandomNetwork)] = (Array(1...12) + [48]).compactMap { seed in
    RandomNetwork(seed: seed).map { (seed, $0) }
  }

  private static func works(_ plan: Plan) -> [ItemID] {
    let isBySilence = plan.stages.contains { $0.way == .silence }
    return Placement.items.filter { item in
      switch item {
      case .meeting, .event: false
      case .task: true
      case .stage(_, let stage): stage != "approved" || isBySilence
      }
    }
  }

  /// Whether what nothing waits for closes by the plan's end, as late dates ask.
  private static func closesInTime(_ network: Network, _ context: Context) -> (Plan) -> Bool {
    let planEnd = network.items.map(\.planned.end).max() ?? 0
    let free = works(network.plan).filter { item in
      network.readyBy(item).allSatisfy { $0.rule.rule == .due } && context.due(of: item) == nil
    }
    return { plan in
      let index = PlanIndex(plan, in: context)
      return free.allSatisfy { (index.occupation($0)?.end ?? 0) <= planEnd }
    }
  }

  @Test(arguments: networks) func nothingIsFeasibleOnALaterDay(seed: UInt64, random: RandomNetwork) throws {
    let network = Network(random.plan, in: random.context)
    let works = FloatTests.works(random.plan)
    let all = Array(random.context.horizon)
    let inTime = FloatTests.closesInTime(network, random.context)
    let still = Enumeration(random.plan, random.context, moving: works, days: { _ in all }, isKept: inTime)
    for item in works {
      let dates = try #require(network.dates(of: item))
      #expect(still.starts[item]?.max() == dates.late.days.first, "seed \(seed), \(item)")
    }
    for meeting in [ItemID.meeting("one"), .meeting("two")] {
      let dates = try #require(network.dates(of: meeting))
      let moved = Enumeration(
        random.plan, random.context, moving: [meeting] + works,
        days: { item in item == meeting ? all.filter { $0 >= dates.planned.days.first } : all }, isKept: inTime)
      #expect(moved.starts[meeting]?.max() == dates.late.days.first, "seed \(seed), \(meeting)")
    }
  }

  @Test(arguments: networks) func nothingElseMovesForFreeFloat(seed: UInt64, random: RandomNetwork) throws {
    let network = Network(random.plan, in: random.context)
    let all = Array(random.context.horizon)
    let inTime = FloatTests.closesInTime(network, random.context)
    for item in [.meeting("one"), .meeting("two")] + FloatTests.works(random.plan) {
      let dates = try #require(network.dates(of: item))
      let alone = Enumeration(random.plan, random.context, moving: [item], days: { _ in all }, isKept: inTime)
      let latest = try #require(alone.starts[item]?.max())
      #expect(latest - dates.planned.days.first == dates.freeFloat, "seed \(seed), \(item)")
    }
  }

  @Test(arguments: networks) func nothingIsFeasibleOnAnEarlierDay(seed: UInt64, random: RandomNetwork) throws {
    let network = Network(random.plan, in: random.context)
    let moving = [.meeting("one"), .meeting("two")] + FloatTests.works(random.plan)
    let planned = Placement(random.plan, random.context)
    let earlier = Enumeration(
      random.plan, random.context, moving: moving,
      days: { item in random.context.horizon.filter { day in planned.starts[item].map { day <= $0 } ?? false } },
      isKept: { _ in true })
    for item in moving {
      let dates = try #require(network.dates(of: item))
      #expect(earlier.starts[item]?.min() == dates.early.days.first, "seed \(seed), \(item)")
    }
  }

  @Test func enoughSeedsHaveAPlan() {
    #expect(FloatTests.networks.count >= 8)
  }
}
