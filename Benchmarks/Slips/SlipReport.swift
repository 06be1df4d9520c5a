import Foundation
import Solver

/// The distribution of the times of answers to slips, and what was wrong with them.
struct SlipReport {
  private let questions: SlipQuestions
  private var answers: [SlipAnswer] = []
  private var verified = 0
  private(set) var wrong: [String] = []

  init(_ questions: SlipQuestions) { self.questions = questions }

  /// - Parameter cold: what a new solver says; nil where none was asked.
  mutating func add(_ answer: SlipAnswer, cold: InstanceResult?) {
    answers.append(answer)
    let name = "slip \(answers.count)"
    if !answer.isValid { wrong.append("\(name): the solution breaks a rule of the changed instance") }
    if let cost = answer.cost, answer.bound > cost { wrong.append("\(name): the bound is above the cost") }
    guard let cold else { return }
    let isComparable = answer.isProven && cold.isProven
    if isComparable { verified += 1 }
    if isComparable, answer.cost != cold.best?.cost {
      wrong.append("\(name): it costs \(Self.text(answer.cost)), solved anew \(Self.text(cold.best?.cost))")
    }
    if let repair = answer.repair, let best = cold.best, repair.bound > best.cost {
      wrong.append("\(name): the bound at once is \(repair.bound), a new solver has \(best.cost)")
    }
    // Also without two proofs, no bound may be above a solution.
    if let best = cold.best, answer.bound > best.cost {
      wrong.append("\(name): the bound is \(answer.bound), a new solver has \(best.cost)")
    }
    if let bound = cold.bound, let cost = answer.cost, cost < bound {
      wrong.append("\(name): it costs \(cost), a new solver says at least \(bound)")
    }
  }

  private static func text(_ cost: Int?) -> String { cost.map { "\($0)" } ?? "infinitely much" }

  var text: String {
    let whole = answers.map { $0.whole.seconds * 1000 }
    let repairs = answers.compactMap { $0.repair.map { $0.time.seconds * 1000 } }
    let gaps = answers.compactMap { $0.repair.map { $0.gap * 100 } }
    let proven = answers.count { $0.isProven }
    let fast = answers.count { $0.isProven && $0.whole < .milliseconds(100) }
    func share(_ part: Int) -> String {
      String(format: "%.1f %%", answers.isEmpty ? 0 : Double(part) / Double(answers.count) * 100)
    }
    let gap = answers.filter { !$0.isProven }.compactMap { answer in answer.cost.map { ($0, answer.bound) } }
      .map { Double($0 - $1) / Double(max($0, 1)) * 100 }.max()
    var lines = [
      "\(questions.instance.name): \(answers.count) slips from a plan of \(questions.plan.objective ?? 0) points, bound \(questions.bound)",
      "re-solve ms:       \(Self.distribution(whole))",
      "repaired plan ms:  \(Self.distribution(repairs)), found at once in \(share(repairs.count))",
      "its gap %:         \(Self.distribution(gaps))",
      "proven:            \(share(proven)), under 100 ms \(share(fast))"
        + (gap.map { String(format: ", gap of the others at most %.1f %%", $0) } ?? ""),
    ]
    if verified > 0 { lines.append("solved anew:       \(verified) proven both ways, \(wrong.count) wrong") }
    return (lines + wrong).joined(separator: "\n")
  }

  /// Median, 90th and 95th percentile and the largest.
  static func distribution(_ numbers: [Double]) -> String {
    guard !numbers.isEmpty else { return "none" }
    let sorted = numbers.sorted()
    func at(_ share: Double) -> String {
      String(
        format: "%.1f", sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))])
    }
    return "median \(at(0.5)), p90 \(at(0.9)), p95 \(at(0.95)), max \(at(1))"
  }
}
