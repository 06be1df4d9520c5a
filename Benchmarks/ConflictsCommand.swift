import Analysis
import Files
import Foundation
import Planning
import Scheduling
import Solver

/// `convene-bench conflicts [FILE.yaml ...] [--scenario FILE] [--meetings N] [--seed S] [--trace]`: a table of the clashes of a
/// scenario under each patch, and of generated scenarios with each planted clash; seconds of finding the clash, and of its ways out.
struct ConflictsCommand {
  private var scenario = "scenarios/cica-2023-2024/scenario.yaml"
  private var patches: [String] = []
  private var meetings = 150
  private var seed: UInt64 = 1
  private var isTracing = false

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--scenario": scenario = rest.popFirst() ?? ""
      case "--trace": isTracing = true
      case "--meetings": meetings = rest.popFirst().flatMap { Int($0) } ?? 0
      case "--seed": seed = rest.popFirst().flatMap { UInt64($0) } ?? 0
      default: patches.append(argument)
      }
    }
    if patches.isEmpty {
      let folder = (scenario as NSString).deletingLastPathComponent
      patches = try Files.glob("infeasible/*.yaml", relativeTo: folder).map { "\(folder)/\($0)" }
    }
    guard meetings == 0 || (12...1500).contains(meetings) else {
      throw Unreadable(description: "--meetings needs a number, 12 to 1500, or 0 for none.")
    }
  }

  func run() throws {
    say(
      Self.row(
        "clash", "rules", "minimal", "ways out", "points", "plans cost", "conflict s", "repairs s", "together s"))
    for patch in patches {
      let reading = try ScenarioFile(scenario).read(patches: [ScenarioFile(patch)])
      try measure(((patch as NSString).lastPathComponent as NSString).deletingPathExtension, reading)
    }
    guard meetings > 0 else { return }
    for clash in GeneratorClash.allCases {
      var generator = GeneratorText(meetings: meetings, seed: seed)
      generator.clash = clash
      let text = try generator.scenario().text
      let none = FileSource(read: { throw Unreadable(description: "there is no \($0)") }, glob: { _ in [] })
      try measure(
        "\(meetings) \(clash.rawValue)", ScenarioReader.read(Array(text.utf8), file: "generated", files: none))
    }
  }

  private func measure(_ name: String, _ reading: Reading) throws {
    guard let scenario = reading.scenario else { throw Unreadable(description: "\(name) has errors.") }
    let context = Context(scenario)
    let clock = ContinuousClock()
    let begin = clock.now
    var options = SolveOptions()
    if isTracing {
      options.trace = { line in
        FileHandle.standardError.write(Data("\(Self.text(clock.now - begin)) \(line)\n".utf8))
      }
    }
    var noPlan = NoPlan()
    switch conflicts(in: context, options: options) {
    case .conflicts(let conflicts, _): noPlan.conflicts = conflicts
    case .impossible(let items): noPlan.impossible = items
    case .none, .unknown: throw Unreadable(description: "\(name) has no clash.")
    }
    let found = clock.now
    let ways = try repairs(of: context, conflicts: noPlan.conflicts, impossible: noPlan.impossible, options: options)
    let end = clock.now
    let members = noPlan.conflicts.first?.members.count ?? 0
    say(
      Self.row(
        name, "\(members)", noPlan.conflicts.first?.proof == .clash ? "no" : "yes", "\(ways.count)",
        ways.map { "\($0.price)" + ($0.isCheapest ? "" : "?") }.joined(separator: " "),
        ways.map { "\($0.plan.cost)" }.joined(separator: " "), Self.text(found - begin), Self.text(end - found),
        Self.text(end - begin)))
  }

  /// Writes a row at once, since the next one may take long.
  private func say(_ row: String) { FileHandle.standardOutput.write(Data("\(row)\n".utf8)) }

  private static func text(_ duration: Duration) -> String { String(format: "%.2f", duration.seconds) }

  private static func row(_ cells: String...) -> String {
    let widths = [24, 6, 8, 9, 16, 16, 11, 10, 11]
    return zip(cells, widths).map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }.joined()
  }
}
