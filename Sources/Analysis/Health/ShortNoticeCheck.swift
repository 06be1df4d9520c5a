import CivilTime
import Planning
import ScenarioText

/// Papers that may come to the members later than their body asks.
///
/// A need or link may bring a paper to a session with a lead shorter than the notice of the session's body; a decision may
/// have a silence shorter than the body's. Where the rule says why, it is explained.
enum ShortNoticeCheck: HealthCheck {
  static let name = HealthCheckName.shortNotice
  static let statement =
    "A paper lies before the members as long as their body asks, at a session or under silence, or the rule says why not."
  static let subjects = "leads and silences of bodies"
  static let limit: String? = "under the body's own"
  static let allowance = Allowance.none
  static let source = "for meetings, after GAO 5 Verifying that the schedule can be traced"

  static func examine(_ scenario: UnplannedScenario) -> Examination? {
    let leads = leads(scenario)
    let silences = silences(scenario)
    let findings = leads.compactMap { finding($0, scenario) } + silences.compactMap { finding($0, scenario.context) }
    return Examination(population: leads.count + silences.count, findings: findings)
  }

  /// A stage of a document that a session waits for.
  private struct Lead {
    let document: Document
    let stage: String
    let span: Span
    let session: Meeting
    let body: Body
    let notice: Body.Notice
    let note: RuleNote
  }

  /// The papers for sessions of bodies with a notice, needed at the stage of the notice or before it.
  private static func leads(_ scenario: UnplannedScenario) -> [Lead] {
    let context = scenario.context
    return scenario.meetings.flatMap { session -> [Lead] in
      guard let body = session.body.flatMap(context.body), let notice = body.notice?.value else { return [] }
      let needs = session.needs.map { ($0.subject.item, $0.lead, $0.note) }
      let links = context.scenario.order.filter { $0.then == .meeting(session.id) && $0.type == .finishToStart }
        .map { ($0.first, $0.atLeast, $0.note) }
      return (needs + links).compactMap { item, span, note in
        guard case .stage(let id, let stage) = item, let document = context.document(id), !context.isFact(item),
          let needed = document.stages.firstIndex(where: { $0.name == stage }),
          needed <= document.stages.firstIndex(where: { $0.name == notice.stage }) ?? needed
        else { return nil }
        return Lead(
          document: document, stage: stage, span: span, session: session, body: body, notice: notice, note: note)
      }
    }
  }

  private static func finding(_ lead: Lead, _ scenario: UnplannedScenario) -> HealthFinding? {
    let context = scenario.context
    let session = (scenario.room(.meeting(lead.session.id))?.latest.first ?? context.horizon.last).morning
    func close(_ span: Span) -> Instant? {
      span.latestStart(before: session, anchor: .close, calendar: context.workTable(of: span))
    }
    guard lead.note.why == nil, let written = close(lead.span), let asked = close(lead.notice.clear),
      written > asked
    else { return nil }
    return HealthFinding(
      item: lead.session.id,
      "\(lead.session.name) waits for \(lead.document.name) (\(lead.stage)) \(lead.span) before; the notice of "
        + "\(lead.body.name) is \(lead.notice.clear).",
      advice: "Maybe raise the lead to \(lead.notice.clear), or write 'why' it may be shorter.",
      at: lead.note.place ?? lead.session.source)
  }

  private struct Silence {
    let document: Document
    let stage: Stage
    let own: Span
    let body: Body
    let asked: Span
    let note: RuleNote
  }

  private static func silences(_ scenario: UnplannedScenario) -> [Silence] {
    scenario.documents.flatMap { document in
      document.stages.compactMap { stage in
        guard stage.progress == nil, let decision = stage.decision, let own = decision.silence,
          let body = scenario.context.decidingBody(of: decision, at: nil), let asked = body.silence
        else { return nil }
        return Silence(document: document, stage: stage, own: own, body: body, asked: asked, note: decision.note)
      }
    }
  }

  private static func finding(_ silence: Silence, _ context: Context) -> HealthFinding? {
    func last(_ span: Span) -> Day? {
      span.lastDay(startingOn: context.scenario.dataDate, calendar: context.workTable(of: span))
    }
    guard silence.note.why == nil, let own = last(silence.own), let asked = last(silence.asked), own < asked else {
      return nil
    }
    return HealthFinding(
      item: "\(silence.document.id).\(silence.stage.name)",
      "\(silence.document.name) (\(silence.stage.name)) lies under silence for \(silence.own); \(silence.body.name) "
        + "gives a text \(silence.asked).",
      advice: "Maybe delete its own 'silence', or write 'why' it may be shorter.", at: silence.stage.source)
  }
}
