import CivilTime
import ScenarioText

extension Reader {
  mutating func order(_ root: Fields) -> [OrderLink] {
    guard let entry = root["order"] else { return [] }
    return list(entry.value, "'order'", of: "links").compactMap { link($0) }
  }

  private mutating func link(_ node: Node) -> OrderLink? {
    let keys = ["first", "then", "type", "at-least", "at-most"] + Self.noteKeys
    guard let fields = fields(node, "an entry of 'order'", keys: keys, required: ["first", "then"]) else { return nil }
    let first = fields["first"].flatMap { item($0) }
    let then = fields["then"].flatMap { item($0) }
    owner = "order.\(first?.description ?? "").\(then?.description ?? "")"
    let types = LinkType.allCases.map { ($0.rawValue, $0) }
    let type = fields["type"].flatMap { word($0.value, "'type'", among: types) } ?? .finishToStart
    let atLeast = fields["at-least"].flatMap { span($0.value, "'at-least'", mayBeNegative: true) }
    let atMost = fields["at-most"].flatMap { span($0.value, "'at-most'", mayBeNegative: true) }
    let note = note(fields, at: mark(node), soft: .perBreachOrDay)
    if let atLeast, let atMost, let entry = fields["at-most"], atMost.unit == atLeast.unit,
      atMost.calendar == atLeast.calendar, atMost.count < atLeast.count
    {
      error(
        "empty-gap", entry.value, "'at-most' is \(atMost), less than 'at-least', \(atLeast)",
        expected: "at least \(atLeast)", advice: "Maybe the two are mixed up.")
    }
    guard let first, let then else { return nil }
    guard first != then else {
      if let entry = fields["then"] {
        error("self-reference", entry.value, "'\(then)' cannot follow itself", expected: "another item")
      }
      return nil
    }
    return OrderLink(
      first: first, then: then, type: type, atLeast: atLeast ?? .days(0), atMost: atMost, note: note)
  }

  /// A meeting, event or task by name, or a stage as `document.stage`; a document alone means its last stage.
  private mutating func item(_ entry: Entry) -> ItemID? {
    let subject = "'\(entry.name)'"
    guard let text = text(entry.value, subject, expected: "the name of a meeting, event, stage or task") else {
      return nil
    }
    if let dot = text.firstIndex(of: ".") {
      let document = String(text[..<dot])
      let stage = String(text[text.index(after: dot)...])
      return self.stage(stage, of: document, entry.value)
    }
    if names.contains(text, .document) {
      used.insert(Name(kind: .document, text: text))
      return stageNames[text]?.last.map { .stage(document: text, stage: $0) }
    }
    guard let name = reference(entry.value, subject, to: [.meeting, .event, .task, .document]) else { return nil }
    if names.contains(name, .meeting) { return .meeting(name) }
    if names.contains(name, .event) { return .event(name) }
    return names.contains(name, .task) ? .task(name) : nil
  }

  private mutating func stage(_ stage: String, of document: String, _ node: Node) -> ItemID? {
    let whole = Node(
      place: node.place, length: node.length, content: .scalar(Scalar(text: document, style: .plain, kind: .string)))
    _ = reference(whole, "the document", to: .document)
    guard let known = stageNames[document] else { return nil }
    if known.contains(stage) { return .stage(document: document, stage: stage) }
    if unreadableDocuments.contains(document) { return nil }
    error(
      "dangling-name", node, "the document '\(document)' has no stage \(quoted(stage))",
      expected: "one of its stages: " + known.joined(separator: ", "),
      advice: meant(stage, among: known.sorted()).map { "Did you mean '\(document).\($0)'?" })
    return nil
  }
}
