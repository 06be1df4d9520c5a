import Foundation

/// An instance with what each contender answered: one line of the table for each.
struct TableRow {
  let instance: InstanceGenerator
  var runs: [(contender: Contender, run: ContenderRun)] = []
  /// The share of our time inside GLPK, in percent; nil where it was not sampled.
  var insideGLPK: Double?

  func record(_ contender: Contender) -> SolveRecord? {
    runs.first { $0.contender == contender }?.run.record
  }

  /// The better peer: the one that proves first; without any proof there is none.
  private var betterPeer: SolveRecord? {
    Contender.peers.filter { $0 != .glpsol }.compactMap(record).filter(\.isProven).min { $0.seconds < $1.seconds }
  }

  /// How many times longer the better peer takes to its proof; at least so many where only we prove within the limit.
  var ratio: String {
    guard let ours = record(.convene) else { return "" }
    guard ours.isProven else { return betterPeer == nil ? "" : "peer only" }
    if let peer = betterPeer { return String(format: "%.1f", peer.seconds / max(ours.seconds, 0.0001)) }
    let longest = Contender.peers.filter { $0 != .glpsol }.compactMap(record).map(\.seconds).min()
    return longest.map { String(format: "> %.0f", $0 / max(ours.seconds, 0.0001)) } ?? ""
  }

  /// What is wrong with the answers, against each other and by the checker.
  var faults: [String] { Self.faults(runs, name: instance.name) }

  static func faults(_ runs: [(contender: Contender, run: ContenderRun)], name: String) -> [String] {
    var faults: [String] = []
    for (contender, run) in runs {
      switch run {
      case .failed(let why): faults.append(why)
      case .tooSlow: break
      case .answered(let record):
        if record.valid == false { faults.append("\(contender.title) on \(name): its solution is not valid") }
        for (other, otherRun) in runs {
          guard let best = otherRun.record?.objective, otherRun.record?.valid == true else { continue }
          if let bound = record.bound, bound > best {
            faults.append(
              "\(contender.title) on \(name): no solution costs less than \(bound), but \(other.title) has \(best)")
          }
          if record.status == "infeasible" {
            faults.append("\(contender.title) on \(name): there is no solution, but \(other.title) has one")
          }
        }
      }
    }
    return faults
  }

  static let head = [
    "instance", "solver", "status", "objective", "bound", "gap %", "seconds", "better peer / ours", "MB", "nodes",
    "LPs",
    "pivots", "in GLPK %", "first s",
  ]

  var cells: [[String]] {
    runs.map { contender, run in
      func number(_ number: Int?) -> String { number.map { "\($0)" } ?? "" }
      guard let record = run.record else {
        let status = if case .tooSlow = run { "ended from outside" } else { "failed" }
        return [instance.name, contender.title, status] + Array(repeating: "", count: Self.head.count - 3)
      }
      let isOurs = contender == .convene
      return [
        instance.name, contender.title, record.status + (record.valid == false ? ", not valid" : ""),
        number(record.objective), number(record.bound), record.gap.map { String(format: "%.1f", $0 * 100) } ?? "",
        String(format: "%.3f", record.seconds), isOurs ? ratio : "", number(record.memory), number(record.nodes),
        number(record.lps), number(record.pivots), isOurs ? insideGLPK.map { String(format: "%.0f", $0) } ?? "" : "",
        record.first.map { String(format: "%.3f", $0) } ?? "",
      ]
    }
  }
}

/// Lines of Markdown.
enum MarkdownTable {
  static func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  static func head(_ cells: [String]) -> String { line(cells) + "\n" + "|" + cells.map { _ in "---|" }.joined() }
}
