import Analysis
import Interchange
import Planning

extension Baseline {
  /// Reads the bytes of a baseline.
  ///
  /// - Throws: `ExitCode.refused` after saying what is wrong with it.
  init(reading bytes: [UInt8], _ path: String, _ terminal: Terminal) throws {
    do {
      try self.init(bytes)
    } catch {
      throw Self.refusal(error, path, terminal)
    }
  }

  /// - Throws: `ExitCode.refused` after saying so, where the baseline is of another scenario.
  func check(isOf scenario: Scenario, _ path: String, _ terminal: Terminal) throws {
    do {
      try check(isOf: scenario)
    } catch {
      throw Self.refusal(error, path, terminal)
    }
  }

  private static func refusal(_ error: any Error, _ path: String, _ terminal: Terminal) -> ExitCode {
    terminal.say("\(path): error: \(error)\nMaybe restore it from version control, or move it away to begin anew.")
    return .refused
  }

  /// The published plan, with its costs, where it is still what the policy asks for: made of these very files, and proven.
  func standing(for inputs: [PlanFile.InputRecord], _ policy: WhatIf.Policy, in context: Context) -> Plan? {
    let isProven = file.proof.status == .optimal || file.proof.status == .leastChange && policy == .leastChange
    guard isProven, !isStale(for: inputs) else { return nil }
    var plan = plan.aligned(to: context).settled(in: context).plan
    let verification = Checker.verify(plan, in: context)
    guard verification.violations.isEmpty, verification.cost == file.cost else { return nil }
    plan.costs = verification.costs
    plan.proof = .optimal(tieProven: file.proof.tieProven ?? false)
    return plan
  }
}
