public import Analysis
import CivilTime
public import Planning

/// How sure it is that documents are ready in time, as text for people.
public enum RiskReport {
  public static func text(_ risk: Risk, in context: Context, style: TextStyle = TextStyle()) -> String {
    var page = TextPage(style)
    page.heading("Are the documents ready in time? \(context.scenario.title)")
    let precision =
      risk.hasConverged ? "each chance known to within 1 %" : "the widest interval is \(width(risk)) % either way"
    page.paragraph("\(risk.samples) samples with seed \(risk.seed), \(precision).")
    guard !risk.works.isEmpty else {
      page.paragraph("No stage or task says 'likely', so that everything takes exactly as long as it takes.", .critical)
      return page.text
    }
    writeMeetings(risk, context, &page)
    writeWorks(risk, context, &page)
    return page.text
  }

  private static func width(_ risk: Risk) -> String {
    let widest = risk.meetings.map { ($0.ready.high - $0.ready.low) / 2 }.max() ?? 0
    return oneDecimal(100 * widest)
  }

  private static func writeMeetings(_ risk: Risk, _ context: Context, _ page: inout TextPage) {
    page.heading("Meetings")
    var table = Table([
      .init(title: "planned"), .init(title: "meeting", wraps: true), .init(title: "ready", isRight: true),
      .init(title: "interval", isRight: true), .init(title: "P50"), .init(title: "P80"),
      .init(title: "buffer", isRight: true),
    ])
    let uncertain = risk.meetings.filter { $0.ready.share < 1 }
    for meeting in uncertain.sorted(by: { ($0.planned.first, $0.id) < ($1.planned.first, $1.id) }) {
      let buffers = [80, 90, 95].map { percent in meeting.buffers[percent].flatMap(\.self).map { "\($0)" } ?? "-" }
      let isAtRisk = meeting.ready.share < 0.8
      table.rows.append([
        .init(meeting.planned.first.words), .init(context.title(of: .meeting(meeting.id))),
        .init(percent(meeting.ready.share), isAtRisk ? .critical : .plain),
        .init("\(oneDecimal(100 * meeting.ready.low))-\(oneDecimal(100 * meeting.ready.high))"),
        .init(meeting.p50?.words ?? "never"), .init(meeting.p80?.words ?? "never"),
        .init(buffers.joined(separator: "/")),
      ])
    }
    if !uncertain.isEmpty { page.table(table) }
    let certain = risk.meetings.count - uncertain.count
    if certain > 0 {
      page.paragraph(
        "\((certain).counted("meeting")) \(uncertain.isEmpty ? "" : "more ")\(certain == 1 ? "is" : "are") ready in every sample.",
        indent: 2)
    }
    guard !uncertain.isEmpty else { return }
    page.paragraph(
      "Interval: where the chance lies, in %, with 95 % confidence. P50 and P80: the first day on which the meeting could be held "
        + "as far as its documents go, with that chance. Buffer: days later that would make them ready with a chance of "
        + "80, 90 and 95 %, - where none is enough.", indent: 2, .faint)
  }

  private static func writeWorks(_ risk: Risk, _ context: Context, _ page: inout TextPage) {
    let works = risk.works.filter { $0.criticality.share > 0 }
      .sorted { ($1.criticality.share, $0.item) < ($0.criticality.share, $1.item) }
    page.heading("How often each work is on a chain that makes a meeting's documents late")
    guard !works.isEmpty else {
      page.paragraph("Never.", indent: 2)
      return
    }
    var table = Table([
      .init(title: "index", isRight: true), .init(title: "stage or task", wraps: true),
      .init(title: "is mostly why these are late", wraps: true),
    ])
    for work in works {
      let late = risk.meetings.filter { $0.culprit == work.item }.map { context.title(of: .meeting($0.id)) }
      table.rows.append([
        .init(percent(work.criticality.share)), .init(context.title(of: work.item)),
        .init(late.joined(separator: "; ")),
      ])
    }
    page.table(table)
  }

  private static func percent(_ share: Double) -> String { "\(oneDecimal(100 * share)) %" }

  private static func oneDecimal(_ number: Double) -> String {
    let tenths = Int((10 * number).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
