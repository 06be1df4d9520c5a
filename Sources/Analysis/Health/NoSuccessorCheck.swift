import Planning

/// Tasks whose close nothing waits for.
///
/// Meetings are ends in themselves, and documents have a check of their own.
enum NoSuccessorCheck: HealthCheck {
  static let name = HealthCheckName.noSuccessor
  static let statement = "Something waits for the close of every task, or it has a due day."
  static let subjects = "tasks"
  static let limit: String? = nil
  static let allowance = Allowance.percent(5)
  static let source = "DCMA 1 Logic; GAO 2 Sequencing all activities"

  static func examine(_ scenario: UnplannedScenario) -> Examination? {
    let tasks = scenario.tasks
    let findings = tasks.filter { task in
      !scenario.isAwaited(.task(task.id)) && task.due == nil && task.heldWith == nil
    }.map { task in
      HealthFinding(
        item: task.id, "Nothing waits for the close of \(task.name), and it has no due day.",
        advice: "Maybe add 'due', or 'needed-by' with a meeting.", at: task.source)
    }
    return Examination(population: tasks.count, findings: findings)
  }
}
