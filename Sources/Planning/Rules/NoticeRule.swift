import CivilTime

/// What a body decides is closed the days of its notice before the session.
public enum NoticeRule: Rule {
  public static let name = RuleName.notice
  public static let statement = "gap(end(subject), start(session)) >= clear, for every document decided at a session"

  public static func check(_ plan: PlanIndex, in context: Context) -> RuleReport {
    var report = RuleReport()
    for document in context.scenario.documents {
      for (index, stage) in document.stages.enumerated() where index > 0 {
        let item = ItemID.stage(document: document.id, stage: stage.name)
        guard let decision = stage.decision, !context.isFact(item),
          let id = plan.stage(document.id, stage.name)?.way.session, let session = plan.occupation(.meeting(id)),
          let notice = context.decidingBody(of: decision, at: context.meeting(id))?.notice
        else { continue }
        let before = document.stages[..<index]
        let subject = before.first { $0.name == notice.value.stage } ?? before[index - 1]
        guard let end = plan.occupation(.stage(document: document.id, stage: subject.name))?.end else { continue }
        let table = context.workTable(of: notice.value.clear)
        let instance = RuleInstance(.notice, "\(item)", "\(document.id).\(subject.name)", at: notice.note.place)
        let title = context.meeting(id)?.name ?? id
        guard let earliest = notice.value.clear.earliest(after: end, anchor: .close, calendar: table) else {
          report.violations.append(Violation(instance, "\(document.name) cannot keep the notice of \(title)."))
          continue
        }
        let off = max(0, earliest - session.start)
        report.breach(
          instance, notice.note.soft, daysOff: off,
          "\(document.name) is \(subject.name) on \(DateText.day(Day(close: end))), \(DateText.days(off)) too late for "
            + "the notice of \(notice.value.clear) before \(title) on \(DateText.day(session.days.first)).")
      }
    }
    return report
  }
}

extension PlannedStage.Way {
  /// The meeting that decides.
  package var session: String? {
    switch self {
    case .session(let meeting), .sessionThenSilence(let meeting): meeting
    case .work, .silence, .history, .absent: nil
    }
  }
}
