import Analysis
import Files
import Foundation
import Interchange
import Planning
import Reporting

/// `convene adopt`: plans a scenario and makes the plan the published one, its baseline.
struct AdoptCommand: Subcommand {
  static let name = "adopt"
  static let summary = "plan and keep the plan as the baseline beside the scenario, the published plan"
  static let discussion = """
    Plans a scenario, verifies the plan and writes it beside the scenario: plan.yaml gets plan.plan.json,
    to be kept under version control. Each item keeps its identity in calendars; its SEQUENCE is raised
    exactly where its days, place, hours or presence have changed since the earlier baseline. Adopting
    the same plan again changes no byte. A plan that a limit or Ctrl-C left unproven is not adopted; with
    --gap one that is proven within so much is. Documentation/Baseline.md says more.
    """
  static let operands = ["SCENARIO"]
  static let options = PlanningRun.options + [.stamp, .dryRun]
  static let examples = [
    "convene adopt scenarios/cica-2023-2024/scenario.yaml",
    "convene adopt scenarios/tutorial/travel.yaml --dry-run",
    "convene adopt scenarios/tutorial/travel.yaml --stamp 2024-05-20T09:30:00Z",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    guard arguments.operands[0] != "-" else { throw UsageError.needsFile }
    let stamp = try stamp(arguments)
    let loaded = try LoadedScenario(arguments)
    let context = try loaded.context(arguments, terminal)
    let path = Baseline.path(beside: arguments.operands[0])
    let lock = try lock(path, terminal)
    Files.removeLeftovers(of: path)
    let before = try Files.readIfPresent(path, limit: 64_000_000)
    let earlier = try baseline(before, path, context, terminal)
    let planned = try PlanningRun(arguments: arguments, terminal: terminal).network(context)
    guard planned.code == .success else {
      terminal.say(
        "convene: the plan is not proven optimal, so that it was not adopted; it costs \(planned.network.plan.cost) points."
      )
      terminal.say("Maybe give it more time, or accept with --gap 5% what is proven to cost at most 5 % too much.")
      return planned.code
    }
    let adopted = try Baseline(
      adopting: PlanFile(planned.network, in: context), readFrom: loaded.readFrom, stamp: stamp, after: earlier)
    let bytes = try adopted.bytes()
    let isChanged = bytes != before
    if isChanged, !arguments.has(.dryRun) {
      try Files.writeAtomically(bytes, to: path, replacing: Files.State(before))
    }
    lock.release()
    if arguments.has(.json) {
      try terminal.answer(bytes)
    } else {
      try terminal.answer(
        AdoptionReport.text(
          planned.network.plan, after: earlier?.plan.aligned(to: context), in: context,
          style: TextStyle(hasColour: terminal.hasColour)))
    }
    let revisions = earlier.map { adopted.revisions(since: $0) } ?? 0
    terminal.remark(remark(path, isChanged: isChanged, isWritten: !arguments.has(.dryRun), revisions))
    return .success
  }

  private static func remark(_ path: String, isChanged: Bool, isWritten: Bool, _ revisions: Int) -> String {
    guard isChanged else { return "Nothing has changed; \(path) is as it was." }
    let revised = revisions == 0 ? "" : ", \(revisions) \(revisions == 1 ? "item" : "items") revised"
    return isWritten ? "Wrote \(path)\(revised)." : "Nothing was written; \(path) would be\(revised)."
  }

  /// The revision that is being made: what the command line says, else now.
  private static func stamp(_ arguments: Arguments) throws -> Stamp {
    guard let text = arguments.value(.stamp) else {
      let seconds = Int(Date().timeIntervalSince1970.rounded(.down))
      guard let now = Stamp(secondsSince1970: seconds) else {
        throw UsageError.badValue(.stamp, "\(seconds)", expected: "a time in the years 1 to 9999; the clock is wrong")
      }
      return now
    }
    guard let stamp = Stamp(text) else {
      throw UsageError.badValue(.stamp, text, expected: "a time in UTC such as 2024-05-20T09:30:00Z or 2024-05-20")
    }
    return stamp
  }

  /// Keeps others from adopting while this plan is made, so that neither replaces what the other has not seen.
  private static func lock(_ path: String, _ terminal: Terminal) throws -> Files.Lock {
    let name = ".\((path as NSString).lastPathComponent).lock"
    let folder = (path as NSString).deletingLastPathComponent as NSString
    do {
      return try Files.Lock(folder.appendingPathComponent(name))
    } catch {
      guard error.reason == .locked else { throw error }
      terminal.say("convene: another adopt is at work on \(path); nothing was done.")
      terminal.say("Wait until it has ended, then try again.")
      throw ExitCode.inputOutput
    }
  }

  /// The baseline that is there, which the new one goes on from.
  private static func baseline(
    _ bytes: [UInt8]?, _ path: String, _ context: Context, _ terminal: Terminal
  ) throws -> Baseline? {
    guard let bytes else { return nil }
    do {
      let baseline = try Baseline(bytes)
      try baseline.check(isOf: context.scenario)
      return baseline
    } catch {
      terminal.say("\(path): error: \(error)\nMaybe restore it from version control, or move it away to begin anew.")
      throw ExitCode.refused
    }
  }
}
