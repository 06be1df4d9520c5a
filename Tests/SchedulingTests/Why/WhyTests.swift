import Analysis
import CivilTime
import Planning
import ScenarioText
import Scheduling
import Testing

/// Answers derived by hand. 1 January 2024 is a Monday, the scenario ends on the 31st; a weekend day costs 2 points.
@Suite struct WhyTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var item: String
    var day: String?
    var text: String
    /// What is asked, the verdict, and for a possible wish its cost and the item's day of reference.
    var expected: [String]

    init(_ name: String, _ item: String, on day: String? = nil, _ text: String, _ expected: String...) {
      self.name = name
      self.item = item
      self.day = day
      self.text = text
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let bounds: [Row] = [
    // Drafted until the 2nd; 3 to 9 January are clear. Nothing of that could be chosen otherwise. Any later day is as cheap.
    Row(
      "a path without choices", "council",
      """
      documents: {paper: {stages: [{name: drafted, takes: 2 days}]}}
      meetings: {council: {takes: 1 day, place: almaty, needs: [{document: paper, lead: 1 week}]}}
      """, "before bound", "after possible 0 2024-01-11"),
    // The only way to be later than the 31st is outside the horizon; a day earlier is the 30th, at no cost: the earliest is the 1st.
    Row(
      "the end of the horizon", "council",
      "meetings: {council: {takes: 1 day, place: almaty, prefer: {start: 2024-01-31}}}", "before preferred 3",
      "after impossible"),
    // Nothing may be before the data date, wherever it is held. Baku costs 3 more.
    Row(
      "another place", "council",
      "meetings: {council: {takes: 1 day, place: [almaty, {place: baku, cost: 3}]}}", "before impossible",
      "after possible 0 2024-01-02", "place possible 3 2024-01-01"),
    // A pin is the whole reason, both ways.
    Row(
      "a pin", "council", "meetings: {council: {takes: 1 day, place: almaty, dates: 2024-01-10}}", "before bound",
      "after impossible pin"),
    // The team drafts a until the 3rd, then b until the 6th; the other way round b closes on the 3rd and a on the 6th. Later,
    // b closes on the 7th.
    Row(
      "an order of work that could be another", "b.drafted",
      """
      teams: {drafters: {name: Drafters, capacity: 1}}
      documents:
        a: {due: 2024-01-31, stages: [{name: drafted, takes: 3 days, team: drafters}]}
        b: {due: 2024-01-31, stages: [{name: drafted, takes: 3 days, team: drafters}]}
      """, "before possible 0 2024-01-03", "after possible 0 2024-01-07"),
    // A task on the data date, of two days; a day later is still in time.
    Row(
      "a task", "chore",
      """
      tasks: {chore: {takes: 2 days}}
      meetings: {council: {takes: 1 day, place: almaty, dates: 2024-01-10, needs: [{task: chore}]}}
      """, "before bound", "after possible 0 2024-01-02"),
  ]

  static let prices: [Row] = [
    // Nine days of margin, 21 of float, and 3 points a day either way.
    Row(
      "on the preferred day", "council",
      "meetings: {council: {takes: 1 day, place: almaty, prefer: {start: 2024-01-10}}}", "before preferred 3",
      "after preferred 3"),
    // The 8th and the 12th are 2 days off, 6 points; the earlier one is taken. Earlier: Sunday 7, 9 + 2, 5 more. Later: the 12th.
    Row(
      "off the preferred day", "council",
      """
      blackouts: [2024-01-09 .. 2024-01-11]
      meetings: {council: {takes: 1 day, place: almaty, prefer: {start: 2024-01-10}}}
      """, "before possible 5 2024-01-07", "after possible 0 2024-01-12", "within impossible open-days"),
    // Silence from the 3rd expires on the 5th. Begun on the 4th, it would expire on Saturday and rolls to Monday 8; the council
    // then moves to the 9th, for 10 points. The session of the 22nd saves 15 points of silence and costs the council 15 days.
    Row(
      "another way", "paper",
      """
      bodies: {soc: {name: Committee, place: almaty, silence: 3 days}}
      documents: {paper: {stages: [{name: drafted, takes: 2 days}, {name: approved, decided-by: soc, or-silence: true}]}}
      meetings:
        council: {takes: 1 day, place: almaty, needs: [{document: paper}], prefer: {start: 2024-01-08, weight: high}}
        session: {body: soc, takes: 1 day, dates: 2024-01-22}
      """, "before impossible pin approval stages", "after possible 10 2024-01-08", "session possible 135 2024-01-22"),
    // Holding it costs 5 points, and dropping it nothing.
    Row(
      "a dropped meeting", "extra",
      "meetings: {extra: {takes: 1 day, place: almaty, optional: {if-held: 5}}}", "held possible 5 2024-01-01"),
  ]

  static let days: [Row] = [
    // Two days early at 3 points, and the other one of them makes way for 10, to the 9th rather than the 11th.
    Row(
      "a day that another meeting has", "b", on: "2024-01-10",
      """
      parties: {anna: {name: Anna}}
      meetings:
        a: {takes: 1 day, place: almaty, parties: [anna], prefer: {start: 2024-01-10, weight: high}}
        b: {takes: 1 day, place: almaty, parties: [anna], prefer: {start: 2024-01-12}}
      """, "on possible 16 2024-01-10", "a moves to 9 January 2024 (1 day earlier)."),
    Row(
      "the day of the plan", "council", on: "2024-01-10",
      "meetings: {council: {takes: 1 day, place: almaty, dates: 2024-01-10}}", "on as-planned"),
    Row(
      "a day that a window forbids", "council", on: "2024-01-10",
      "meetings: {council: {takes: 1 day, place: almaty, window: 2024-01-15 .. 2024-01-31}}", "on impossible window"),
    Row(
      "a day outside the horizon", "council", on: "2024-02-10",
      "meetings: {council: {takes: 1 day, place: almaty}}", "on impossible"),
    // It closes on the 5th when it is worked on from the 4th.
    Row(
      "the close of a stage", "paper", on: "2024-01-05",
      "documents: {paper: {due: 2024-01-31, stages: [{name: drafted, takes: 2 days}]}}", "on possible 0 2024-01-05"),
    Row(
      "an event", "summit", on: "2024-01-05",
      "events: {summit: {name: Summit, dates: 2024-01-10 .. 2024-01-11}}\nmeetings: {council: {takes: 1 day, place: almaty}}"
    ),
    Row(
      "what is done", "paper",
      "documents: {paper: {due: 2024-01-31, stages: [{name: drafted, takes: 2 days, done: 2024-01-01}]}}"),
    Row(
      "what has begun", "chore",
      "data-date: 2024-01-05\ntasks: {chore: {takes: 10 days, started: 2024-01-03, due: 2024-01-31}}"),
  ]

  @Test(arguments: bounds + prices + days) func `the answers are as derived`(row: Row) throws {
    let context = Context(try #require(scenario(row.text)))
    let stage = context.document(row.item)?.stages.last.map { ItemID.stage(document: row.item, stage: $0.name) }
    let item = try #require(context.item(row.item) ?? stage)
    guard case .answered(let why) = try why(item, on: row.day.flatMap { Day($0) }, in: context) else {
      Issue.record("no answer")
      return
    }
    #expect(why.isComplete)
    #expect(why.answers.flatMap { described($0, in: context) } == row.expected)
  }

  private func described(_ answer: Why.Answer, in context: Context) -> [String] {
    let aim =
      switch answer.wish.aim {
      case .before: "before"
      case .after: "after"
      case .on: "on"
      case .within: "within"
      case .at: "place"
      case .session: "session"
      case .silence: "silence"
      case .held: "held"
      }
    switch answer.finding {
    case .asPlanned: return ["\(aim) as-planned"]
    case .bound: return ["\(aim) bound"]
    case .preferred(let points): return ["\(aim) preferred \(points)"]
    case .unknown: return ["\(aim) unknown"]
    case .impossible(let conflicts):
      let rules = conflicts.flatMap(\.members).map(\.rule.rule.rawValue)
      return [([aim, "impossible"] + rules).joined(separator: " ")]
    case .possible(let alternative):
      let days = PlanIndex(alternative.plan, in: context).occupation(answer.wish.item)?.days
      let day = days.map { "\(answer.wish.item.referenceDay(of: $0))" } ?? "absent"
      let others = alternative.difference.changes.filter { aim == "on" && $0.item != answer.wish.item }
      return ["\(aim) possible \(alternative.difference.cost) \(day)"] + others.map(WishWords(context).sentence)
    }
  }

  @Test func `a scenario without a plan has no why`() throws {
    let text = "meetings: {council: {takes: 1 day, place: almaty, dates: 2024-01-10, window: 2024-01-15 .. 2024-01-31}}"
    let context = Context(try #require(scenario(text)))
    guard case .noPlan = try why(.meeting("council"), in: context) else {
      Issue.record("an answer")
      return
    }
  }

  private func scenario(_ text: String) -> Scenario? {
    let head = """
      convene: 1
      id: test
      horizon: 2024-01-01 .. 2024-01-31
      places:
        almaty: {name: Almaty, zone: Asia/Almaty, calendar: plain}
        baku: {name: Baku, zone: Asia/Baku, calendar: plain}

      """
    let files = FileSource(read: { _ in [] }, glob: { [$0] })
    let reading = ScenarioReader.read(Array((head + text).utf8), file: "test.yaml", files: files)
    #expect(!reading.findings.containErrors, "\(reading.findings.map(\.message))")
    return reading.scenario
  }
}
