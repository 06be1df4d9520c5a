import CivilTime
import Planning
import Solver

/// The load of a team: a capacity, for a soft one with an overload for each run of days on which the load is the same.
enum CapacityConstraint: RuleConstraint {
  static let name = RuleName.capacity

  static func constrain(_ builder: inout ProblemBuilder) {
    for team in builder.context.scenario.teams where !builder.stops() {
      let loads = loads(of: team.id, builder)
      guard loads.reduce(0, { $0 + $1.demand }) > team.capacity.value else { continue }
      if builder.isUnfolded && team.capacity.note.soft != nil { continue }
      let reliefs = team.capacity.note.soft.map { Self.reliefs(of: team, $0, loads, &builder) } ?? []
      builder.add(
        .capacity(Capacity(loads: loads, limit: team.capacity.value, reliefs: reliefs)),
        RuleInstance(.capacity, team.id, at: team.capacity.note.place))
    }
  }

  private static func loads(of team: String, _ builder: ProblemBuilder) -> [Capacity.Load] {
    var loads: [Capacity.Load] = []
    for task in builder.context.scenario.tasks where task.team == team && !task.takes.isMilestone {
      if let variable = builder.tasks[task.id] {
        loads.append(Capacity.Load(activity: variable.activity, demand: task.people))
      }
    }
    for document in builder.context.scenario.documents {
      for stage in document.stages where stage.team == team && stage.takes?.isMilestone == false {
        if let variable = builder.stages[.stage(document: document.id, stage: stage.name)] {
          loads.append(Capacity.Load(activity: variable.activity, demand: stage.people))
        }
      }
    }
    return loads
  }

  /// An overload for each run of days between those on which a load may start or end, as high as all that may come together.
  private static func reliefs(
    of team: Team, _ soft: Softness, _ loads: [Capacity.Load], _ builder: inout ProblemBuilder
  ) -> [Capacity.Relief] {
    var turns: Set<Instant> = []
    var changes: [Instant: Int] = [:]
    for load in loads where !builder.stops() {
      let values = builder.values(of: load.activity).filter { $0.isPresent && $0.start < $0.end }
      for value in values {
        turns.insert(value.start)
        turns.insert(value.end)
      }
      for spell in spells(values) {
        changes[spell.lowerBound, default: 0] += load.demand
        changes[spell.upperBound, default: 0] -= load.demand
      }
    }
    let times = turns.sorted()
    let home = builder.newHome()
    var reliefs: [Capacity.Relief] = []
    var most = -team.capacity.value
    for (start, end) in zip(times, times.dropFirst()) {
      most += changes[start] ?? 0
      guard most > 0 else { continue }
      let levels = soft.levels(most: most)
      let overload = builder.addPrice(
        RuleInstance(.capacity, team.id, "\(Day(morning: start))", at: team.capacity.note.place), home: home,
        costs: levels.map { soft.price(heads: $0) * (end - start) })
      reliefs.append(Capacity.Relief(start: start, end: end, relaxer: Relaxer(activity: overload, slack: levels)))
    }
    return reliefs
  }

  /// The times that some value covers, joined.
  private static func spells(_ values: [Value]) -> [Range<Instant>] {
    var spells: [Range<Instant>] = []
    for value in values.sorted(by: { $0.start < $1.start }) {
      if let last = spells.last, value.start <= last.upperBound {
        spells[spells.count - 1] = last.lowerBound..<max(last.upperBound, value.end)
      } else {
        spells.append(value.start..<value.end)
      }
    }
    return spells
  }
}

extension Softness {
  /// The numbers of people short that are told apart.
  fileprivate func levels(most: Int) -> [Int] {
    switch self {
    case .perBreach: [0, most]
    case .perDay: Array(0...most)
    }
  }

  /// The price of one day on which a team is short of a number of people.
  fileprivate func price(heads: Int) -> Int {
    switch self {
    case .perBreach(let points): heads > 0 ? points : 0
    case .perDay(let points): points * heads
    }
  }
}
