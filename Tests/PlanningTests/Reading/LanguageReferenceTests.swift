import CivilTime
import Foundation
import Planning
import ScenarioText
import Testing

/// The examples of the language reference are read, and its tables say what holds.
@Suite struct LanguageReferenceTests {
  private static let text =
    (try? String(contentsOf: ScenarioFilesTests.root.appending(path: "Documentation/Language.md"), encoding: .utf8))
    ?? ""

  struct Example: CustomTestStringConvertible {
    let line: Int
    let text: String
    let isFragment: Bool
    /// The complete example before it, where it is a patch for that.
    let base: String?
    var testDescription: String { "line \(line)" }
  }

  static let examples: [Example] = {
    var examples: [Example] = []
    var open: (line: Int, mark: String, lines: [String])?
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if let block = open, line == "```" {
        let base = block.mark.contains("patch") ? examples.last { !$0.isFragment && $0.base == nil }?.text : nil
        examples.append(
          Example(
            line: block.line, text: block.lines.joined(separator: "\n"), isFragment: block.mark.contains("fragment"),
            base: base))
        open = nil
      } else if open != nil {
        open?.lines.append(line)
      } else if line.hasPrefix("```yaml") {
        open = (index + 1, line, [])
      }
    }
    return examples
  }()

  @Test func thereAreCompleteExamplesAndFragments() {
    #expect(Self.examples.contains { !$0.isFragment })
    #expect(Self.examples.count { $0.isFragment } >= 8)
    #expect(Self.examples.contains { $0.base != nil })
  }

  /// A complete example has no finding; a fragment has no error when the rest of a scenario stands around it.
  @Test(arguments: examples.filter { $0.base == nil })
  func isRead(example: Example) {
    let text = example.isFragment ? wrapped(example.text) : example.text
    let findings = read(text).findings.filter { !example.isFragment || $0.severity == .error }
    #expect(findings.isEmpty, "\(rendered(text))")
  }

  /// A patch has no error on the example before it, and says what its comments claim.
  @Test(arguments: examples.filter { $0.base != nil })
  func isApplied(example: Example) throws {
    let base = try #require(example.base)
    let reading = read(base, patches: [example.text])
    #expect(!reading.findings.containErrors, "\(rendered(base, patches: [example.text]))")
    let scenario = try #require(reading.scenario)
    let forum = try #require(scenario.meetings.first { $0.id == "forum" })
    #expect(forum.windows?.note.owner == "Protocol")
    #expect(forum.places.map(\.cost) == [0, 1])
    #expect(forum.needs.map { "\($0.lead)" } == ["4 weeks"])
    #expect(forum.parties.map { $0.absenceCost == nil } == [true, false])
    #expect(scenario.order.map { "\($0.first) \($0.atLeast)" } == ["forum 3 weeks"])
    #expect(scenario.documents[0].stages.map(\.name) == ["drafted", "circulated", "approved"])
  }

  private func wrapped(_ fragment: String) -> String {
    let frame = ["convene: 1", "id: fragment", "horizon: 2024-01-01 .. 2024-12-31"]
    let places = """
      places:
        almaty: {zone: Asia/Almaty, calendar: plain}
        baku: {zone: Asia/Baku, calendar: plain}
      """
    return (frame + [fragment.hasPrefix("places:") ? "" : places, fragment]).joined(separator: "\n")
  }

  @Test func theDefaultPricesAreTheOnesPrinted() throws {
    let costs = Costs()
    let rows = [
      "| `weekend-day` | a meeting day on a weekend of its place | \(costs.weekendDay) |",
      "| `member-on-holiday` | a member of `courtesy` on holiday on a meeting day | \(costs.memberOnHoliday) |",
      "| `silence` | a decision by silence instead of at a session | \(costs.silence) |",
      "| `absence` | an optional party that stays away | \(costs.absence) |",
      "by weight | \(costs.low), \(costs.normal), \(costs.high) |",
      "| `tentative` \(costs.stability.tentative.moved) and \(costs.stability.tentative.perDay), "
        + "`announced` \(costs.stability.announced.moved) and \(costs.stability.announced.perDay), "
        + "`confirmed` \(costs.stability.confirmed.moved) and \(costs.stability.confirmed.perDay) |",
    ]
    for row in rows { #expect(Self.text.contains(row)) }
    let prices = RepairPrices()
    let repairs: [(String, Int)] = [
      ("window", prices.window), ("pin", prices.pin), ("weekday", prices.weekday), ("open-day", prices.openDay),
      ("order", prices.order), ("readiness", prices.readiness), ("notice", prices.notice), ("due", prices.due),
      ("spacing", prices.spacing), ("duration", prices.duration), ("silence", prices.silence),
      ("session", prices.session), ("attendance", prices.attendance), ("capacity", prices.capacity),
      ("online", prices.online), ("blocking", prices.blocking),
    ]
    for (key, points) in repairs {
      #expect(Self.text.contains(try Regex("\\| `\(key)` \\| [^|]+ \\| \(points) \\|")), "\(key)")
    }
  }

  /// Every key that the reader knows is explained: those it lists when a wrong one is written.
  @Test(arguments: [
    "«x»: 1", "calendars: {c: {«x»: 1}}", "places: {almaty: {zone: UTC, calendar: plain, «x»: 1}}", "travel: {«x»: 1}",
    "parties: {p: {«x»: 1}}", "teams: {t: {capacity: 1, «x»: 1}}", "bodies: {b: {«x»: 1}}",
    "events: {e: {dates: 2024-03-01, «x»: 1}}", "meetings: {m: {place: almaty, «x»: 1}}",
    "documents: {d: {stages: [{name: s, takes: 1 day, «x»: 1}]}}", "documents: {d: {«x»: 1}}",
    "tasks: {t: {takes: 1 day, «x»: 1}}", "order: [{«x»: 1}]", "costs: {«x»: 1}", "costs: {stability: {«x»: 1}}",
    "costs: {stability: {tentative: {«x»: 1}}}", "repair-prices: {«x»: 1}",
    "meetings: {m: {place: almaty, prefer: {«x»: 1}}}", "meetings: {m: {place: almaty, needs: [{«x»: 1}]}}",
  ])
  func everyKeyIsExplained(text: String) throws {
    let findings = read(completed(text).filter { $0 != "«" && $0 != "»" }).findings
    let expected = try #require(findings.first { $0.code == "unknown-key" }?.expected)
    for key in expected.dropFirst("one of ".count).split(separator: ", ") {
      let forms = ["`\(key)`", "`\(key): ", "{\(key): ", ", \(key): "]
      #expect(forms.contains { Self.text.contains($0) }, "'\(key)' is not explained")
    }
  }

  /// So are the keys and codes of patches, and the names of entries of lists.
  @Test(arguments: [
    "patch", "nothing-to-remove", "ambiguous-entry", "first", "then", "type", "document", "stage", "task", "meeting",
    "party", "place", "name", "between", "from", "to", "up-to-km", "beyond",
  ])
  func patchesAreExplained(word: String) throws {
    let section = try #require(Self.text.split(separator: "## Patches").last)
    #expect(section.contains("`\(word)`") || section.contains("`\(word): 1`"))
  }

  /// Every code that a scenario file of the tests expects is explained.
  @Test func everyCodeIsExplained() throws {
    for path in ScenarioFilesTests.paths where path.hasPrefix("Tests/") {
      let text = try String(contentsOf: ScenarioFilesTests.root.appending(path: path), encoding: .utf8)
      for line in text.split(separator: "\n") where line.hasPrefix("# expect: ") {
        let words = line.split(separator: " ")
        if words.count == 5 { #expect(Self.text.contains("`\(words[3])`"), "\(path)") }
      }
    }
  }
}
