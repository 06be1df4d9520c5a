import CivilTime
import ScenarioText

extension Reader {
  /// The sections and settings of a scenario.
  static let topKeys = [
    "convene", "id", "title", "horizon", "data-date", "calendar", "calendars", "blackouts", "places", "travel",
    "parties", "teams", "bodies", "events", "meetings", "document-kinds", "documents", "tasks", "order", "costs",
    "repair-prices",
  ]

  /// The scenario as far as it can be read.
  mutating func scenario(_ tree: Node) -> Scenario? {
    guard
      let root = fields(tree, "the scenario", keys: Self.topKeys, required: ["convene", "id", "horizon"])
    else { return nil }
    checkVersion(root)
    readTime(root)
    readCosts(root)
    collectNames(root)
    readCalendars(root)
    collectStages(root)
    let places = places(root)
    let documents = documents(root)
    let tasks = tasks(root)
    let id = root["id"].flatMap { identifier($0.value) }
    owner = ""
    var scenario = Scenario(
      id: id ?? "", title: root["title"].flatMap { text($0.value, "'title'") } ?? name(root, else: id ?? ""),
      horizon: horizon ?? DayRange(Day(number: 0)), dataDate: dataDate ?? Day(number: 0), calendar: scenarioCalendar,
      blackouts: blackouts(root["blackouts"]), places: places, travel: travel(root), parties: parties(root),
      teams: teams(root), bodies: bodies(root), events: events(root), meetings: meetings(root), documents: documents,
      tasks: tasks, order: order(root), costs: costs, repairPrices: repairPrices, notes: notes(root["notes"]),
      source: tree.place)
    scenario.calendars = calendars.mapValues(\.calendar)
    addNeeds(to: &scenario)
    resolvePlaces(&scenario)
    takeAsPlanned(&scenario)
    validate(scenario)
    return horizon == nil ? nil : scenario
  }

  private mutating func checkVersion(_ root: Fields) {
    guard let entry = root["convene"], let version = integer(entry.value, "'convene'") else { return }
    guard version != 1 else { return }
    error(
      "version", entry.value, "the scenario is in version \(version) of the language", expected: "convene: 1",
      advice: version > 1 ? "Maybe a newer Convene reads it." : nil)
  }

  private mutating func readTime(_ root: Fields) {
    horizon = root["horizon"].flatMap { range($0.value, "'horizon'") }
    guard let entry = root["data-date"] else {
      dataDate = horizon?.first
      return
    }
    dataDate = day(entry.value, "'data-date'")
    dataDatePlace = entry.value.place
    if let dataDate { checkInside(DayRange(dataDate), entry.value, "'data-date'") }
  }

  private mutating func identifier(_ node: Node) -> String? {
    guard let text = text(node, "'id'", expected: "a short name") else { return nil }
    checkIdentifier(node, of: "a scenario")
    return text
  }

  /// Gives every item the needs that others state for it.
  private func addNeeds(to scenario: inout Scenario) {
    for index in scenario.meetings.indices {
      let id = scenario.meetings[index].id
      scenario.meetings[index].needs = (scenario.meetings[index].needs + (needsOfOthers[id] ?? [])).canonical
    }
    for index in scenario.tasks.indices {
      let id = scenario.tasks[index].id
      scenario.tasks[index].needs = (scenario.tasks[index].needs + (needsOfOthers[id] ?? [])).canonical
    }
  }
}
