import CivilTime

extension Plan.Alignment {
  /// The same with what is done by now told as the facts of the scenario tell it: by its close alone.
  public func settled(in context: Context) -> Plan.Alignment {
    var result = self
    for index in plan.stages.indices {
      guard context.stage(plan.stages[index].id)?.progress?.isDone == true, let close = plan.stages[index].days?.last
      else { continue }
      result.plan.stages[index].days = DayRange(close)
      result.plan.stages[index].way = .history
    }
    for index in plan.tasks.indices {
      guard context.task(plan.tasks[index].id)?.progress?.isDone == true, let close = plan.tasks[index].days?.last
      else { continue }
      result.plan.tasks[index].days = DayRange(close)
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
