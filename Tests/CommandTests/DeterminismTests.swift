import Foundation
import TestSupport
import Testing

/// One build, one scenario: the same bytes, whatever the process, the order of the file, the locale or the time zone.
@Suite struct DeterminismTests {
  static let environments: [[String: String]] = [
    [:], ["TZ": "Pacific/Kiritimati"], ["TZ": "America/New_York", "LC_ALL": "C"], ["LC_ALL": "tr_TR.UTF-8"],
  ]

  @Test func twentyFreshProcessesAgree() throws {
    let path = "scenarios/tutorial/capacity.yaml"
    let first = try Convene.run("plan", path, "--json").output
    #expect(first.contains("convene-plan"))
    for round in 1..<20 {
      let again = try Convene.run("plan", path, "--json", environment: Self.environments[round % 4]).output
      #expect(again == first, "process \(round)")
    }
  }

  @Test func theOrderOfTheFileChangesNothing() throws {
    let path = Convene.root.appending(path: "scenarios/tutorial/capacity.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    let first = try Convene.run("export", "-", "--as", "ics", input: text).output
    var random = SplitMix64(seed: 7)
    for _ in 0..<5 {
      let shuffled = Self.blocks(text).shuffled(using: &random).joined()
      #expect(shuffled != text)
      #expect(try Convene.run("export", "-", "--as", "ics", input: shuffled).output == first)
    }
  }

  /// The top-level entries of a scenario's text, each with the lines below it.
  static func blocks(_ text: String) -> [String] {
    var blocks: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ $0 + "\n" }) {
      let begins = line.first.map { $0.isLetter } ?? false
      if begins || blocks.isEmpty { blocks.append(String(line)) } else { blocks[blocks.count - 1] += line }
    }
    return blocks
  }
}
