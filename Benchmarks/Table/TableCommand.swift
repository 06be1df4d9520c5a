import Files
import Foundation

/// `convene-bench table [--quick]`: our solver and its peers on generated instances, as one table of Markdown.
struct TableCommand {
  static let usage = """
    convene-bench table [--quick] [--limit SECONDS] [--threads N] [--meetings N,N] [--seeds S,S] [--loads calm,busy]
        [--without PEER,PEER]
      Solves generated instances with Convene and the peers cpsat1, cpsat2, highs, and glpsol up to 12 meetings;
      each in a process of its own, each answer checked. From the top folder of the project, after make peers.
    """
  private var limit: Double
  private let threads: Int
  private var instances: [InstanceGenerator] = []
  private let contenders: [Contender]

  init(_ arguments: [String]) throws {
    let words = try CommandWords(
      arguments, options: ["--limit", "--threads", "--meetings", "--seeds", "--loads", "--without"],
      switches: ["--quick"],
      usage: Self.usage)
    let isQuick = words.has("--quick")
    limit = try words.positive("--limit") ?? (isQuick ? 2 : 60)
    threads = try words.number("--threads", in: 1...64) ?? 2
    let left = (words.text("--without") ?? (isQuick ? "glpsol" : "")).split(separator: ",").map(String.init)
    for name in left where Contender(rawValue: name) == nil {
      throw Unreadable(
        description:
          "There is no peer '\(name)'. Maybe one of \(Contender.peers.map(\.rawValue).joined(separator: ", ")).")
    }
    contenders = Contender.allCases.filter { !left.contains($0.rawValue) }
    let loads = try (words.text("--loads") ?? "calm,busy").split(separator: ",").map { name in
      switch name {
      case "calm": InstanceGenerator.Load.calm
      case "busy": InstanceGenerator.Load.busy
      default: throw Unreadable(description: "--loads takes calm and busy, not '\(name)'.")
      }
    }
    let seeds = try words.numbers("--seeds", in: 0...Int.max)
    let sizes = try words.numbers("--meetings", in: 4...5000)
    for size in sizes ?? (isQuick ? [12, 50, 150] : [12, 50, 150, 500, 1500]) {
      for load in loads where !isQuick || size < 150 || load == .calm {
        for seed in seeds ?? (isQuick ? [1] : [1, 2, 3]) {
          instances.append(InstanceGenerator(meetings: size, seed: UInt64(seed), load: load))
        }
      }
    }
  }

  /// - Returns: whether no answer turned out wrong.
  func run() throws -> Bool {
    let folder = try TemporaryFolder()
    let missing = contenders.compactMap(\.missing)
    say("Limit \(limit) s each, \(threads) threads, \(ProcessInfo.processInfo.activeProcessorCount) cores.")
    for sentence in missing { say(sentence) }
    if !GLPKShare.isMeasurable { say("perf is missing, so the share of GLPK is not known.") }
    say("\n" + MarkdownTable.head(TableRow.head))
    var rows: [TableRow] = []
    for generator in instances {
      let path = folder.file("\(generator.name).json")
      let instance = try generator.instance()
      try Files.writeAtomically(try instance.json(), to: path)
      var row = TableRow(instance: generator)
      for contender in contenders where contender.missing == nil {
        // It finishes on small instances alone.
        if contender == .glpsol, generator.meetings > 12 { continue }
        row.runs.append((contender, try contender.run(instance, in: path, limit: limit, threads: threads)))
      }
      row.insideGLPK = try insideGLPK(path)
      row.cells.forEach { say(MarkdownTable.line($0)) }
      rows.append(row)
    }
    say("\n" + TableSummary(rows).text)
    let faults = rows.flatMap(\.faults)
    for fault in faults { say(fault) }
    return faults.isEmpty
  }

  /// Of a run of its own, at most ten seconds, since sampling takes time.
  private func insideGLPK(_ path: String) throws -> Double? {
    guard GLPKShare.isMeasurable else { return nil }
    let limit = min(limit, 10)
    return try GLPKShare.percent(
      of: URL(filePath: CommandLine.arguments[0]).path(percentEncoded: false),
      ["solve", path, "--limit", "\(limit)", "--threads", "1"], limit: limit)
  }

  /// Writes a line at once, since the next one may take long.
  private func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}
