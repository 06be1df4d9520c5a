import ScenarioText

extension Reader {
  /// Warns of rules that a cancelled meeting makes void.
  mutating func checkCancelledLinks(_ scenario: Scenario) {
    let cancelled = Set(scenario.meetings.filter { $0.status == .cancelled }.map(\.id))
    guard !cancelled.isEmpty else { return }
    for link in scenario.order {
      for case .meeting(let id) in [link.first, link.then] where cancelled.contains(id) {
        warnCancelled(id, at: link.note.place, "the link from '\(link.first)' to '\(link.then)'")
      }
    }
    for meeting in scenario.meetings where meeting.status != .cancelled && meeting.status != .held {
      if let anchor = meeting.alongside, cancelled.contains(anchor.value) {
        warnCancelled(anchor.value, at: anchor.note.place, "'alongside' of '\(meeting.id)'")
      }
    }
  }

  private mutating func warnCancelled(_ id: String, at place: SourcePlace?, _ subject: String) {
    guard let place else { return }
    report(
      "cancelled-link", severity: .warning, at: place, "\(subject) is void, since '\(id)' is cancelled",
      advice: "Maybe delete it, or name another meeting.")
  }

  /// Warns of names that are given and never used.
  mutating func checkUnusedNames() {
    for kind in [NameKind.place, .party, .team, .body, .documentKind, .calendar] {
      for name in names.all(kind) where !used.contains(Name(kind: kind, text: name)) {
        guard let key = names.entry(name, kind)?.key else { continue }
        report(
          Finding(
            "unused-name", severity: .warning, at: key.place, length: key.length,
            "\(kind.phrase.split(separator: " ").dropFirst().joined(separator: " ")) '\(name)' is never used",
            advice: "Maybe delete it, or something lacks its name."))
      }
    }
  }
}
