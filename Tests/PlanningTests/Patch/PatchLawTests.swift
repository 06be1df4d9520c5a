import Foundation
import Planning
import ScenarioText
import TestSupport
import Testing

/// Laws that hold for patches whatever they say.
@Suite struct PatchLawTests {
  /// A scenario's text as the patch that says all of it.
  private static func restating(_ text: String) -> String {
    let fixed = ["convene:", "id:", "title:", "name:"]
    let blocks = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { line in !fixed.contains { line.hasPrefix($0) } }
    return "patch: 1\n" + blocks.joined(separator: "\n")
  }

  /// Saying again what a scenario says changes nothing, and said to an empty scenario it is that scenario.
  @Test(
    arguments: ScenarioFilesTests.paths.filter { $0.hasPrefix("scenarios/") } + ["Tests/Scenarios/every-construct.yaml"]
  )
  func restatingChangesNothing(path: String) throws {
    let text = try String(contentsOf: ScenarioFilesTests.root.appending(path: path), encoding: .utf8)
    let base = try #require(ScenarioText.parse(Array(text.utf8), file: path).0)
    let (tree, findings) = patched(base, by: Self.restating(text))
    #expect(findings == [])
    #expect(try meaning(#require(tree)) == meaning(base))
    let head = (base.entries ?? []).filter { ["convene", "id", "title", "name", "notes"].contains($0.name) }
    let (made, flaws) = patched(Node(place: base.place, content: .mapping(head)), by: Self.restating(text))
    #expect(flaws == [])
    #expect(try meaning(#require(made)) == meaning(base))
  }

  /// A patch applied twice says the same as once, unless it removes something.
  @Test func twiceIsOnce() throws {
    let base = try #require(ScenarioText.parse(Array(PatchPlaceTests.base.utf8), file: "base.yaml").0)
    let patch = """
      patch: 1
      meetings: {soc-1: {window: {soft: 5}, place: [{place: baku, cost: 2}]}, new: {place: almaty, takes: 2 days}}
      order: [{first: soc-1, then: soc-2, at-least: 3 days}, {first: soc-2, then: new}]
      """
    let once = try #require(patched(base, by: patch).0)
    let (twice, findings) = patched(once, by: patch)
    #expect(findings == [])
    #expect(try meaning(#require(twice)) == meaning(once))
    #expect(meaning(once) != meaning(base))
  }

  /// A patch with bytes changed is applied or refused, never a crash, and never without a finding.
  @Test func everyDamageIsAppliedOrRefused() {
    let bytes = Array(Self.restating(everyConstruct).utf8)
    for seed in UInt64(0)..<200 {
      var random = SplitMix64(seed: seed)
      var damaged = bytes
      for _ in 0...Int.random(in: 0...2, using: &random) {
        damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(in: 9...126, using: &random)
      }
      let patch = InputFile(damaged, file: "patch.yaml", files: files(sampleFiles))
      let reading = ScenarioReader.read(
        Array(everyConstruct.utf8), file: "test.yaml", files: files(sampleFiles), patches: [patch])
      #expect((reading.scenario == nil) == reading.findings.containErrors, "seed \(seed)")
    }
  }
}
