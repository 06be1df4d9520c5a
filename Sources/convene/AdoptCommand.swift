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
    to be kept under version control. Where a baseline is there, the new plan departs from it as little
    as the prices of stability say, unless --policy best asks for the plan of least cost; what it has
    before the data date is taken to have happened as planned, unless the scenario says otherwise. Each
    item keeps its identity in calendars; its SEQUENCE is raised exactly where its days, place, hours or
    presence have changed since the earlier baseline. Adopting the same plan again changes no byte. A
    plan that a limit or Ctrl-C left unproven is not adopted; with --gap one that is proven within so
    much is. Documentation/Baseline.md says more.
    """
  static let operands = ["SCENARIO"]
  static let options = PlanningRun.options + [.policy, .stamp, .dryRun]
  static let examples = [
    "convene adopt scenarios/cica-2023-2024/scenario.yaml",
    "convene adopt scenarios/tutorial/travel.yaml --dry-run",
    "convene adopt scenarios/tutorial/travel.yaml --stamp 2024-05-20T09:30:00Z",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    guard arguments.operands[0] != "-" else { throw UsageError.needsFile }
    let stamp = try stamp(arguments)
    var loaded = try LoadedScenario(arguments)
    let path = Baseline.path(beside: arguments.operands[0])
    let lock = try lock(path, terminal)
    Files.removeLeftovers(of: path)
    let before = try Files.readIfPresent(path, limit: 64_000_000)
    let earlier = try before.map { try Baseline(reading: $0, path, terminal) }
    loaded = LoadedScenario(loaded.inputs, published: earlier?.plan)
    let context = try loaded.context(arguments, terminal)
    try earlier?.check(isOf: context.scenario, path, terminal)
    let policy = try arguments.policy(hasBaseline: earlier != nil)
    let planned: PlanningRun.Planned
    var isLeastChange = policy == .leastChange && earlier != nil
    if let earlier, let plan = earlier.standing(for: loaded.readFrom, policy, in: context) {
      planned = PlanningRun.Planned(network: Network(plan, in: context), code: .success)
      isLeastChange = earlier.file.proof.status == .leastChange
    } else {
      planned = try self.planned(
        context, after: isLeastChange ? earlier : nil, PlanningRun(arguments: arguments, terminal: terminal))
    }
    guard planned.code == .success else {
      terminal.say(
        "convene: the plan is not proven optimal, so that it was not adopted; it costs \(planned.network.plan.cost) points."
      )
      terminal.say("Maybe give it more time, or accept with --gap 5% what is proven to cost at most 5 % too much.")
      return planned.code
    }
    let adopted = try Baseline(
      adopting: PlanFile(planned.network, in: context, isLeastChange: isLeastChange),
      readFrom: loaded.readFrom, stamp: stamp, after: earlier)
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
          planned.network.plan, after: earlier?.plan.aligned(to: context).settled(in: context),
          isLeastChange: isLeastChange, in: context,
          style: TextStyle(hasColour: terminal.hasColour)))
    }
    let revisions = earlier.map { adopted.revisions(since: $0) } ?? 0
    terminal.remark(remark(path, isChanged: isChanged, isWritten: !arguments.has(.dryRun), revisions))
    return .success
  }

  /// The plan that is nearest to an earlier baseline, as its prices of stability say; without one, the best.
  private static func planned(
    _ context: Context, after earlier: Baseline?, _ run: PlanningRun
  ) throws -> PlanningRun.Planned {
    guard let earlier else { return try run.network(context) }
    let stable = Context(context.scenario, baseline: earlier.plan)
    let planned = try run.network(stable, nearestTo: earlier.plan.aligned(to: stable).settled(in: stable).plan)
    // What is published costs what it costs, however it came about.
    var plan = planned.network.plan
    plan.costs = Checker.verify(plan, in: context).costs
    return PlanningRun.Planned(network: Network(plan, in: context), code: planned.code)
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
}
