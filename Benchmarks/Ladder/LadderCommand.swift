import Analysis
import Foundation
import Interchange
import Planning
import Reporting
import Scheduling
import Solver

/// `convene-bench ladder [--meetings N,N]`: how each step from the text of a scenario to its printed plan grows with its size.
struct LadderCommand {
  static let usage = """
    convene-bench ladder [--meetings N,N] [--load calm|busy] [--seed S] [--limit SECONDS] [--runs N]
      Times reading, compiling, solving within the limit, checking, analysing and printing generated scenarios of 12 to
      1500 meetings apart; all but solving are medians of the runs. So that plans of all sizes are alike, what is checked,
      analysed and printed is a plan with the meetings on their planted days. MB is the peak of the process so far.
    """
  private let sizes: [Int]
  private let load: GeneratorLoad
  private let seed: Int
  private let limit: Double
  private let runs: Int

  init(_ arguments: [String]) throws {
    let words = try CommandWords(
      arguments, options: ["--meetings", "--load", "--seed", "--limit", "--runs"], usage: Self.usage)
    sizes = try words.numbers("--meetings", in: 12...1500) ?? [25, 50, 100, 200, 400, 800, 1500]
    guard let load = GeneratorLoad(rawValue: words.text("--load") ?? "calm") else {
      throw Unreadable(description: "--load is calm or busy.")
    }
    self.load = load
    seed = try words.number("--seed", in: 0...Int.max) ?? 1
    limit = try words.positive("--limit") ?? 20
    runs = try words.number("--runs", in: 1...100) ?? 3
  }

  func run() throws {
    say(
      MarkdownTable.head(
        ["meetings", "activities", "values", "constraints", "status"] + LadderStep.allCases.map { "\($0.rawValue) s" }
          + ["MB"]))
    var rungs: [LadderRung] = []
    for size in sizes {
      let rung = try LadderRung(text(of: size), pinned: text(of: size, isPinned: true), limit: limit, runs: runs)
      rungs.append(rung)
      let seconds = LadderStep.allCases.map { step in rung.seconds[step].map { String(format: "%.3f", $0) } ?? "" }
      say(
        MarkdownTable.line(
          ["\(size)", "\(rung.activities)", "\(rung.values)", "\(rung.constraints)", rung.status] + seconds
            + ["\(SolveRecord.peakMemory())"]))
    }
    // What there is to compile grows too.
    for (name, count) in [("The number of values", \LadderRung.values), ("The number of constraints", \.constraints)] {
      guard let law = PowerLaw(zip(sizes, rungs).map { (size: $0, time: Double($1[keyPath: count])) }) else { continue }
      say(String(format: "%@ grows as N^%.2f.", name, law.exponent))
    }
    for step in LadderStep.allCases {
      let points = zip(sizes, rungs).compactMap { size, rung in
        step == .solving && !rung.isProven ? nil : rung.seconds[step].map { (size: size, time: $0) }
      }
      guard let law = PowerLaw(points) else { continue }
      say(String(format: "%@ grows as N^%.2f over %d sizes.", step.rawValue, law.exponent, law.count))
    }
    let compiling = rungs.compactMap { rung in rung.seconds[.compiling].map { (size: rung.values, time: $0) } }
    if let law = PowerLaw(compiling) { say(String(format: "compiling grows as V^%.2f with V values.", law.exponent)) }
  }

  private func text(of meetings: Int, isPinned: Bool = false) throws -> String {
    var generator = GeneratorText(meetings: meetings, seed: UInt64(seed))
    generator.load = load
    generator.isPinned = isPinned
    return try generator.scenario().text
  }

  /// Writes a line at once, since the next one may take long.
  private func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}

/// The steps from text to printed plan.
enum LadderStep: String, CaseIterable {
  case reading, compiling, solving, checking, analysis, printing
}
