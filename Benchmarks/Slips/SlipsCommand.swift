import Foundation

/// `convene-bench slips INSTANCE.json --count N --seed S [--verify]`: how long a kept solver takes to answer random slips.
struct SlipsCommand {
  static let usage = """
    convene-bench slips INSTANCE.json [--count N] [--seed S] [--limit SECONDS] [--first SECONDS] [--threads N] [--verify]
      A slip lets a meeting or session start only after its planned day, closes that day, or lets a stage start later.
      --limit is for each answer, --first for the first plan; --verify solves each changed instance anew.
    """
  private let instance: String
  private let count: Int
  private let seed: Int
  private let limit: Double
  private let firstLimit: Double
  private let threads: Int
  private let verifies: Bool

  init(_ arguments: [String]) throws {
    let words = try CommandWords(
      arguments, operands: 1, options: ["--count", "--seed", "--limit", "--first", "--threads"], switches: ["--verify"],
      usage: Self.usage)
    instance = words.operand(0)
    count = try words.number("--count", in: 1...100_000) ?? 100
    seed = try words.number("--seed", in: 0...Int.max) ?? 1
    limit = try words.positive("--limit") ?? 5
    firstLimit = try words.positive("--first") ?? 60
    threads = try words.number("--threads", in: 1...64) ?? 1
    verifies = words.has("--verify")
  }

  /// - Returns: whether no answer turned out wrong.
  func run() throws -> Bool {
    let questions = try SlipQuestions(
      Instance(contentsOf: instance), firstLimit: firstLimit, limit: limit, threads: threads)
    var report = SlipReport(questions)
    var random = GeneratorRandom(seed: UInt64(seed))
    for slip in slips(of: questions, &random) {
      let answer = questions.answer(slip)
      report.add(answer, cold: verifies ? try questions.coldAnswer(slip, limit: max(limit, firstLimit)) : nil)
    }
    print(report.text)
    return report.wrong.isEmpty
  }

  /// A plan may have no slip of a kind, so attempts are counted too.
  private func slips(of questions: SlipQuestions, _ random: inout GeneratorRandom) -> [Slip] {
    var slips: [Slip] = []
    for _ in 0..<count * 20 where slips.count < count {
      if let slip = Slip(of: questions.instance, planned: questions.plan.start, random: &random) { slips.append(slip) }
    }
    return slips
  }
}
