import Planning

/// Documents that nothing waits for.
enum UnneededDocumentCheck: HealthCheck {
  static let name = HealthCheckName.unneededDocument
  static let statement = "Something waits for a stage of every document, or it has a due day."
  static let subjects = "documents"
  static let limit: String? = nil
  static let allowance = Allowance.none
  static let source = "DCMA 1 Logic; GAO 1 Capturing all activities"

  static func examine(_ scenario: UnplannedScenario) -> Examination? {
    let documents = scenario.documents
    let findings = documents.filter { document in
      document.due == nil && document.heldWith == nil
        && !document.stages.contains { scenario.isAwaited(.stage(document: document.id, stage: $0.name)) }
    }.map { document in
      HealthFinding(
        item: document.id, "Nothing waits for \(document.name), and it has no due day.",
        advice: "Maybe add 'due', or 'needed-by' with a meeting.", at: document.source)
    }
    return Examination(population: documents.count, findings: findings)
  }
}
