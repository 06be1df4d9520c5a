import Foundation
import TestSupport
import Testing

/// One build, one scenario: the same bytes, whatever the process, the order of the file, the locale or the time zone.
@Suite struct DeterminismTests {
  /// The Road Map takes a second in release configuration, which `make ci` tests too, and most of a minute in debug.
  #if DEBUG
    private static let scenarios = ["tutorial/capacity.yaml"]
  #else
    private static let scenarios = ["tutorial/capacity.yaml", "cica-2023-2024/scenario.yaml"]
  #endif

  private static let environments: [[String: String]] = [
    [:], ["TZ": "Pacific/Kiritimati", "LANG": "ar_SA.UTF-8"], ["TZ": "America/New_York", "LC_ALL": "C"],
    ["TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"], ["LANG": "de_DE.UTF-8", "LC_ALL": "fa_IR.UTF-8"],
  ]

  @Test(arguments: scenarios) func `twenty fresh processes agree, whatever the order of the file`(name: String) throws {
    let scenarios = Convene.root.appending(path: "scenarios")
    let text = try String(contentsOf: scenarios.appending(path: name), encoding: .utf8)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let file = folder.appending(path: "scenarios/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "scenarios/holidays"), withDestinationURL: scenarios.appending(path: "holidays"))

    /// What one process says and writes.
    func plan(_ text: String, _ environment: [String: String]) throws -> [String] {
      try Data(text.utf8).write(to: file)
      let path = file.path(percentEncoded: false)
      let output = folder.appending(path: "out")
      let run = try Convene.run(
        "plan", path, "--output", output.path(percentEncoded: false), environment: environment)
      try #require(run.code == 0, "\(run.errors)")
      return [run.output]
        + (try ["plan.json", "plan.ics"].map { try String(contentsOf: output.appending(path: $0), encoding: .utf8) })
    }
    let first = try plan(text, [:])
    var random = SplitMix64(seed: 7)
    for round in 1..<20 {
      let shuffled = Self.shuffled(text, using: &random)
      #expect(shuffled != text)
      let environment = Self.environments[round % Self.environments.count]
      #expect(try plan(shuffled, environment) == first, "process \(round), \(environment)")
    }
  }

  /// A scenario's text with its top-level entries, and the named items below them, in another order.
  private static func shuffled(_ text: String, using random: inout SplitMix64) -> String {
    let sections = [
      "calendars:", "places:", "parties:", "teams:", "bodies:", "events:", "meetings:", "document-kinds:", "documents:",
      "tasks:",
    ]
    let blocks = blocks(text, indent: "").map { block in
      guard let header = sections.first(where: block.hasPrefix) else { return block }
      // The lines above the first item stay there.
      var items = Self.blocks(block, indent: "  ")
      let top = items[0].hasPrefix(header) ? items.removeFirst() : ""
      return top + items.shuffled(using: &random).joined()
    }
    return blocks.shuffled(using: &random).joined()
  }

  /// The entries of a text that begin with an indent and a letter, each with the lines below it.
  private static func blocks(_ text: String, indent: String) -> [String] {
    var blocks: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ $0 + "\n" }) {
      let begins = line.hasPrefix(indent) && line.dropFirst(indent.count).first?.isLetter == true
      if begins || blocks.isEmpty { blocks.append(String(line)) } else { blocks[blocks.count - 1] += line }
    }
    return blocks
  }
}
