import CivilTime
import ScenarioText

extension Reader {
  /// Every stage to be decided has a session that can decide it, or a silence procedure.
  mutating func checkDecidingSessions(_ scenario: Scenario, _ context: Context) {
    // What is held with something cancelled is left out with it.
    let cancelled = Set(scenario.meetings.filter { $0.status == .cancelled }.map(\.id))
    for document in scenario.documents where document.heldWith.map({ !cancelled.contains($0.value) }) ?? true {
      for stage in document.stages where stage.progress == nil {
        guard let decision = stage.decision, !decision.orSilence, areKnown(decision) else { continue }
        guard context.deciders(of: decision).isEmpty else { continue }
        let (who, advice) = words(decision, context)
        report(
          "no-deciding-session", at: decision.note.place ?? stage.source,
          "no session can decide the stage '\(stage.name)' of '\(document.id)': \(who)",
          expected: "a meeting that is not held or cancelled, or 'or-silence: true'", advice: advice)
      }
    }
  }

  /// Every decision that may be by silence knows how long the silence is.
  mutating func checkSilence(_ scenario: Scenario, _ context: Context) {
    for document in scenario.documents {
      for stage in document.stages where stage.progress == nil {
        guard let decision = stage.decision, decision.orSilence || decision.thenSilence, areKnown(decision) else {
          continue
        }
        let sessions: [Meeting?] =
          decision.thenSilence ? context.deciders(of: decision).map { $0 } + (decision.orSilence ? [nil] : []) : [nil]
        guard sessions.contains(where: { context.silence(of: decision, at: $0) == nil }) else { continue }
        let body = context.decidingBody(of: decision, at: context.deciders(of: decision).first)
        report(
          "silence-without-span", at: decision.note.place ?? stage.source,
          "the stage '\(stage.name)' of '\(document.id)' may be decided by silence, but nobody says how long it lasts",
          expected: "'silence' with a span, here or at the body",
          advice: body.map { "Maybe silence: 14 days under the body '\($0.id)'." } ?? "Maybe silence: 14 days here.")
      }
    }
  }

  /// Whether the names in a decision are all known; where they are not, that is the error.
  private func areKnown(_ decision: Decision) -> Bool {
    switch decision.decider {
    case .body(let id): names.contains(id, .body)
    case .meetings(let ids): ids.allSatisfy { names.contains($0, .meeting) }
    }
  }

  private func words(_ decision: Decision, _ context: Context) -> (who: String, advice: String) {
    switch decision.decider {
    case .body(let id):
      return ("the body '\(id)' has no meeting still to come", "Maybe add a meeting with body: \(id).")
    case .meetings(let ids):
      let held = ids.compactMap { context.meeting($0)?.held }.last
      return (
        "\(ids.map { "'\($0)'" }.joined(separator: ", ")) \(ids.count == 1 ? "is" : "are") held or cancelled",
        held.map { "Maybe it was decided there: write 'done: \($0.last)'." }
          ?? "Maybe name a meeting still to come, or its body."
      )
    }
  }
}
