extension Reader {
  /// Checks what no single value shows.
  mutating func validate(_ scenario: Scenario) {
    guard horizon != nil else { return }
    // Only items are looked up in it, and work tables take long to write out.
    var withoutCalendars = scenario
    withoutCalendars.calendars = [:]
    let context = Context(withoutCalendars)
    checkOrderCycles(scenario, context)
    checkDecidingSessions(scenario, context)
    checkSilence(scenario, context)
    checkHeldWith(scenario)
    checkAlongside(scenario)
    guard !hasErrors else { return }
    checkCancelledLinks(scenario)
    checkUnusedNames()
  }
}
