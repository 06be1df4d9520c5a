import Planning
import TestSupport
import Testing

/// The rules that nobody writes: duration, horizon and data date.
@Suite struct SpanRuleTests {
  private func scenario(_ progress: Progress? = nil) -> ScenarioBuilder {
    var builder = ScenarioBuilder("2024-01-08 .. 2024-01-31", dataDate: "2024-01-10")
    builder.place("here")
    builder.meeting("forum", takes: 2, place: "here")
    builder.task("chore", takes: "2 working days", progress: progress)
    builder.document("paper", [.work("drafted", "2 weeks"), .decided("approved", by: "soc")])
    return builder
  }

  @Test func `an item takes its span`() {
    let rows: [(name: String, forum: String?, chore: String?, paper: String?, outcome: RuleOutcome)] = [
      ("two days", "2024-01-13 .. 2024-01-14", nil, nil, .kept),
      ("one day", "2024-01-13", nil, nil, .broken),
      ("three days", "2024-01-13 .. 2024-01-15", nil, nil, .broken),
      ("Friday and Monday", nil, "2024-01-12 .. 2024-01-15", nil, .kept),
      ("Friday and Saturday", nil, "2024-01-12 .. 2024-01-13", nil, .broken),
      ("from a Saturday", nil, "2024-01-13 .. 2024-01-16", nil, .broken),
      ("two weeks", nil, nil, "2024-01-11 .. 2024-01-24", .kept),
      ("two weeks and a day", nil, nil, "2024-01-11 .. 2024-01-25", .broken),
    ]
    for row in rows {
      let found = scenario().outcome(.duration) {
        $0.plan.meetings[0].days = row.forum.map { .init(text: $0) }
        $0.plan.tasks[0].days = row.chore.map { .init(text: $0) }
        if let paper = row.paper { $0.stage("paper", "drafted", paper, .work) }
      }
      #expect(found == row.outcome, "\(row.name)")
    }
  }

  @Test func `what has begun keeps its start and closes after its span, or on the data date`() {
    let rows: [(name: String, progress: Progress, days: String, outcome: RuleOutcome)] = [
      ("Tuesday and Wednesday", .started(.init(text: "2024-01-09")), "2024-01-09 .. 2024-01-10", .kept),
      ("not before the data date", .started(.init(text: "2024-01-05")), "2024-01-05 .. 2024-01-10", .kept),
      ("another start", .started(.init(text: "2024-01-09")), "2024-01-10 .. 2024-01-11", .broken),
      (
        "three days left", .remaining(.init(text: "3 working days"), started: .init(text: "2024-01-05")),
        "2024-01-05 .. 2024-01-12", .kept
      ),
      (
        "three days left, not two", .remaining(.init(text: "3 working days"), started: .init(text: "2024-01-05")),
        "2024-01-05 .. 2024-01-11", .broken
      ),
      ("done on its day", .done(.init(text: "2024-01-09"), implied: false), "2024-01-09", .kept),
      ("done on another day", .done(.init(text: "2024-01-09"), implied: false), "2024-01-08", .broken),
    ]
    for row in rows {
      let found = scenario(row.progress).outcome(.duration) { $0.plan.tasks[0].days = .init(text: row.days) }
      #expect(found == row.outcome, "\(row.name)")
    }
  }

  @Test func `a decision that was taken keeps its day`() {
    var builder = scenario()
    builder.scenario.documents[0].stages[1].progress = .done(.init(text: "2024-01-09"), implied: false)
    #expect(builder.outcome(.duration) { $0.stage("paper", "approved", "2024-01-09", .history) } == .kept)
    #expect(builder.outcome(.duration) { $0.stage("paper", "approved", "2024-01-08", .history) } == .broken)
  }

  @Test func `every day lies in the horizon, and not before the data date`() {
    let rows: [(name: String, first: String, horizon: RuleOutcome, dataDate: RuleOutcome)] = [
      ("on the data date", "2024-01-10", .kept, .kept),
      ("the day before it", "2024-01-09", .kept, .broken),
      ("before the horizon", "2024-01-07", .broken, .broken),
      ("the last days", "2024-01-30", .kept, .kept),
      ("over the end", "2024-01-31", .broken, .kept),
    ]
    for row in rows {
      #expect(scenario().outcome(.horizon) { $0.meeting("forum", row.first) } == row.horizon, "\(row.name)")
      #expect(scenario().outcome(.dataDate) { $0.meeting("forum", row.first) } == row.dataDate, "\(row.name)")
    }
  }

  @Test func `the start of what has begun is history, its close is in the horizon`() {
    let begun = scenario(.started(.init(text: "2024-01-05")))
    #expect(begun.outcome(.horizon) { $0.plan.tasks[0].days = .init(text: "2024-01-05 .. 2024-01-10") } == .kept)
    #expect(begun.outcome(.dataDate) { $0.plan.tasks[0].days = .init(text: "2024-01-05 .. 2024-01-10") } == .kept)
    #expect(begun.outcome(.horizon) { $0.plan.tasks[0].days = .init(text: "2024-01-05 .. 2024-02-01") } == .broken)
  }
}
