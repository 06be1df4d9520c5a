import CivilTime

/// Required items are present, cancelled ones absent; an optional one is held or dropped at a price.
public enum PresenceRule: Rule {
  public static let name = RuleName.presence
  public static let statement =
    "present(i) unless optional; present(i) = present(j) where i is held with j; a document as a whole"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for meeting in context.scenario.meetings {
      let isPresent = plan.meeting(meeting.id)?.days != nil
      let instance = RuleInstance(.presence, meeting.id, at: meeting.optional?.note.place)
      if meeting.status == .cancelled {
        if isPresent { report.violations.append(Violation(instance, "\(meeting.name) is cancelled but has dates.")) }
      } else {
        check(
          isPresent, meeting.status == .held ? nil : meeting.optional, meeting.heldWith, instance, meeting.name, plan,
          context, &report)
      }
      if meeting.status == .held, plan.meeting(meeting.id)?.days != meeting.held {
        report.violations.append(Violation(instance, "\(meeting.name) was held on other days."))
      }
    }
    for document in context.scenario.documents {
      let present = document.stages.map { plan.stage(document.id, $0.name)?.days != nil }
      let instance = RuleInstance(.presence, document.id, at: document.optional?.note.place)
      if Set(present).count > 1 {
        report.violations.append(Violation(instance, "\(document.name) is present in some stages only."))
      }
      if present.contains(false), document.stages.contains(where: { $0.progress != nil }) {
        report.violations.append(Violation(instance, "\(document.name) has begun but is absent."))
      }
      let isDone = document.stages.allSatisfy { context.isFact(.stage(document: document.id, stage: $0.name)) }
      check(
        present.contains(true), isDone ? nil : document.optional, document.heldWith, instance, document.name, plan,
        context, &report)
    }
    for task in context.scenario.tasks {
      if task.progress != nil, plan.task(task.id)?.days == nil {
        report.violations.append(Violation(RuleInstance(.presence, task.id), "\(task.name) has begun but is absent."))
      }
      check(
        plan.task(task.id)?.days != nil, context.isFact(.task(task.id)) ? nil : task.optional, task.heldWith,
        RuleInstance(.presence, task.id, at: task.optional?.note.place), task.name, plan, context, &report)
    }
    return report
  }

  private static func check(
    _ isPresent: Bool, _ optional: Ruled<OptionalPrice>?, _ heldWith: Ruled<String>?, _ instance: RuleInstance,
    _ name: String, _ plan: PlanIndex, _ context: Context, _ report: inout RuleReport
  ) {
    if let heldWith, plan.isPresent(heldWith.value, in: context) != isPresent {
      report.violations.append(
        Violation(
          RuleInstance(.presence, instance.item, heldWith.value, at: heldWith.note.place),
          "\(name) is held with \(heldWith.value), but only one of the two is present."))
    }
    if let price = optional?.value {
      report.cost(instance, isPresent ? price.ifHeld : price.ifDropped, "\(name) is \(isPresent ? "held" : "dropped").")
    } else if !isPresent, heldWith == nil {
      report.violations.append(Violation(instance, "\(name) is required but absent."))
    }
  }
}
