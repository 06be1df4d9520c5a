import CivilTime
import Planning
import Solver

/// The load of a team: a capacity, or for a soft one an overload for each day that can be overloaded.
enum CapacityConstraint: RuleConstraint {
  static let name = RuleName.capacity

  static func constrain(_ builder: inout ProblemBuilder) {
    for team in builder.context.scenario.teams {
      let loads = loads(of: team.id, builder)
      guard loads.reduce(0, { $0 + $1.people }) > team.capacity.value else { continue }
      guard let soft = team.capacity.note.soft else {
        builder.add(
          .capacity(
            Capacity(
              loads: loads.map { Capacity.Load(activity: $0.activity, demand: $0.people) },
              limit: team.capacity.value)), RuleInstance(.capacity, team.id, at: team.capacity.note.place))
        continue
      }
      if builder.isUnfolded { continue }
      addOverloads(of: team, soft, loads, &builder)
    }
  }

  private struct Load {
    var activity: Int
    var people: Int
    /// By value; nil when absent or a milestone.
    var days: [DayRange?]
  }

  private static func loads(of team: String, _ builder: ProblemBuilder) -> [Load] {
    var loads: [Load] = []
    for task in builder.context.scenario.tasks where task.team == team && !task.takes.isMilestone {
      if let variable = builder.tasks[task.id] {
        loads.append(Load(activity: variable.activity, people: task.people, days: variable.choices))
      }
    }
    for document in builder.context.scenario.documents {
      for stage in document.stages where stage.team == team && stage.takes?.isMilestone == false {
        if let variable = builder.stages[.stage(document: document.id, stage: stage.name)] {
          loads.append(Load(activity: variable.activity, people: stage.people, days: variable.choices.map(\.days)))
        }
      }
    }
    return loads
  }

  private static func addOverloads(of team: Team, _ soft: Softness, _ loads: [Load], _ builder: inout ProblemBuilder) {
    let scenario = builder.context.scenario
    guard loads.contains(where: { !$0.days.isEmpty }) else { return }
    for day in stride(from: scenario.dataDate, through: scenario.horizon.last, by: 1) {
      let terms = loads.map { load in
        Linear.Term(
          activity: load.activity, coefficients: load.days.map { $0?.contains(day) == true ? load.people : 0 })
      }.filter { $0.coefficients.contains { $0 > 0 } }
      let most = terms.reduce(0) { $0 + ($1.coefficients.max() ?? 0) } - team.capacity.value
      guard most > 0 else { continue }
      let costs = (0...most).map { heads in soft.price(heads: heads) }
      let rule = RuleInstance(.capacity, team.id, "\(day)", at: team.capacity.note.place)
      let overload = builder.addPrice(rule, home: builder.home(terms[0].activity), costs: costs)
      builder.add(
        .linear(
          Linear(
            terms: terms + [Linear.Term(activity: overload, coefficients: (0...most).map { -$0 })],
            upper: team.capacity.value)), rule)
    }
  }
}

extension Softness {
  /// The price of one day on which a team is short of a number of people.
  fileprivate func price(heads: Int) -> Int {
    switch self {
    case .perBreach(let points): heads > 0 ? points : 0
    case .perDay(let points): points * heads
    }
  }
}
