import CivilTime
import ScenarioText

extension Reader {
  /// The entries of each document's stages, those of its kind included, and their names; before any is read.
  mutating func collectStages(_ root: Fields) {
    for entry in section(root, .documentKind) {
      owner = "document-kinds.\(entry.name)"
      let subject = "the document kind '\(entry.name)'"
      guard
        let fields = fields(entry.value, subject, owner: entry.key, keys: ["stages"], required: ["stages"]),
        let stages = fields["stages"]
      else { continue }
      kindStages[entry.name] = stageEntries(stages, subject, isTemplate: true)
      for stage in kindStages[entry.name] ?? [] { _ = self.stage(stage, isTemplate: true) }
    }
    for entry in section(root, .document) { collectStages(of: entry) }
  }

  private mutating func collectStages(of entry: Entry) {
    guard let entries = entry.value.entries else {
      unreadableDocuments.insert(entry.name)
      return
    }
    let fields = Fields(entries, subject: "the document '\(entry.name)'", owner: entry.key)
    var stages: [StageEntry] = []
    var isComplete = true
    if let kind = fields["kind"] {
      if let name = kind.value.scalar?.text, let known = kindStages[name] {
        stages = known
      } else {
        isComplete = false
      }
    }
    if let own = fields["stages"] {
      let written = stageEntries(own, fields.subject, isTemplate: false)
      isComplete = isComplete && own.value.items?.count == written.count
      if fields["kind"] == nil {
        stages = written
        for after in written.compactMap(\.after) {
          conflict(after, "only a document with a 'kind' places a stage with 'after'", advice: "Delete 'after'.")
        }
      } else if isComplete {
        override(&stages, with: written, fields)
      }
    } else if fields["kind"] == nil {
      missing("stages", fields, advice: "Maybe 'kind' with the name of a document kind.")
      isComplete = false
    }
    documentStages[entry.name] = stages
    stageNames[entry.name] = stages.map(\.name)
    if !isComplete || stages.isEmpty { unreadableDocuments.insert(entry.name) }
  }

  private mutating func override(_ stages: inout [StageEntry], with own: [StageEntry], _ fields: Fields) {
    for entry in own {
      let index = stages.firstIndex { $0.name == entry.name }
      switch (index, entry.after) {
      case (let index?, nil): stages[index] = stages[index].overridden(by: entry)
      case (_?, let after?):
        conflict(
          after, "the stage \(quoted(entry.name)) is in the kind already, 'after' cannot move it",
          advice: "Delete 'after'.")
      case (nil, let after?): insert(entry, after, into: &stages, fields)
      case (nil, nil):
        reportUnknownStage(
          entry.name, entry.nameNode, stages, fields, else: "A new stage says which one it follows, with 'after'.")
      }
    }
  }

  private mutating func insert(
    _ entry: StageEntry, _ after: Entry, into stages: inout [StageEntry], _ fields: Fields
  ) {
    guard let stage = text(after.value, "'after'", expected: "the name of a stage") else { return }
    if let index = stages.firstIndex(where: { $0.name == stage }) {
      stages.insert(entry, at: index + 1)
    } else {
      reportUnknownStage(stage, after.value, stages, fields, else: nil)
    }
  }

  private mutating func reportUnknownStage(
    _ name: String, _ node: Node, _ stages: [StageEntry], _ fields: Fields, else advice: String?
  ) {
    error(
      "dangling-name", node, "the kind of \(fields.subject) has no stage \(quoted(name))",
      expected: "one of " + stages.map(\.name).joined(separator: ", "),
      advice: meant(name, among: stages.map(\.name).sorted()).map { "Did you mean '\($0)'?" } ?? advice)
  }

  mutating func documents(_ root: Fields) -> [Document] {
    section(root, .document).compactMap { document($0) }
  }

  private mutating func document(_ entry: Entry) -> Document? {
    owner = "documents.\(entry.name)"
    let keys = ["kind", "stages", "due", "calendar", "optional", "held-with", "needed-by"]
    guard let fields = fields(entry.value, "the document '\(entry.name)'", owner: entry.key, keys: keys) else {
      return nil
    }
    let stages = (documentStages[entry.name] ?? []).compactMap { stage($0, isTemplate: false) }
    readNeededBy(
      fields["needed-by"], { .stage(document: entry.name, stage: $0 ?? "") }, stagesOf: entry.name)
    let document = Document(
      id: entry.name, name: name(fields, else: entry.name),
      kind: fields["kind"].flatMap { reference($0.value, "'kind'", to: .documentKind) },
      stages: withHistory(stages),
      due: fields["due"].flatMap { due($0, isDone: stages.last?.progress?.isDone == true) },
      calendar: fields["calendar"].flatMap { calendar($0.value, "'calendar'") },
      optional: fields["optional"].flatMap { optional($0) },
      heldWith: fields["held-with"].flatMap { heldWith($0) }, notes: notes(fields["notes"]),
      source: mark(entry.key))
    return stages.isEmpty ? nil : document
  }

  /// The day by which an item closes.
  mutating func due(_ entry: Entry, isDone: Bool) -> Ruled<Day>? {
    rule(entry, soft: .perBreachOrDay) { reader, node in
      guard let day = reader.day(node, "'due'") else { return nil }
      if !isDone { reader.checkInside(DayRange(day), node, "'due'") }
      return day
    }
  }

  /// The day before which an item does not start, or a stage does not close.
  mutating func notBefore(_ entry: Entry) -> Ruled<Day>? {
    rule(entry, soft: .hard) { reader, node in
      guard let day = reader.day(node, "'not-before'") else { return nil }
      if let horizon = reader.horizon, day > horizon.last { reader.checkInside(DayRange(day), node, "'not-before'") }
      return day
    }
  }

  /// Stages before one that is done or has begun are done; the days of facts follow each other.
  private mutating func withHistory(_ stages: [Stage]) -> [Stage] {
    var stages = stages
    var closedBy: Day?
    /// A stage may be done on the very day the next one began.
    var latest: Day?
    for index in stages.indices.reversed() {
      switch stages[index].progress {
      case nil:
        if let closedBy { stages[index].progress = .done(closedBy, implied: true) }
      case .done(let day, _):
        if let latest, day > latest { reportHistory(stages[index], day, latest) }
        closedBy = min(day, closedBy ?? day)
        latest = closedBy
      case .started(let day), .remaining(_, let day):
        if let closedBy {
          report(
            "fact-order", at: stages[index].source,
            "the stage '\(stages[index].name)' is open, but a later one has begun or is done by \(closedBy)",
            expected: "'done' with a day", advice: "Maybe write 'done' for it.")
        }
        closedBy = min(day - 1, closedBy ?? day)
        latest = min(day, latest ?? day)
      }
    }
    return stages
  }

  private mutating func reportHistory(_ stage: Stage, _ day: Day, _ next: Day) {
    report(
      "fact-order", at: stage.source,
      "the stage '\(stage.name)' is done on \(day), but the next one needs it by \(next)",
      expected: "a day up to \(next)", advice: "Maybe two days are mixed up.")
  }
}
