import ScenarioText
import TestSupport
import Testing

/// Small damage to a valid text never crashes the reader, and what it finds lies within the text.
@Suite struct MutationTests {
  private let text = """
    convene: 1
    id: cica-2023
    calendars: {kazakhstan: &k {weekend: [sat, sun]}, other: *k}
    places:
      xining: {name: "Xining, \\u897f宁", position: [36.6255, 101.7574]}
    meetings:
      ttf-2023:
        takes: 3 days
        notes: |
          Two lines
          of text
        parties: [secretary-general, {party: member-states, attendance: optional}]
    order:
      - {first: 'a', then: b, at-least: 3 months, why: "the é\u{301} \\"Council\\""}
      - !!str 12
    """

  @Test func damaged() {
    let valid = Array(text.utf8)
    #expect(ScenarioText.parse(valid, file: "s").1.isEmpty)
    for seed in 1...4_000 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      var bytes = valid
      for _ in 0...Int.random(in: 0..<4, using: &random) { damage(&bytes, &random) }
      let (tree, findings) = ScenarioText.parse(bytes, file: "s")
      let source = SourceText(file: "s", bytes: bytes)
      #expect(tree != nil || findings.containErrors, "seed \(seed)")
      for finding in findings {
        #expect((1...source.lineCount).contains(finding.place.line), "seed \(seed): \(finding)")
        #expect(
          (1...source.line(finding.place.line).count + 1).contains(finding.place.column), "seed \(seed): \(finding)")
        #expect(!source.render(finding).isEmpty, "seed \(seed)")
      }
      #expect(tree.map { isWithin($0, source) } ?? true, "seed \(seed)")
    }
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let at = Int.random(in: 0..<max(1, bytes.count), using: &random)
    let signs = Array("{}[]:,-&*!|>'\"#%@?\\ \t\n\r~<=a0".utf8) + [0x00, 0x80, 0xC3, 0xE2, 0xFF]
    switch Int.random(in: 0..<5, using: &random) {
    case 0 where !bytes.isEmpty: bytes[at] = UInt8.random(in: 0...255, using: &random)
    case 1 where !bytes.isEmpty: bytes.remove(at: at)
    case 2: bytes.insert(signs[Int.random(in: 0..<signs.count, using: &random)], at: min(at, bytes.count))
    case 3: bytes.removeSubrange(at...)
    default:
      let end = Int.random(in: at...bytes.count, using: &random)
      bytes.insert(contentsOf: bytes[min(at, end)..<end], at: min(at, bytes.count))
    }
  }

  private func isWithin(_ node: Node, _ source: SourceText) -> Bool {
    let columns = source.line(node.place.line).count + 1
    guard (1...source.lineCount).contains(node.place.line), (1...columns).contains(node.place.column) else {
      return false
    }
    switch node.content {
    case .scalar: return true
    case .sequence(let items): return items.allSatisfy { isWithin($0, source) }
    case .mapping(let entries): return entries.allSatisfy { isWithin($0.key, source) && isWithin($0.value, source) }
    }
  }
}
