import CivilTime
import Planning
import ScenarioText

/// Items with much room between their earliest and latest start.
enum HighFloatCheck: HealthCheck {
  static let name = HealthCheckName.highFloat
  static let statement =
    "Windows, due days and links leave each item at most 44 working days of float before it is planned."
  static let subjects = "meetings, documents and tasks"
  static let limit: String? = "over 44 working days"
  static let allowance = Allowance.percent(5)
  static let source = "DCMA 6 High Float; GAO 7 Ensuring reasonable total float"

  /// Working days of the scenario's calendar.
  private static let mostDays = 44

  static func examine(_ scenario: UnplannedScenario) -> Examination? {
    guard scenario.hasRoom else { return nil }
    let meetings = scenario.meetings.map { meeting in
      finding(
        meeting.id, meeting.name, scenario.room(.meeting(meeting.id)), scenario,
        "Maybe narrow its window, or say what waits for it.", at: meeting.source)
    }
    // A document has the float of the stage that has least.
    let documents = scenario.documents.map { document in
      let stages = document.stages.map { ItemID.stage(document: document.id, stage: $0.name) }
      let rooms = stages.filter { !scenario.context.hasBegun($0) }
        .compactMap { stage in scenario.room(stage).map { (stage: stage, room: $0) } }
      let least = rooms.min { float($0.room, scenario) < float($1.room, scenario) }
      return finding(
        document.id, least.map { scenario.context.name(of: $0.stage) } ?? document.name, least?.room, scenario,
        advice(due: document.due, isAwaited: stages.contains(where: scenario.isAwaited)), at: document.source)
    }
    let tasks = scenario.tasks.map { task in
      finding(
        task.id, task.name, scenario.room(.task(task.id)), scenario,
        advice(due: task.due, isAwaited: scenario.isAwaited(.task(task.id))), at: task.source)
    }
    let all = meetings + documents + tasks
    return Examination(population: all.count, findings: all.compactMap { $0 }.worstFirst())
  }

  private static func finding(
    _ id: String, _ name: String, _ room: ItemRoom?, _ scenario: UnplannedScenario, _ advice: String,
    at place: SourcePlace
  ) -> HealthFinding? {
    guard let room else { return nil }
    let days = float(room, scenario)
    guard days > mostDays else { return nil }
    return HealthFinding(
      item: id,
      "\(name): \(days) working days of float, with a start from \(DateText.day(room.earliest.first)) to "
        + "\(DateText.day(room.latest.first)).",
      advice: advice, amount: days, at: place)
  }

  private static func advice(due: Ruled<Day>?, isAwaited: Bool) -> String {
    if due != nil { return "Maybe bring its due day forward, or say what it waits for." }
    return isAwaited
      ? "Maybe give it a due day, or narrow the window of the meeting that it is for."
      : "Maybe give it a due day, or name the meeting that needs it."
  }

  private static func float(_ room: ItemRoom, _ scenario: UnplannedScenario) -> Int {
    scenario.context.workTable(nil)
      .workingDays(from: room.earliest.first.morning, to: room.latest.first.morning)
  }
}
