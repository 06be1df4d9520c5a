extension Reader {
  /// Checks what no single value shows.
  mutating func validate(_ scenario: Scenario) {
    guard horizon != nil else { return }
    checkOrderCycles(scenario)
    checkDecidingSessions(scenario)
    checkSilence(scenario)
    checkHeldWith(scenario)
    checkAlongside(scenario)
    guard !hasErrors else { return }
    checkCancelledLinks(scenario)
    checkUnneededDocuments(scenario)
    checkUnusedNames()
  }
}
