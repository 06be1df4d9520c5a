import Analysis
import Planning
import Scheduling
import Solver
import Synchronization
import TestSupport
import Testing

/// A search for conflicts and ways out that is asked to stop says only what holds.
@Suite struct StoppedConflictTests {
  /// Says no a number of times, then yes.
  private final class Patience: Sendable {
    private let left: Atomic<Int>

    init(_ times: Int) { left = Atomic(times) }

    var isOver: Bool { left.subtract(1, ordering: .relaxed).newValue < 0 }
  }

  private static func options(asks: Int) -> SolveOptions {
    let patience = Patience(asks)
    return SolveOptions(shouldStop: { patience.isOver })
  }

  @Test(arguments: [0, 1, 5, 20, 60, 150, 400, 1000])
  func `a stopped search for a conflict claims nothing that it has not shown`(asks: Int) throws {
    var unfinished = 0
    for seed in 1...UInt64(25) {
      var random = RandomScenario(seed: seed, days: 6...8, softness: 25)
      let context = Context(random.scenario())
      let whole = conflicts(in: context)
      switch conflicts(in: context, options: Self.options(asks: asks)) {
      case .unknown: unfinished += 1
      case .none: #expect(whole == .none, "seed \(seed)")
      case .impossible: #expect(whole != .none, "seed \(seed)")
      case .conflicts(let found, _):
        #expect(whole != .none, "seed \(seed)")
        for conflict in found { check(conflict, in: context, "seed \(seed)") }
        if found.contains(where: { $0.proof == .clash }) { unfinished += 1 }
      }
    }
    #expect(asks > 0 || unfinished == 25)
  }

  /// The rules clash, and where that is claimed, all but any one of them hold together.
  private func check(_ conflict: Conflict, in context: Context, _ name: String) {
    let rules = conflict.members.map(\.rule)
    if case .plan(let plan) = RuleSearch.search(rules, in: context, limit: 8_000) {
      Issue.record("\(name): \(rules) are kept by \(plan)")
    }
    guard conflict.proof == .minimal else { return }
    for rule in rules {
      if case .none = RuleSearch.search(rules.filter { $0 != rule }, in: context, limit: 8_000) {
        Issue.record("\(name): \(rules) clash without \(rule)")
      }
    }
  }

  @Test(arguments: [0, 5, 60, 400, 2000])
  func `a stopped search for ways out calls none the cheapest that is not`(asks: Int) throws {
    for seed in 1...UInt64(12) {
      var random = RandomScenario(seed: seed)
      let context = Context(random.scenario())
      guard case .conflicts(let found, _) = conflicts(in: context) else { continue }
      let stopped = try repairs(of: context, conflicts: found, options: Self.options(asks: asks))
      guard let first = stopped.first, first.isCheapest, stopped.count == 1 else { continue }
      let all = try repairs(of: context, conflicts: found)
      #expect(first.price == all.first?.price, "seed \(seed)")
    }
  }
}
