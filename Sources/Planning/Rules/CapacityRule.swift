import CivilTime

/// On no day does the load of a team exceed its capacity.
public enum CapacityRule: Rule {
  public static let name = RuleName.capacity
  public static let statement =
    "sum of people(i) over the items i of the team under way on d <= capacity, for every day d"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for team in context.scenario.teams {
      let loads = loads(of: team.id, plan, context)
      var changes: [Day: Int] = [:]
      for load in loads {
        changes[max(load.days.first, context.scenario.dataDate), default: 0] += load.people
        changes[max(load.days.last + 1, context.scenario.dataDate), default: 0] -= load.people
      }
      var over: [(day: Day, heads: Int)] = []
      var heads = -team.capacity.value
      for day in stride(from: context.scenario.dataDate, through: context.horizon.last, by: 1) {
        heads += changes[day] ?? 0
        if heads > 0 { over.append((day, heads)) }
      }
      let instance = RuleInstance(.capacity, team.id, at: team.capacity.note.place)
      let items = over.first.map { first in loads.filter { $0.days.contains(first.day) }.map(\.item) } ?? []
      let points: Int =
        switch team.capacity.note.soft {
        case nil: 0
        case .perBreach(let points): points * over.count
        case .perDay(let points): points * over.reduce(0) { $0 + $1.heads }
        }
      guard let first = over.first else { continue }
      let sentence =
        "\(team.name) has \(team.capacity.value) at work but needs \(team.capacity.value + first.heads) on "
        + "\(DateText.day(first.day)) (\(items.joined(separator: ", "))); \(DateText.days(over.count)) over in all."
      if team.capacity.note.soft == nil {
        report.violations.append(Violation(instance, sentence))
      } else {
        report.cost(instance, points, sentence)
      }
    }
    return report
  }

  private struct Load {
    var item: String
    var days: DayRange
    var people: Int
  }

  private static func loads(of team: String, _ plan: PlanIndex, _ context: Context) -> [Load] {
    var loads: [Load] = []
    for task in context.scenario.tasks where task.team == team && !task.takes.isMilestone {
      if let days = plan.task(task.id)?.days { loads.append(Load(item: task.id, days: days, people: task.people)) }
    }
    for document in context.scenario.documents {
      for stage in document.stages where stage.team == team && stage.takes?.isMilestone == false {
        if let days = plan.stage(document.id, stage.name)?.days {
          loads.append(Load(item: "\(document.id).\(stage.name)", days: days, people: stage.people))
        }
      }
    }
    return loads
  }
}
