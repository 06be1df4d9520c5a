import Planning
import ScenarioText
import TestSupport
import Testing

/// The order in which a file names things changes nothing. Trees are shuffled rather than texts, so that places stay.
@Suite struct OrderOfTextTests {
  @Test func shufflingEntriesAndListsChangesNothing() throws {
    let tree = try #require(ScenarioText.parse(Array(everyConstruct.utf8), file: "test.yaml").0)
    let expected = try #require(ScenarioReader.read(tree, file: "test.yaml", files: files(sampleFiles)).scenario)
    for seed in UInt64(0)..<30 {
      var random = SplitMix64(seed: seed)
      let shuffled = shuffle(tree, using: &random)
      let scenario = ScenarioReader.read(shuffled, file: "test.yaml", files: files(sampleFiles)).scenario
      #expect(scenario == expected, "seed \(seed)")
    }
  }

  @Test func shufflingChangesNoFinding() throws {
    let text = completed(
      "meetings: {a: {place: x}, b: {body: y, takes: 3}, soc: {place: baku}}\ntasks: {a: {takes: 1 day, tem: 2}}")
    let tree = try #require(ScenarioText.parse(Array(text.utf8), file: "test.yaml").0)
    let expected = ScenarioReader.read(tree, file: "test.yaml", files: files()).findings
    #expect(expected.count == 6)
    for seed in UInt64(0)..<30 {
      var random = SplitMix64(seed: seed)
      let shuffled = shuffle(tree, using: &random)
      #expect(ScenarioReader.read(shuffled, file: "test.yaml", files: files()).findings == expected, "seed \(seed)")
    }
  }

  /// All lists but those whose order says something: stages, positions, likely lengths and notes.
  private func shuffle(_ node: Node, key: String = "", using random: inout SplitMix64) -> Node {
    switch node.content {
    case .scalar: return node
    case .sequence(let items):
      var items = items.map { shuffle($0, using: &random) }
      if !["stages", "position", "notes", "likely"].contains(key) { items.shuffle(using: &random) }
      return Node(place: node.place, length: node.length, content: .sequence(items))
    case .mapping(let entries):
      let entries = entries.map {
        Entry(key: $0.key, name: $0.name, value: shuffle($0.value, key: $0.name, using: &random))
      }
      return Node(place: node.place, length: node.length, content: .mapping(entries.shuffled(using: &random)))
    }
  }
}
