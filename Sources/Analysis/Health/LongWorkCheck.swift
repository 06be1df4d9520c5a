import CivilTime
import Planning

/// Stages and tasks that take long.
enum LongWorkCheck: HealthCheck {
  static let name = HealthCheckName.longWork
  static let statement = "No stage or task takes more than 44 working days, two months."
  static let subjects = "stages and tasks"
  static let limit: String? = "over 44 working days"
  static let allowance = Allowance.percent(5)
  static let source = "DCMA 8 High Duration; GAO 4 Establishing the durations of all activities"

  /// Working days.
  private static let mostDays = 44

  static func examine(_ scenario: UnplannedScenario) -> Examination? {
    let context = scenario.context
    var population = 0
    var findings: [HealthFinding] = []
    func look(at item: ItemID, takes: Span, add finding: (_ days: Int) -> HealthFinding) {
      population += 1
      let days = workingDays(of: takes, in: context)
      if days > mostDays { findings.append(finding(days)) }
    }
    for document in scenario.documents {
      for stage in document.stages {
        guard let takes = stage.takes, stage.progress?.isDone != true else { continue }
        let item = ItemID.stage(document: document.id, stage: stage.name)
        look(at: item, takes: takes) { days in
          HealthFinding(
            item: "\(item)", sentence(context.name(of: item), takes, days),
            advice: "Maybe split it into stages whose results can be seen.", amount: days, at: stage.source)
        }
      }
    }
    for task in scenario.tasks {
      look(at: .task(task.id), takes: task.takes) { days in
        HealthFinding(
          item: task.id, sentence(task.name, task.takes, days),
          advice: "Maybe split it into tasks whose results can be seen.", amount: days, at: task.source)
      }
    }
    return Examination(population: population, findings: findings.worstFirst())
  }

  private static func sentence(_ name: String, _ takes: Span, _ days: Int) -> String {
    "\(name): \(takes)" + (takes.unit == .workingDays ? "." : ", about \(days) working days.")
  }

  /// The working days of a span in its own calendar; of other units those of the scenario's calendar from the data date.
  private static func workingDays(of span: Span, in context: Context) -> Int {
    guard span.unit != .workingDays else { return span.count }
    let table = context.workTable(nil)
    let start = context.scenario.dataDate
    guard let last = span.lastDay(startingOn: start, calendar: table) else { return 0 }
    return span.isMilestone ? 0 : table.workingDays(from: start.morning, to: last.close)
  }
}

extension [HealthFinding] {
  /// The findings with the greatest amounts first, others in their order.
  func worstFirst() -> [HealthFinding] {
    enumerated().sorted { ($1.element.amount ?? 0, $0.offset) < ($0.element.amount ?? 0, $1.offset) }.map(\.element)
  }
}
