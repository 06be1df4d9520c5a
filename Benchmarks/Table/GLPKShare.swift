import Foundation

/// How much of the time of a program is spent in the library of GLPK, by samples of perf where that is installed.
enum GLPKShare {
  static let perf = "/usr/bin/perf"

  static var isMeasurable: Bool { FileManager.default.isExecutableFile(atPath: perf) }

  /// - Returns: percent of the samples; nil where perf gives none.
  static func percent(of program: String, _ words: [String], limit: Double) throws -> Double? {
    let folder = try TemporaryFolder()
    let data = folder.file("perf.data")
    let record = try ProcessRun(
      perf, ["record", "-q", "-F", "997", "-e", "cpu-clock:u", "-o", data, "--", program] + words, limit: 2 * limit + 10
    )
    guard record.code == 0 else { return nil }
    let report = try ProcessRun(
      perf, ["report", "--stdio", "-q", "-i", data, "--sort", "dso", "--percent-limit", "0"], limit: 60)
    let lines = report.output.split(separator: "\n").map { $0.split { $0 == " " || $0 == "%" } }
    let shares = lines.compactMap { words in words.count >= 2 ? Double(words[0]).map { ($0, words[1]) } : nil }
    guard !shares.isEmpty else { return nil }
    return shares.filter { $0.1.hasPrefix("libglpk") }.reduce(0) { $0 + $1.0 }
  }
}
