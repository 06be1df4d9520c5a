import Analysis
import Planning
import Scheduling
import Solver
import TestSupport
import Testing

/// Conflicts of random scenarios: found exactly where there is no plan, minimal, derived, stable, and repaired.
@Suite struct ConflictTests {
  @Test func `a scenario has a conflict exactly when it has no plan`() throws {
    var clashes = 0
    let seeds = seeds(60, release: 1000)
    for seed in seeds {
      var random = RandomScenario(seed: seed)
      let context = Context(random.scenario())
      let found = conflicts(in: context)
      switch try plan(context) {
      case .planned: #expect(found == .none, "seed \(seed)")
      case .infeasible:
        clashes += 1
        check(found, context, seed)
      case .stopped: Issue.record("seed \(seed): stopped")
      }
    }
    #expect(clashes * 10 >= seeds.count, "\(clashes) clashes")
  }

  private func check(_ answer: ConflictAnswer, _ context: Context, _ seed: UInt64) {
    switch answer {
    case .conflicts(let conflicts, _):
      for conflict in conflicts {
        #expect(conflict.proof == .minimal, "seed \(seed)")
        let members = Set(conflict.members.map(\.rule))
        #expect(members.count == conflict.members.count, "seed \(seed)")
        #expect(members.isSuperset(of: conflict.derivation.rules), "seed \(seed): derived from other rules")
        if case .exhausted = conflict.derivation.ending { continue }
        // A minimal conflict leaves nothing out, so a derivation needs every rule.
        #expect(members.isSubset(of: conflict.derivation.rules), "seed \(seed): \(conflict.derivation.rules)")
      }
    case .impossible(let items): #expect(!items.isEmpty, "seed \(seed)")
    case .none, .unknown: Issue.record("seed \(seed): \(answer)")
    }
  }

  @Test func `the order of a file changes no conflict`() throws {
    for seed in seeds(30, release: 200) {
      var random = RandomScenario(seed: seed)
      let scenario = random.scenario()
      #expect(
        conflicts(in: Context(scenario.reversed), most: 5) == conflicts(in: Context(scenario), most: 5), "seed \(seed)")
    }
  }

  @Test func `no two conflicts share a rule, and without their rules the others hold together`() throws {
    for seed in seeds(40, release: 200) {
      var random = RandomScenario(seed: seed)
      guard case .conflicts(let found, let isComplete) = conflicts(in: Context(random.scenario()), most: 20) else {
        continue
      }
      let rules = found.flatMap { $0.members.map(\.rule) }
      #expect(Set(rules).count == rules.count, "seed \(seed)")
      #expect(isComplete, "seed \(seed)")
    }
  }

  @Test func `each repair gives its scenario a plan, and they are ranked`() throws {
    var repaired = 0
    for seed in seeds(40) {
      var random = RandomScenario(seed: seed)
      let context = Context(random.scenario())
      guard case .conflicts(let found, _) = conflicts(in: context) else { continue }
      let repairs = try repairs(of: context, conflicts: found)
      repaired += repairs.isEmpty ? 0 : 1
      for repair in repairs {
        let scenario = repair.sacrifices.reduce(context.scenario) { $0.applying($1.change) }
        let verification = Checker.verify(repair.plan, in: Context(scenario))
        #expect(verification.violations == [], "seed \(seed)")
        #expect(!repair.sacrifices.isEmpty && repair.sacrifices.allSatisfy { !$0.note.isFirm }, "seed \(seed)")
      }
      #expect(repairs.map(\.price) == repairs.map(\.price).sorted(), "seed \(seed)")
      if repairs.count > 1 {
        let shared = repairs.dropFirst().reduce(Set(repairs[0].sacrifices.map(\.rule))) {
          $0.intersection($1.sacrifices.map(\.rule))
        }
        if repairs.count == 3, !shared.isEmpty {
          // Then two of them share rules that no repair can keep all of.
          let rules = repairs.map { Set($0.sacrifices.map(\.rule)) }
          let isUnavoidable = try [(0, 1), (0, 2), (1, 2)].contains { a, b in
            try Scheduling.repairs(
              of: context, conflicts: found, most: 1, keeping: rules[a].intersection(rules[b])
            ).isEmpty
          }
          #expect(isUnavoidable, "seed \(seed): all give up \(shared)")
        }
      }
    }
    #expect(repaired > 2)
  }
}
