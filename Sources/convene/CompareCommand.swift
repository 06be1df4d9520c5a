import Analysis
import Files
import Foundation
import Interchange
import Planning
import Reporting
import ScenarioText
import Scheduling
import Solver

/// `convene compare`: plans several scenarios, patches or plan files, and shows them side by side.
struct CompareCommand: Subcommand {
  static let name = "compare"
  static let summary = "show the plans of scenarios, patches and plan files side by side"
  static let discussion = """
    Plans each scenario that is named, takes each plan file as it is, and applies each patch to the
    scenario of --base, else to the first one named. Shows dates, cost by rule, float and longest path of
    each, the first one being what the others are held against; a row for each where they are many. Ends
    with code 3 where one of them has no plan or has errors; the others are shown. Where a baseline stands
    beside the scenario, what it has before a data date that a patch moves is taken as planned.
    """
  static let operands: [String] = []
  static let takesMore = true
  static let options: [Option] = [.base, .each, .timeLimit]
  static let examples = [
    "convene compare scenarios/tutorial/travel.yaml scenarios/tutorial/first.yaml",
    "convene compare --base scenarios/cica-2023-2024/scenario.yaml --each scenarios/cica-2023-2024/patches/*.yaml",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitCode {
    let named = arguments.values(.each) + arguments.operands
    guard !named.isEmpty else { throw UsageError.missingOperand("FILE") }
    let base = try arguments.value(.base).map { try Self.read($0) }
    var inputs = try named.map { try Self.read($0) }
    if let base { inputs.insert(base, at: 0) }
    let scenario = base ?? inputs.first { Kind(of: $0.bytes) == .scenario }
    let interrupt = Interrupt(timeLimit: try arguments.timeLimit())
    let progress = terminal.showsProgress ? ProgressLine() : nil
    let names = Self.names(inputs.map(\.file))
    var columns: [Comparison.Column] = []
    for (index, input) in inputs.enumerated() {
      progress?.show("plan \(index + 1) of \(inputs.count): \(input.file)")
      columns.append(try column(input, names[index], scenario, interrupt, terminal))
    }
    progress?.clear()
    let comparison = Comparison(columns)
    if arguments.has(.json) {
      try terminal.answer(ComparisonFile(comparison).bytes())
    } else {
      try terminal.answer(
        ComparisonReport.text(comparison, style: TextStyle(hasColour: terminal.hasColour)))
    }
    if columns.contains(where: { $0.cost == nil }) { return interrupt.shouldStop ? .stoppedWithoutPlan : .noPlan }
    return columns.allSatisfy(\.isProven) || !interrupt.shouldStop ? .success : .stoppedWithPlan
  }

  /// What a file is, by the first key that says so.
  private enum Kind {
    case scenario, patch, plan

    init(of bytes: [UInt8]) {
      let first = bytes.first { !UInt8.spaces.contains($0) }
      if first == UInt8(ascii: "{") {
        self = .plan
        return
      }
      let lines = String(decoding: bytes.prefix(100_000), as: UTF8.self).split(whereSeparator: \.isNewline)
      self = lines.contains { $0.hasPrefix("patch:") } ? .patch : .scenario
    }
  }

  /// The last parts of paths, where they differ; else the paths.
  private static func names(_ paths: [String]) -> [String] {
    let last = paths.map { ($0 as NSString).lastPathComponent }
    return Set(last).count == Set(paths).count ? last : paths
  }

  private static func read(_ path: String) throws -> InputFile { try LoadedScenario.input(path) }

  private static func column(
    _ input: InputFile, _ name: String, _ scenario: InputFile?, _ interrupt: Interrupt, _ terminal: Terminal
  ) throws -> Comparison.Column {
    switch Kind(of: input.bytes) {
    case .plan:
      do {
        return try PlanFile(input.bytes).column(named: name)
      } catch {
        terminal.say("\(input.file): error: \(error)")
        throw ExitCode.refused
      }
    case .scenario: return try column([input], name, interrupt, terminal)
    case .patch:
      guard let scenario else { throw UsageError.needsBase(input.file) }
      return try column([scenario, input], name, interrupt, terminal)
    }
  }

  /// A scenario with its patches; what was published of it and is past counts as in `what-if`.
  private static func column(
    _ inputs: [InputFile], _ name: String, _ interrupt: Interrupt, _ terminal: Terminal
  ) throws -> Comparison.Column {
    let path = Baseline.path(beside: inputs[0].file)
    let baseline = try Files.readIfPresent(path, limit: 64_000_000).map { try Baseline(reading: $0, path, terminal) }
    let loaded = LoadedScenario(inputs, published: baseline?.plan)
    func none(_ fault: String) -> Comparison.Column {
      Comparison.Column(
        name: name, cost: nil, isProven: false, costByRule: [:], meetings: [], longestPath: [], fault: fault)
    }
    guard let scenario = loaded.reading.scenario else {
      let errors = loaded.reading.findings.filter { $0.severity == .error }
      return none(
        "it has \(errors.count) \(errors.count == 1 ? "error" : "errors"), such as: \(errors[0].message). "
          + "convene what-if or convene check says all of them.")
    }
    let context = Context(scenario)
    switch try Scheduling.plan(context, options: SolveOptions(shouldStop: { interrupt.shouldStop })) {
    case .planned(let plan, _): return Comparison.Column(name: name, Network(plan, in: context))
    case .infeasible: return none("it has no plan. convene conflict says which rules clash.")
    case .stopped: return none("the work was stopped before a plan was found.")
    }
  }
}

extension UInt8 {
  /// What may stand before the first word of a file.
  fileprivate static let spaces: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
}
