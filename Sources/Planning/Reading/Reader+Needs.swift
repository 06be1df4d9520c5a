import CivilTime
import ScenarioText

extension Reader {
  /// What an item waits for, in canonical order.
  mutating func needs(_ entry: Entry?) -> [Need] {
    guard let entry else { return [] }
    return list(entry.value, "'needs'", of: "needs").compactMap { need($0) }.canonical
  }

  private mutating func need(_ node: Node) -> Need? {
    let subject = "an entry of 'needs'"
    let keys = ["document", "stage", "task", "lead"] + Self.noteKeys
    guard let fields = fields(node, subject, keys: keys) else { return nil }
    let note = note(fields, at: mark(node), soft: .perBreachOrDay)
    let lead = lead(fields)
    if let entry = fields["document"] {
      if let task = fields["task"] { conflict(task, "a need names a document or a task, not both") }
      guard let document = reference(entry.value, "'document'", to: .document),
        let stage = stage(fields["stage"], of: document)
      else { return nil }
      return Need(subject: .stage(document: document, stage: stage), lead: lead, note: note)
    }
    if let stage = fields["stage"] { conflict(stage, "only a document has stages") }
    guard let entry = fields["task"] else {
      missing("document", fields, advice: "Maybe 'task'.")
      return nil
    }
    return reference(entry.value, "'task'", to: .task).map { Need(subject: .task($0), lead: lead, note: note) }
  }

  private mutating func lead(_ fields: Fields) -> Span {
    fields["lead"].flatMap { span($0.value, "'lead'") } ?? .days(0)
  }

  /// The stage that a need names; the last one where it names none.
  private mutating func stage(_ entry: Entry?, of document: String) -> String? {
    guard let known = stageNames[document], let last = known.last else { return nil }
    guard let entry else { return last }
    guard let stage = text(entry.value, "'stage'", expected: "the name of a stage") else { return nil }
    if known.contains(stage) || unreadableDocuments.contains(document) { return stage }
    error(
      "never-approved", entry.value, "the document '\(document)' never reaches a stage \(quoted(stage))",
      expected: "one of its stages: " + known.joined(separator: ", "),
      advice: meant(stage, among: known.sorted()).map { "Did you mean '\($0)'?" }
        ?? "Maybe add the stage to the document.")
    return nil
  }

  /// Keeps what a document or task writes as `needed-by` for the items that wait.
  mutating func readNeededBy(_ entry: Entry?, _ subject: (String?) -> Need.Subject, stagesOf document: String?) {
    guard let entry else { return }
    for node in list(entry.value, "'needed-by'", of: "meetings and tasks") {
      let keys = ["meeting", "task", "lead"] + (document == nil ? [] : ["stage"]) + Self.noteKeys
      guard let fields = fields(node, "an entry of 'needed-by'", keys: keys) else { continue }
      let note = note(fields, at: mark(node), soft: .perBreachOrDay)
      let lead = lead(fields)
      if let task = fields["task"], fields["meeting"] != nil {
        conflict(task, "an entry names a meeting or a task, not both")
      }
      guard let item = fields.first(of: ["meeting", "task"]) else {
        missing("meeting", fields, advice: "Maybe 'task'.")
        continue
      }
      let kind: NameKind = item.name == "meeting" ? .meeting : .task
      guard let name = reference(item.value, "'\(item.name)'", to: kind) else { continue }
      var stage: String?
      if let document {
        stage = self.stage(fields["stage"], of: document)
        guard stage != nil else { continue }
      }
      needsOfOthers[name, default: []].append(Need(subject: subject(stage), lead: lead, note: note))
    }
  }
}

extension [Need] {
  /// By subject, then as written.
  var canonical: [Need] {
    sorted { a, b in
      guard a.subject == b.subject else { return a.subject.text < b.subject.text }
      guard let one = a.note.place, let other = b.note.place else { return false }
      return one < other
    }
  }
}

extension Need.Subject {
  /// As scenario files write it.
  var text: String {
    switch self {
    case .stage(let document, let stage): "\(document).\(stage)"
    case .task(let id): id
    }
  }
}
