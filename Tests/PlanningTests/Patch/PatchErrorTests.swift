import Planning
import ScenarioText
import Testing

/// What is wrong in a patch is found where the patch says it.
@Suite struct PatchErrorTests {
  /// A patch with one mistake on a sound base: `«…»` stands around the text that the finding points at.
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let message: String
    var expected: String?
    var advice: String?
    let patch: String
    var testDescription: String { name }

    init(
      _ name: String, _ code: String, _ message: String, expected: String? = nil, advice: String? = nil,
      _ patch: String
    ) {
      self.name = name
      self.code = code
      self.message = message
      self.expected = expected
      self.advice = advice
      self.patch = patch.contains("patch") ? patch : "patch: 1\n" + patch
    }
  }

  static let base = completed(
    """
    document-kinds:
      paper: {stages: [{name: drafted, takes: 3 days}, {name: approved, decided-by: soc}]}
    documents:
      budget: {kind: paper}
      report: {stages: [{name: written, takes: 2 days}, {name: sent, takes: 1 day}], due: 2024-06-03}
    meetings:
      soc-1: {body: soc, window: 2024-03-01 .. 2024-03-31, parties: [members]}
      soc-2: {body: soc, needs: [{document: budget}]}
      open: {place: almaty}
    order:
      - {first: soc-1, then: soc-2, at-least: 1 day}
      - {first: soc-1, then: open, at-least: 1 day}
      - {first: soc-1, then: open, type: SS}
      - {first: open, then: soc-2, at-least: 1 day}
      - {first: open, then: soc-2, at-most: 100 days}
    """)

  static let heads = [
    Row(
      "no head", "missing-key", "the patch lacks 'patch'", expected: "the key 'patch'",
      "«data-date: 2024-02-02 # a patch»"),
    Row(
      "another version", "version", "the patch is in version 2 of the language", expected: "patch: 1",
      advice: "Maybe a newer Convene reads it.", "patch: «2»"),
    Row(
      "an unknown section", "unknown-key", "the patch has no key 'meeting'", advice: "Did you mean 'meetings'?",
      "«meeting»: {soc-1: null}"),
    Row("the identity of the base", "unknown-key", "the patch has no key 'id'", "«id»: other"),
    Row("a title that is none", "wrong-type", "'title' is the number 3", expected: "a text", "title: «3»"),
    Row("a list", "wrong-type", "the patch is a list", "«[»patch]"),
    Row("a key twice", "duplicate-key", "", "patch: 1\nmeetings: {}\n«meetings»: {}"),
    Row("no YAML", "syntax", "", "patch: 1\nmeetings: {«"),
  ]

  static let removals = [
    Row(
      "a meeting that is not there", "nothing-to-remove", "'meetings' has no 'soc-3' to remove",
      expected: "one of open, soc-1, soc-2", advice: "Did you mean 'soc-1'?", "meetings: {«soc-3»: null}"),
    Row(
      "a key that is not there", "nothing-to-remove", "'meetings.soc-1' has no 'windw' to remove",
      expected: "one of body, parties, window", advice: "Did you mean 'window'?", "meetings: {soc-1: {«windw»: ~}}"),
    Row(
      "a section that is not there", "nothing-to-remove", "the scenario has no 'tasks' to remove", "«tasks»: null"),
    Row(
      "in what the patch adds", "nothing-to-remove", "'meetings.new' has no 'window' to remove",
      advice: "Maybe it is gone already.", "meetings: {new: {body: soc, «window»: null}}"),
    Row(
      "a link that is not there", "nothing-to-remove", "'order' has no {first: soc-1, then: soc-3} to remove",
      advice: "Did you mean {first: soc-1, then: soc-2}?", "order:\n  - «{»first: soc-1, then: soc-3, is: null}"),
    Row(
      "a key of a link that is not there", "nothing-to-remove",
      "'order.{first: soc-1, then: soc-2}' has no 'at-most' to remove",
      "order: [{first: soc-1, then: soc-2, «at-most»: null}]"),
    Row(
      "an item in long form", "nothing-to-remove", "'meetings.soc-1' has no 'is' to remove",
      "meetings: {soc-1: {«is»: null}}"),
    Row(
      "something beside is: null", "conflicting-keys", "'why' cannot stand beside 'is: null', which removes everything",
      "order: [{first: soc-1, then: soc-2, is: null, «why»: gone}]"),
    Row(
      "something beside is: null of a rule", "conflicting-keys",
      "'why' cannot stand beside 'is: null', which removes everything",
      "meetings: {soc-1: {window: {is: null, «why»: gone}}}"),
  ]

  static let entries = [
    Row(
      "an entry without its name", "missing-key", "an entry of 'order' in a patch does not say which it is",
      expected: "an entry with 'first' and 'then'", "order: [«{»first: soc-1, at-least: 2 days}]"),
    Row(
      "an entry that is a text", "missing-key", "an entry of 'needs' in a patch does not say which it is",
      expected: "an entry with 'document' or 'task'", "meetings: {soc-2: {needs: [«budget»]}}"),
    Row(
      "an entry twice", "duplicate-entry", "{first: soc-1, then: soc-2} stands in the list already",
      "order: [{first: soc-1, then: soc-2}, «{»then: soc-2, first: soc-1}]"),
    Row(
      "two links of one pair", "ambiguous-entry",
      "{first: soc-1, then: open} is the name of 2 entries, at test.yaml:24:5 and test.yaml:25:5",
      expected: "the name of one entry", advice: "Say 'type' too, in the entry of the patch.",
      "order: [«{»first: soc-1, then: open, at-least: 2 days}]"),
    Row(
      "two links of one type", "ambiguous-entry",
      "{first: open, then: soc-2} is the name of 2 entries, at test.yaml:26:5 and test.yaml:27:5",
      advice: "They cannot be told apart; maybe make one entry of them.",
      "order: [«{»first: open, then: soc-2, type: FS, at-least: 2 days}]"),
    Row(
      "a stage where the base means the last", "ambiguous-entry",
      "the entry {document: budget} at test.yaml:20:30 has no 'stage', which means the last one",
      expected: "{document: budget} without 'stage', to change that entry",
      "meetings: {soc-2: {needs: [«{»document: budget, stage: approved, lead: 2 days}]}}"),
  ]

  static let stages = [
    Row(
      "an unknown stage of a kind", "dangling-name", "'document-kinds.paper.stages' has no stage 'draftd'",
      expected: "one of drafted, approved", advice: "Did you mean 'drafted'?",
      "document-kinds: {paper: {stages: [{name: «draftd», takes: 2 days}]}}"),
    Row(
      "a new stage that does not say where", "dangling-name", "'document-kinds.paper.stages' has no stage 'printing'",
      advice: "A new stage says which one it follows, such as after: approved.",
      "document-kinds: {paper: {stages: [{name: «printing», takes: 2 days}]}}"),
    Row(
      "after a stage that is not there", "dangling-name", "'after' is the text 'writen'",
      expected: "one of written, sent", advice: "Did you mean 'written'?",
      "documents: {report: {stages: [{name: read, takes: 2 days, after: «writen»}]}}"),
    Row(
      "a stage that is there", "conflicting-keys", "the stage 'sent' is there already, 'after' cannot move it",
      advice: "Delete 'after'.", "documents: {report: {stages: [{name: sent, «after»: written}]}}"),
    Row(
      "an unknown stage of a document of a kind", "dangling-name",
      "the kind of the document 'budget' has no stage 'printing'",
      advice: "A new stage says which one it follows, with 'after'.",
      "documents: {budget: {stages: [{name: «printing», takes: 2 days}]}}"),
  ]

  /// The errors of scenarios, in what the patch says.
  static let values = [
    Row(
      "an unknown key", "unknown-key", "the meeting 'soc-1' has no key 'windw'",
      "meetings: {soc-1: {«windw»: 2024-03-01}}"),
    Row(
      "an unknown place", "dangling-name", "'almati' is not the name of a place", advice: "Did you mean 'almaty'?",
      "meetings: {open: {place: «almati»}}"),
    Row(
      "a window behind itself", "empty-window", "'window' ends on 2024-03-01, before it begins",
      "meetings: {soc-1: {window: «2024-04-01 .. 2024-03-01»}}"),
    Row(
      "softness of the wrong form", "wrong-type", "'soft' is the text 'much'",
      expected: "a whole number from 0 to 1000000", "meetings: {soc-1: {window: {soft: «much»}}}"),
    Row(
      "a new meeting that lacks something", "no-place", "the meeting 'extra' has no place", "meetings: {«extra»: {}}"),
  ]

  @Test(arguments: heads + removals + entries + stages + values)
  func isFoundInThePatch(row: Row) throws {
    #expect(read(Self.base).findings.filter { $0.severity == .error } == [])
    let plain = row.patch.filter { $0 != "«" && $0 != "»" }
    let findings = read(Self.base, patches: [plain]).findings.filter { $0.severity == .error }
    try #require(findings.count == 1, "\(rendered(Self.base, patches: [plain]))")
    let finding = findings[0]
    #expect(finding.code == row.code)
    if !row.message.isEmpty { #expect(finding.message == row.message) }
    if let expected = row.expected { #expect(finding.expected == expected) }
    if let advice = row.advice { #expect(finding.advice == advice) }
    let lines = row.patch.split(separator: "\n").map(Array.init)
    let line = try #require(lines.firstIndex { $0.contains("«") })
    let start = try #require(lines[line].firstIndex(of: "«"))
    #expect(finding.place.description == "patch-1.yaml:\(line + 1):\(start + 1)")
    if let end = lines[line].firstIndex(of: "»"), row.code != "missing-key" {
      #expect(finding.length == end - start - 1)
    }
  }
}
