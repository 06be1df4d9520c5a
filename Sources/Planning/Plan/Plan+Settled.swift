import CivilTime

extension Plan.Alignment {
  /// The same with what has happened exactly as planned told as the facts of the scenario tell it: by its close alone.
  public func settled(in context: Context) -> Plan.Alignment {
    var result = self
    for index in plan.stages.indices {
      guard case .done(let day, _)? = context.stage(plan.stages[index].id)?.progress,
        plan.stages[index].days?.last == day
      else { continue }
      result.plan.stages[index].days = DayRange(day)
      result.plan.stages[index].way = .history
    }
    for index in plan.tasks.indices {
      guard case .done(let day, _)? = context.task(plan.tasks[index].id)?.progress, plan.tasks[index].days?.last == day
      else { continue }
      result.plan.tasks[index].days = DayRange(day)
    }
    return result
  }
}

extension Plan {
  /// The plan as one of this scenario, with the costs that the checker finds.
  public func priced(in context: Context) -> Plan {
    var plan = aligned(to: context).settled(in: context).plan
    plan.costs = Checker.verify(plan, in: context).costs
    return plan
  }
}
