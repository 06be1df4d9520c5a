import Planning
import ScenarioText
import TestSupport
import Testing

@Suite struct PatchTextTests {
  @Test func aPatchIsReadable() {
    let patch = PatchText(
      title: "Floods: the Rally moves", comment: "Repair 1 of 3\ncosts 4 points",
      overrides: [
        .init(["meetings", "rally", "window", "is"], .text("2024-06-01 .. 2024-06-30")),
        .init(["meetings", "rally", "window", "soft"], .mapping([.init("per-day", .number(2))])),
        .init(["meetings", "rally", "weekdays"], .list([.text("mon"), .text("tue")])),
        .init(["meetings", "forum"], .removed),
        .init(
          ["order", .entry(["first": .text("forum"), "then": .text("rally")]), "at-least"], .text("2 weeks")),
        .init(["order", .entry(["first": .text("panel"), "then": .text("rally")])], .removed),
        .init(
          ["meetings", "rally", "needs", .entry(["document": .text("paper"), "stage": .text("approved")])],
          .mapping([.init("lead", .text("10 days")), .init("why", .text("yes"))])),
        .init(["meetings", "rally", "window", "is"], .text("2024-07-01 .. 2024-07-31")),
        .init(["meetings", "rally", "name"], .text("true")),
        .init(["meetings", "rally", "notes"], .text("two lines:\n\"quoted\"\u{7}")),
      ])
    #expect(
      patch.text == """
        # Repair 1 of 3
        # costs 4 points
        patch: 1
        title: "Floods: the Rally moves"
        meetings:
          rally:
            window:
              is: 2024-07-01 .. 2024-07-31
              soft:
                per-day: 2
            weekdays: [mon, tue]
            needs:
              - document: paper
                stage: approved
                lead: 10 days
                why: yes
            name: "true"
            notes: "two lines:\\n\\"quoted\\"\u{FFFD}"
          forum: null
        order:
          - first: forum
            then: rally
            at-least: 2 weeks
          - first: panel
            then: rally
            is: null

        """)
  }

  @Test func everyTextIsReadBackToTheSameTree() throws {
    for seed in seeds(300) {
      var random = SplitMix64(seed: seed)
      let patch = Self.patch(&random)
      let (node, findings) = ScenarioText.parse(Array(patch.text.utf8), file: "patch.yaml")
      let tree = try #require(node, "seed \(seed): \(findings)\n\(patch.text)")
      #expect(findings == [], "seed \(seed)")
      let head = [PatchText.Field("patch", .number(1))] + (patch.title.map { [.init("title", .text($0))] } ?? [])
      let expected = Self.fields(of: patch.overrides)
      #expect(
        meaning(tree) == meaning(Self.node(.mapping(head + expected))), "seed \(seed):\n\(patch.text)")
      #expect(patch.text == PatchText(title: patch.title, overrides: patch.overrides).text)
    }
  }

  @Test func noCommentBreaksTheText() {
    let patch = PatchText(comment: "one\r\ntwo: \u{85}\u{2028}#\"\u{0}\n\nthree", overrides: [])
    #expect(patch.text == "# one\u{FFFD}\n# two: \u{FFFD}\u{FFFD}#\"\u{FFFD}\n#\n# three\npatch: 1\n")
    #expect(Patch.parse(InputFile(Array(patch.text.utf8), file: "patch.yaml", files: files())).1 == [])
  }

  /// What a patch says holds after it was applied, whatever the base.
  @Test func writtenOverridesAreApplied() throws {
    let base = PatchPlaceTests.base
    let patch = PatchText(
      title: "Later",
      overrides: [
        .init(["meetings", "soc-1", "window"], .text("2024-04-01 .. 2024-04-30")),
        .init(["meetings", "soc-2", "open-days"], .truth(false)),
        .init(
          ["order", .entry(["first": .text("soc-1"), "then": .text("soc-2")]), "at-least"],
          .mapping([.init("weeks", .number(2))])),
        .init(["horizon"], .text("2024-01-01 .. 2025-01-31")),
      ])
    let scenario = try #require(read(base, patches: [patch.text]).scenario)
    #expect(scenario.meetings[0].windows?.value.map { "\($0)" } == ["2024-04-01 .. 2024-04-30"])
    #expect(scenario.meetings[1].openDays.value == false)
    #expect(scenario.order.map { "\($0.atLeast)" } == ["2 weeks"])
    #expect("\(scenario.horizon)" == "2024-01-01 .. 2025-01-31")
  }

  // MARK: Random patches

  /// Overrides at paths of their own: the tree that they make is known without the writer.
  private static func patch(_ random: inout SplitMix64) -> PatchText {
    var overrides: [PatchText.Override] = []
    for number in 0..<Int.random(in: 0...6, using: &random) {
      var path: [PatchText.Step] = [.key("section\(number)")]
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        if Bool.random(using: &random), case .key = path[path.count - 1] {
          path.append(.entry(["first": .text(text(&random)), "then": .number(number)]))
        } else {
          path.append(.key(text(&random)))
        }
      }
      if case .named = path[path.count - 1] {
        path.append(.key("key \(text(&random))"))
      }
      overrides.append(.init(path, value(&random, depth: 3)))
    }
    let title = Bool.random(using: &random) ? text(&random) : nil
    return PatchText(title: title, overrides: overrides)
  }

  private static func value(_ random: inout SplitMix64, depth: Int) -> PatchText.Value {
    switch Int.random(in: 0..<(depth == 0 ? 4 : 6), using: &random) {
    case 0: return .number(Int.random(in: -9...9000, using: &random))
    case 1: return .truth(Bool.random(using: &random))
    case 2: return .removed
    case 3: return .text(text(&random))
    case 4: return .list((0..<Int.random(in: 0...3, using: &random)).map { _ in value(&random, depth: depth - 1) })
    default:
      let fields = (0..<Int.random(in: 0...3, using: &random)).map { number in
        PatchText.Field(text(&random) + "\(number)", value(&random, depth: depth - 1))
      }
      return .mapping(fields)
    }
  }

  private static func text(_ random: inout SplitMix64) -> String {
    let words = [
      "a", "true", "null", "~", "", " ", "2024-03-01 .. 2024-03-31", "12", "0x1F", "1e3", "- x", "? y", "a: b", "x #y",
      "# z", "\"", "'", "\\", "\n", "\t", "\r", "\u{2028}", "\u{FEFF}", "\u{FFFF}", "Ж", "日本", "é", "🗓", "e\u{301}",
      "[", "{", "}", ",", "&a", "*a", "!t", "%", "@", "`", "|", ">", "---", "...", ":", "=", "<<", "09:30-18:00", "²",
    ]
    return (0..<Int.random(in: 1...3, using: &random))
      .map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined()
  }

  private static func fields(of overrides: [PatchText.Override]) -> [PatchText.Field] {
    overrides.map { override in
      var value = override.value
      for step in override.path.dropFirst().reversed() {
        switch (step, value) {
        case (.key(let key), _): value = .mapping([.init(key, value)])
        case (.named(let name), .mapping(let fields)): value = .list([.mapping(name + fields)])
        case (.named, _): Issue.record("an entry holds keys")
        }
      }
      guard case .key(let section) = override.path[0] else { return .init("", value) }
      return .init(section, value)
    }
  }

  private static func node(_ value: PatchText.Value) -> Node {
    let place = SourcePlace(file: "", line: 1, column: 1)
    func scalar(_ text: String, _ kind: Scalar.Kind) -> Node {
      Node(place: place, content: .scalar(Scalar(text: text, style: .plain, kind: kind)))
    }
    switch value {
    case .text(let text): return scalar(text, .string)
    case .number(let number): return scalar("\(number)", .int(number))
    case .truth(let truth): return scalar("\(truth)", .bool(truth))
    case .removed: return scalar("null", .null)
    case .list(let items): return Node(place: place, content: .sequence(items.map(node)))
    case .mapping(let fields):
      let entries = fields.map { Entry(key: scalar($0.key, .string), name: $0.key, value: node($0.value)) }
      return Node(place: place, content: .mapping(entries))
    }
  }
}
