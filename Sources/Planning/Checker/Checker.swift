import CivilTime

/// What a plan is worth, judged from its dates alone.
public struct Verification: Hashable, Sendable {
  /// Broken hard rules, in the order of the rules.
  public var violations: [Violation]
  /// What the plan costs, in the order of the rules, then of the items.
  public var costs: [CostLine]
  /// The second level of the objective: days from the horizon's first day to the start, summed over present meetings that
  /// are not held.
  public var tie: Int

  /// The sum of the cost points.
  public var cost: Int { costs.reduce(0) { $0 + $1.points } }
}

/// Holds plans against the rules. It shares only time and the model with the way plans are made.
public enum Checker {
  /// Judges a plan by every rule.
  public static func verify(_ plan: Plan, in context: Context) -> Verification {
    let structure = structure(plan, context)
    guard structure.isEmpty else { return Verification(violations: structure, costs: [], tie: 0) }
    let index = PlanIndex(plan, in: context)
    let reports = RuleName.allCases.map { $0.rule.check(index, in: context) }
    let tie = context.scenario.meetings.filter { $0.status != .held }.reduce(0) { sum, meeting in
      sum + (index.meeting(meeting.id)?.days.map { $0.first - context.horizon.first } ?? 0)
    }
    return Verification(
      violations: reports.flatMap(\.violations),
      costs: reports.flatMap { report in
        report.costs.sorted {
          ($0.instance.item, $0.instance.other ?? "") < ($1.instance.item, $1.instance.other ?? "")
        }
      }, tie: tie)
  }

  /// Whether the plan speaks of each item of the scenario exactly once, and says of each how it comes about.
  private static func structure(_ plan: Plan, _ context: Context) -> [Violation] {
    let scenario = context.scenario
    let expected =
      scenario.meetings.map(\.id) + scenario.tasks.map(\.id)
      + scenario.documents.flatMap { document in document.stages.map { "\(document.id).\($0.name)" } }
    let found = plan.meetings.map(\.id) + plan.tasks.map(\.id) + plan.stages.map { "\($0.id)" }
    var violations = Dictionary(grouping: expected + expected + found) { $0 }.filter { $0.value.count != 3 }.keys
      .sorted().map { Violation(RuleInstance(.presence, $0), "The plan has '\($0)' not exactly once.") }
    for stage in plan.stages where !isConsistent(stage, context) {
      violations.append(
        Violation(RuleInstance(.approval, "\(stage.id)"), "The plan says of '\(stage.id)' what cannot be."))
    }
    for meeting in plan.meetings {
      // Who was at a meeting that was held is a fact.
      let mayBeAbsent =
        context.isFact(.meeting(meeting.id)) ? [] : context.meeting(meeting.id).map(context.attendances) ?? []
      for party in meeting.absentParties
      where !mayBeAbsent.contains(where: { $0.party == party && $0.absenceCost != nil }) {
        violations.append(
          Violation(RuleInstance(.attendance, meeting.id, party), "'\(party)' may not be absent from '\(meeting.id)'."))
      }
    }
    return violations
  }

  private static func isConsistent(_ planned: PlannedStage, _ context: Context) -> Bool {
    guard let stage = context.stage(planned.id) else { return true }
    switch planned.way {
    case .absent: return planned.days == nil
    case .history: return context.isFact(planned.id) && planned.days != nil
    case .work: return stage.takes != nil && planned.days != nil && !context.isFact(planned.id)
    case .session, .silence, .sessionThenSilence:
      return stage.decision != nil && planned.days != nil && !context.isFact(planned.id)
    }
  }
}
