import Analysis
import Files
import Foundation
import Interchange
import Planning
import Reporting
import ScenarioText
import Scheduling

/// `convene what-if`: changes a scenario and says what becomes of the plan, and why.
struct WhatIfCommand: Subcommand {
  static let name = "what-if"
  static let summary = "change something, replan, and say what moves and why"
  static let discussion = """
    Plans the scenario with changes of the command line, with patches, or with both, and compares the
    new plan with the published one (the baseline that adopt wrote), else with the plan of the scenario
    as it is. With a baseline the new plan departs from it as little as the prices of stability say:
    confirmed and announced meetings cost most to move. Each change is told with its cause, rule by rule
    back to what was changed. Patches that the baseline was adopted with are no part of the change.
    ITEM is a meeting, a task, an event, document.stage, or a document for its last stage.
    """
  static let operands = ["SCENARIO"]
  static let options = AskedChanges.options + [.policy, .save] + PlanningRun.options
  static let examples = [
    "convene what-if scenarios/tutorial/approvals.yaml --slip conference=+2w",
    "convene what-if scenarios/cica-2023-2024/scenario.yaml --late rally-concept-paper.drafted=+20wd",
    "convene what-if scenarios/cica-2023-2024/scenario.yaml --block astana=2024-05-01..2024-05-31 --drop finance-summit-2023",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let run = try WhatIfRun(arguments, terminal)
    let outcome = try run.outcome()
    if let path = arguments.value(.save) { try run.save(to: path) }
    let (whatIf, context) = (outcome.whatIf, outcome.context)
    if arguments.has(.json) {
      try terminal.answer(
        WhatIfFile(whatIf, changes: run.sentences, hasBaseline: run.baseline != nil, in: context).bytes())
    } else {
      try terminal.answer(
        WhatIfReport.text(
          whatIf, changes: run.sentences, base: run.baseName, in: context,
          style: TextStyle(hasColour: terminal.hasColour)))
    }
    return outcome.code
  }
}

/// A scenario before and after a change, and the plans of both.
struct WhatIfRun {
  let arguments: Arguments
  let terminal: Terminal
  /// The published plan; nil where none is beside the scenario.
  let baseline: Baseline?
  let policy: WhatIf.Policy
  /// The plan of the scenario without the change.
  let before: Network
  /// Whether that is the published plan itself.
  private let isPublished: Bool
  /// The changed scenario.
  let changed: LoadedScenario
  /// What was changed, in sentences.
  let sentences: [String]
  /// What to ask instead where there is no plan.
  private let advice: [String]
  /// The changes of the command line as a patch; nil without any.
  private let patch: PatchText?

  struct Outcome {
    let whatIf: WhatIf
    let context: Context
    let code: ExitCode
  }

  init(_ arguments: Arguments, _ terminal: Terminal) throws {
    self.arguments = arguments
    self.terminal = terminal
    let inputs = try LoadedScenario.inputs(arguments)
    let path = Baseline.path(beside: arguments.operands[0])
    let bytes = arguments.operands[0] == "-" ? nil : try Files.readIfPresent(path, limit: 64_000_000)
    let baseline = try bytes.map { try Baseline(reading: $0, path, terminal) }
    self.baseline = baseline
    // What the published plan was made with is no part of the change.
    let known = Set(baseline?.readFrom ?? [])
    func isAdopted(_ input: InputFile) -> Bool {
      known.contains(LoadedScenario.record(of: input, beside: inputs[0]))
    }
    let base = LoadedScenario(
      [inputs[0]] + inputs.dropFirst().filter(isAdopted), published: baseline?.plan)
    policy = try arguments.policy(hasBaseline: baseline != nil)
    let context = try base.context(arguments, Terminal(isQuiet: true, environment: [:]))
    try baseline?.check(isOf: context.scenario, path, terminal)
    (before, isPublished) = try Self.before(
      baseline, base, context, policy, PlanningRun(arguments: arguments, terminal: terminal))
    let request = try AskedChanges(arguments, of: before.plan, in: context)
    let asked = request.changes
    advice = request.advice
    let words = ChangeWords(context)
    sentences =
      inputs.dropFirst().filter { !isAdopted($0) }.map { input in
        Patch.parse(input).0?.title.map { "\($0) (\(input.file))." } ?? "\(input.file)."
      }
      + asked.map { words.sentence($0) }
    if asked.isEmpty {
      (patch, changed) = (nil, LoadedScenario(inputs, published: baseline?.plan))
    } else {
      let (text, loaded) = Self.patch(asked, context, sentences) { patch in
        let input = InputFile(Array(patch.text.utf8), file: "the changes", files: inputs[0].files)
        return LoadedScenario(inputs + [input], published: baseline?.plan)
      }
      (patch, changed) = (text, loaded)
    }
  }

  /// How the plan that the new one is compared with is called.
  var baseName: String {
    baseline == nil
      ? "the plan of the scenario as it is"
      : isPublished ? "the published plan" : "the published plan, replanned without your change"
  }

  /// Plans the changed scenario.
  ///
  /// - Throws: `ExitCode.noPlan` after saying why there is none, and what planning throws.
  func outcome() throws -> Outcome {
    let scenario = try changed.context(arguments, terminal).scenario
    let context = Context(scenario, baseline: policy == .leastChange ? baseline?.plan ?? before.plan : nil)
    let near = before.plan.aligned(to: context).settled(in: context).plan
    let planned: PlanningRun.Planned
    do {
      planned = try PlanningRun(arguments: arguments, terminal: terminal).network(context, nearestTo: near)
    } catch ExitCode.noPlan {
      for sentence in advice { terminal.say("convene: \(sentence)") }
      throw ExitCode.noPlan
    }
    let whatIf = WhatIf(
      policy: policy, published: baseline?.plan, before: before, after: planned.network, in: context)
    return Outcome(whatIf: whatIf, context: context, code: planned.code)
  }

  func save(to path: String) throws {
    guard let patch else {
      throw UsageError.badValue(.save, path, expected: "needed, since the command line changes nothing")
    }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw UsageError.badValue(.save, path, expected: "a new file. Maybe choose another name")
    }
    try Files.writeAtomically(Array(patch.text.utf8), to: path)
    terminal.remark("Wrote \(path); plan with it: convene plan \(arguments.operands[0]) --with \(path)")
  }

  /// The plan of the scenario without the change: the published one where nothing has changed since, else a new one.
  private static func before(
    _ baseline: Baseline?, _ base: LoadedScenario, _ context: Context, _ policy: WhatIf.Policy, _ run: PlanningRun
  ) throws -> (network: Network, isPublished: Bool) {
    guard let baseline else { return (try run.networkBefore(context), false) }
    let stable = policy == .leastChange ? Context(context.scenario, baseline: baseline.plan) : context
    if let plan = baseline.standing(for: base.readFrom, policy, in: stable) { return (Network(plan, in: stable), true) }
    let published = baseline.plan.aligned(to: stable).settled(in: stable).plan
    return (try run.networkBefore(stable, nearestTo: published), false)
  }

  /// The changes as a patch, in the first way of saying them that the scenario's file allows, and the scenario with it.
  private static func patch(
    _ changes: [Change], _ context: Context, _ sentences: [String], load: @escaping (PatchText) -> LoadedScenario
  ) -> (PatchText, LoadedScenario) {
    let ways = changes.map { $0.overrides(in: context) }.reduce([[]]) { ways, next in
      ways.flatMap { way in next.map { way + $0 } }
    }
    let patches = ways.prefix(64).map {
      PatchText(title: "What if", comment: sentences.joined(separator: "\n"), overrides: $0)
    }
    return patches.lazy.map { ($0, load($0)) }.first { $0.1.reading.scenario != nil } ?? (patches[0], load(patches[0]))
  }
}

extension PlanningRun {
  /// The plan of a scenario before a change; where there is none, it is said that the change is not to blame.
  fileprivate func networkBefore(_ context: Context, nearestTo base: Plan? = nil) throws -> Network {
    do {
      return try network(context, nearestTo: base).network
    } catch ExitCode.noPlan {
      terminal.say("convene: that does not come from the change: the scenario has no plan without it either.")
      terminal.say("Maybe mend the scenario first, then ask again.")
      throw ExitCode.noPlan
    }
  }
}
