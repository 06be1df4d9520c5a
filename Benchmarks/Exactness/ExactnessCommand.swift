import Files
import Foundation

/// `convene-bench exactness [--count N]`: our proofs and bounds against those of CP-SAT and HiGHS on many small instances.
struct ExactnessCommand {
  static let usage = """
    convene-bench exactness [--count N] [--least MEETINGS] [--most MEETINGS] [--seed FIRST] [--limit SECONDS]
      Generated instances of 8 to 25 meetings, calm and busy in turn, 5 seconds each and solver: equal wherever two
      prove, and never a worse bound or plan than a peer's. From the top folder, after make peers.
    """
  private static let contenders: [Contender] = [.convene, .cpsat1, .highs]
  private let count: Int
  private let sizes: ClosedRange<Int>
  private let seed: Int
  private let limit: Double

  init(_ arguments: [String]) throws {
    let words = try CommandWords(
      arguments, options: ["--count", "--least", "--most", "--seed", "--limit"], usage: Self.usage)
    count = try words.number("--count", in: 1...100_000) ?? 300
    let least = try words.number("--least", in: 4...100) ?? 8
    sizes = least...max(least, try words.number("--most", in: 4...100) ?? 25)
    seed = try words.number("--seed", in: 0...1_000_000) ?? 1
    limit = try words.positive("--limit") ?? 5
  }

  /// - Returns: whether nothing disagrees.
  func run() throws -> Bool {
    for contender in Self.contenders {
      if let missing = contender.missing { throw Unreadable(description: missing) }
    }
    let folder = try TemporaryFolder()
    var faults: [String] = []
    var proven: [Contender: Int] = [:]
    var shared = 0
    for number in 0..<count {
      let generator = InstanceGenerator(
        meetings: sizes.lowerBound + number % sizes.count, seed: UInt64(seed + number),
        load: number % 2 == 0 ? .calm : .busy)
      let instance = try generator.instance()
      let path = folder.file("instance.json")
      try Files.writeAtomically(try instance.json(), to: path)
      let runs = try Self.contenders.map {
        (contender: $0, run: try $0.run(instance, in: path, limit: limit, threads: 1))
      }
      faults += TableRow.faults(runs, name: generator.name) + Self.weaknesses(runs, name: generator.name)
      if (number + 1) % 10 == 0 { report(number + 1, disagreements: faults.count) }
      let provers = runs.filter { $0.run.record?.isProven == true }.map(\.contender)
      for contender in provers { proven[contender, default: 0] += 1 }
      if provers.contains(.convene), provers.count > 1 { shared += 1 }
    }
    let shares = Self.contenders.map { "\($0.title) \(proven[$0] ?? 0)" }.joined(separator: ", ")
    print(
      "\(count) instances of \(sizes.lowerBound) to \(sizes.upperBound) meetings, \(limit) s each; proven by \(shares)."
    )
    print("\(shared) proven by us and a peer, \(faults.count) disagreements.")
    for fault in faults { print(fault) }
    return faults.isEmpty
  }

  /// Tells who waits how far it is, since all takes an hour.
  private func report(_ done: Int, disagreements: Int) {
    let line = "\(done) of \(count) instances, \(disagreements) disagreements so far\n"
    FileHandle.standardError.write(Data(line.utf8))
  }

  /// Where a peer says more at its limit than we do. Two proofs of different costs show as a bound above a plan.
  private static func weaknesses(_ runs: [(contender: Contender, run: ContenderRun)], name: String) -> [String] {
    guard let ours = runs.first(where: { $0.contender == .convene })?.run.record else {
      return ["\(name): Convene gave no answer in time"]
    }
    return runs.flatMap { contender, run -> [String] in
      guard contender != .convene, let peer = run.record else { return [] }
      var weaknesses: [String] = []
      if let bound = peer.bound, bound > ours.bound ?? -1 {
        weaknesses.append("\(name): \(contender.title) has the bound \(bound), we \(ours.bound ?? -1)")
      }
      if let plan = peer.objective, peer.valid == true, plan < ours.objective ?? .max {
        weaknesses.append(
          "\(name): \(contender.title) has a plan of \(plan), we of \(ours.objective.map { "\($0)" } ?? "none")")
      }
      return weaknesses
    }
  }
}
