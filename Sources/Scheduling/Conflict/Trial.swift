import Analysis
import Dispatch
import Planning
import Solver
import Synchronization

extension RepairSearch {
  /// Plans the scenario of a repair, beside the search for the next.
  final class Trial: Sendable {
    /// The best plan is worth so much work before any is looked for, times four.
    private static let patience = 1_600_000
    private let outcome = Mutex<Result<Plan?, any Error>>(.success(nil))
    private let isCancelled = Atomic(false)
    private let group = DispatchGroup()

    init(_ sacrifices: [Repair.Sacrifice], of search: RepairSearch) {
      DispatchQueue.global().async(group: group) {
        let result = Result { try self.plan(sacrifices, search) }
        self.outcome.withLock { $0 = result }
      }
    }

    /// The plan of the repaired scenario, which the checker has verified; nil where there is none, or the work was stopped.
    func plan() throws -> Plan? {
      group.wait()
      return try outcome.withLock { try $0.get() }
    }

    /// Ends the work, since nobody waits for it.
    func cancel() { isCancelled.store(true, ordering: .relaxed) }

    private func plan(_ sacrifices: [Repair.Sacrifice], _ search: RepairSearch) throws -> Plan? {
      let repaired = sacrifices.reduce(search.context.scenario) { $0.applying($1.change) }
      var options = search.limited
      options.provesTie = false
      // That there is a plan is the proof; where the best one takes long, the first is shown.
      options.gap = 1
      options.slice = Self.patience
      options.shouldStop = { search.options.shouldStop() || self.isCancelled.load(ordering: .relaxed) }
      options.trace = nil
      search.trace(
        "planning what gives up \(sacrifices.count) rules for \(sacrifices.reduce(0) { $0 + $1.points }) points")
      guard case .planned(let plan, _) = try Scheduling.plan(Context(repaired), options: options) else { return nil }
      return plan
    }
  }
}
