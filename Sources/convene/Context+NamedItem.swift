import Planning
import ScenarioText

extension Context {
  /// The item of a name, a document's last stage included.
  func namedItem(_ name: String) throws(UsageError) -> ItemID {
    if let item = item(name) { return item }
    if let last = document(name)?.stages.last { return .stage(document: name, stage: last.name) }
    var kind: String?
    if body(name) != nil {
      let sessions = sessions(of: name).map(\.id)
      kind = "a body" + (sessions.isEmpty ? "" : "; its sessions are \(sessions.joined(separator: ", "))")
    } else if party(name) != nil {
      kind = "a party"
    } else if team(name) != nil {
      kind = "a team"
    } else if place(name) != nil {
      kind = "a place"
    }
    let names =
      scenario.meetings.map(\.id) + scenario.events.map(\.id) + scenario.tasks.map(\.id)
      + scenario.documents.flatMap { document in [document.id] + document.stages.map { "\(document.id).\($0.name)" } }
    throw UsageError.noItem(name, kind: kind, nearest: nearest(name, among: names))
  }
}
