import CivilTime
import Planning
import ScenarioText
import Scheduling
import Solver
import Testing

/// Optima derived by hand, for every rule. 1 January 2024 is a Monday; a weekend day costs 2 points.
@Suite struct OptimaTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// Items with their first days, and points by rule.
    var expected: [String]

    init(_ name: String, _ text: String, _ expected: String...) {
      self.name = name
      self.text = text
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let single: [Row] = [
    // Three days from 29 January end on the last day; the preferred 31st is 2 days off, at 3 points.
    Row(
      "horizon", "meetings: {council: {takes: 3 days, place: almaty, prefer: {start: 2024-01-31}}}",
      "council 2024-01-29", "preference 6"),
    Row(
      "data-date", "data-date: 2024-01-10\nmeetings: {council: {takes: 1 day, place: almaty}}", "council 2024-01-10"),
    // Each day from the 10th towards the window saves 2 and costs 10: the 10th, 5 days off.
    Row(
      "window",
      """
      meetings:
        council:
          takes: 1 day
          place: almaty
          window: {is: 2024-01-15 .. 2024-01-17, soft: {per-day: 2}}
          prefer: {start: 2024-01-10, weight: high}
      """, "council 2024-01-10", "window 10"),
    // The 10th is a Wednesday, so that the pin is broken on any Monday, for 5 points: the first one.
    Row(
      "pin",
      "meetings: {council: {takes: 1 day, place: almaty, dates: {is: 2024-01-10, soft: 5}, weekdays: [mon]}}",
      "council 2024-01-01", "pin 5"),
    // Two days hold one day that is no Wednesday, for 1 point; the first such days are Tuesday and Wednesday.
    Row(
      "weekdays",
      "meetings: {council: {takes: 2 days, place: almaty, weekdays: {is: [wed], soft: {per-day: 1}}}}",
      "council 2024-01-02", "weekdays 1"),
    // From the 1st to the 4th the place is closed, Friday and Saturday would cost 2: the Monday after.
    Row(
      "open-days",
      "blackouts: [2024-01-01 .. 2024-01-04]\nmeetings: {council: {takes: 2 days, place: almaty}}",
      "council 2024-01-08"),
    // The preferred days are closed. Saturday 13: 1 day late and a weekend day, 5; Monday 15: 3 days late, 9; Friday 5: 15.
    Row(
      "preference",
      """
      blackouts: [2024-01-08 .. 2024-01-12]
      meetings: {council: {takes: 1 day, place: almaty, prefer: {between: 2024-01-10 .. 2024-01-12}}}
      """, "council 2024-01-13", "open-days 2", "preference 3"),
    Row(
      "presence", "meetings: {council: {takes: 1 day, place: almaty, optional: {if-held: 4, if-dropped: 3}}}",
      "council absent", "presence 3"),
    // Almaty costs 3 at once, Baku is closed until Friday and then free of cost on Monday.
    Row(
      "place",
      """
      blackouts: []
      meetings: {council: {takes: 1 day, place: [{place: almaty, cost: 3}, closed]}}
      """, "council 2024-01-08"),
    Row(
      "blocking",
      """
      events: {fair: {name: Fair, dates: 2024-01-01 .. 2024-01-03, blocks: {places: [almaty]}}}
      meetings: {council: {takes: 1 day, place: almaty}}
      """, "council 2024-01-04"),
    // One member is on holiday on the 1st, so that the 2nd is a point cheaper.
    Row(
      "courtesy",
      """
      parties: {members: {name: Members, exclusive: false, courtesy: [KZ.ics]}}
      meetings: {council: {takes: 1 day, place: almaty, parties: [members]}}
      """, "council 2024-01-02"),
    Row(
      "alongside",
      """
      events: {fair: {name: Fair, dates: 2024-01-10 .. 2024-01-12, place: baku}}
      meetings: {council: {takes: 2 days, alongside: fair}}
      """, "council 2024-01-10"),
  ]

  static let several: [Row] = [
    // The first takes 1 to 3 January.
    Row(
      "duration",
      """
      meetings: {a: {takes: 3 days, place: almaty}, b: {takes: 1 day, place: almaty}}
      order: [{first: a, then: b}]
      """, "a 2024-01-01", "b 2024-01-04"),
    // Five clear days are 2 to 6 January; the 7th is a Sunday.
    Row(
      "order",
      """
      meetings: {a: {takes: 1 day, place: almaty}, b: {takes: 1 day, place: almaty}}
      order: [{first: a, then: b, at-least: 5 days}]
      """, "a 2024-01-01", "b 2024-01-08"),
    // Two days of travel lie clear, whichever of the two is first.
    Row(
      "attendance",
      """
      travel: {pairs: [{between: [almaty, baku], days: 2}]}
      parties: {chair: {name: Chair}}
      meetings:
        a: {takes: 1 day, place: almaty, parties: [chair]}
        b: {takes: 1 day, place: baku, parties: [chair], window: 2024-01-02 .. 2024-01-31}
      """, "a 2024-01-01", "b 2024-01-04"),
    // One person does both tasks in 3 days.
    Row(
      "capacity",
      """
      teams: {staff: {name: Staff, capacity: 1}}
      tasks:
        long: {takes: 2 days, team: staff, needed-by: [{meeting: council}]}
        short: {takes: 1 day, team: staff, needed-by: [{meeting: council}]}
      meetings: {council: {takes: 1 day, place: almaty}}
      """, "council 2024-01-04"),
    // Drafted on the 1st and 2nd, sent at the close of the 2nd, printed on the 3rd.
    Row(
      "stages",
      """
      documents:
        paper: {stages: [{name: drafted, takes: 2 days}, {name: sent, takes: 0 days}, {name: printed, takes: 1 day}]}
      meetings: {council: {takes: 1 day, place: almaty, needs: [{document: paper}]}}
      """, "council 2024-01-04", "paper.drafted 2024-01-01", "paper.sent 2024-01-02", "paper.printed 2024-01-03"),
    // Drafted until the 2nd, decided on the 3rd, used from the 4th.
    Row(
      "approval at a session",
      """
      bodies: {soc: {name: Committee, place: almaty}}
      documents: {paper: {stages: [{name: drafted, takes: 2 days}, {name: approved, decided-by: soc}]}}
      meetings: {council: {takes: 1 day, place: almaty, needs: [{document: paper}]}, session: {body: soc, takes: 1 day}}
      """, "council 2024-01-04", "session 2024-01-03", "paper.drafted 2024-01-01", "paper.approved 2024-01-03"),
    // The session is two weeks after the preferred Monday, 10 points a day; silence runs from the 3rd to Friday the 5th.
    Row(
      "approval by silence",
      """
      bodies: {soc: {name: Committee, place: almaty, silence: 3 days}}
      documents: {paper: {stages: [{name: drafted, takes: 2 days}, {name: approved, decided-by: soc, or-silence: true}]}}
      meetings:
        council: {takes: 1 day, place: almaty, needs: [{document: paper}], prefer: {start: 2024-01-08, weight: high}}
        session: {body: soc, takes: 1 day, dates: 2024-01-22}
      """, "council 2024-01-08", "session 2024-01-22", "paper.drafted 2024-01-01", "paper.approved 2024-01-03",
      "approval 15"),
    // Drafted until the 2nd; 3 to 7 January are clear.
    Row(
      "notice",
      """
      bodies: {soc: {name: Committee, place: almaty, notice: {clear: 5 days}}}
      documents:
        paper: {due: 2024-01-31, stages: [{name: drafted, takes: 2 days}, {name: approved, decided-by: soc}]}
      meetings: {session: {body: soc, takes: 1 day}}
      """, "session 2024-01-08", "paper.drafted 2024-01-01", "paper.approved 2024-01-08"),
    // Drafted until the 2nd; 3 to 9 January are clear.
    Row(
      "readiness",
      """
      documents: {paper: {stages: [{name: drafted, takes: 2 days}]}}
      meetings: {council: {takes: 1 day, place: almaty, needs: [{document: paper, lead: 1 week}]}}
      """, "council 2024-01-10", "paper.drafted 2024-01-01"),
    // Ten days from the 1st close on the 10th, 5 days late.
    Row(
      "due",
      "documents: {paper: {due: {is: 2024-01-05, soft: {per-day: 2}}, stages: [{name: drafted, takes: 10 days}]}}",
      "paper.drafted 2024-01-01", "due 10"),
    // 2 to 11 January are clear; the 12th is a Friday.
    Row(
      "spacing at least",
      """
      bodies: {soc: {name: Committee, place: almaty, spacing: {at-least: 10 days}}}
      meetings: {a: {body: soc, takes: 1 day}, b: {body: soc, takes: 1 day}}
      """, "a 2024-01-01", "b 2024-01-12"),
    // After the 29th ten days are clear until 9 February, 9 days after the 31st and outside the horizon: 9 points.
    Row(
      "soft spacing beyond the horizon",
      """
      bodies: {soc: {name: Committee, place: almaty, spacing: {at-least: 10 days, soft: {per-day: 1}}}}
      meetings:
        a: {body: soc, takes: 1 day, dates: 2024-01-29}
        b: {body: soc, takes: 1 day, window: 2024-01-29 .. 2024-01-31}
      """, "a 2024-01-29", "b 2024-01-31", "spacing 9"),
    // The second is on the 22nd, so that the first is on the 16th at the earliest: 17 to 21 January are clear.
    Row(
      "spacing at most",
      """
      bodies: {soc: {name: Committee, place: almaty, spacing: {at-most: 5 days}}}
      meetings: {a: {body: soc, takes: 1 day}, b: {body: soc, takes: 1 day, window: 2024-01-22 .. 2024-01-31}}
      """, "a 2024-01-16", "b 2024-01-22"),
  ]

  @Test(arguments: single + several) func `the optimum is as derived`(row: Row) throws {
    let context = Context(try #require(scenario(row.text)))
    guard case .planned(let plan, _) = try plan(context) else {
      Issue.record("no plan")
      return
    }
    #expect(plan.proof == .optimal(tieProven: true))
    let items =
      plan.meetings.map { "\($0.id) \($0.days.map { "\($0.first)" } ?? "absent")" }
      + plan.stages.map { "\($0.id) \($0.days.map { "\($0.first)" } ?? "absent")" }
    let costs = RuleName.allCases.compactMap { rule -> String? in
      let points = plan.costs.filter { $0.instance.rule == rule }.reduce(0) { $0 + $1.points }
      return points > 0 ? "\(rule.rawValue) \(points)" : nil
    }
    #expect(items + costs == row.expected)
  }

  @Test func `an item without a day is named with the rules that forbid its days`() throws {
    let text = "meetings: {council: {takes: 1 day, place: almaty, window: 2024-01-06 .. 2024-01-07, weekdays: [mon]}}"
    let context = Context(try #require(scenario(text)))
    guard case .infeasible(let contradictions, _) = try plan(context) else {
      Issue.record("a plan was found")
      return
    }
    // 29 of 31 days are outside the window; the two inside are a Saturday and a Sunday.
    #expect(
      contradictions.map(\.sentence) == [
        "no day is left for 'council': weekdays forbids 2 days, window forbids 29 days"
      ]
    )
  }

  private func scenario(_ text: String) -> Scenario? {
    let head = """
      convene: 1
      id: test
      horizon: 2024-01-01 .. 2024-01-31
      places:
        almaty: {name: Almaty, zone: Asia/Almaty, calendar: plain}
        baku: {name: Baku, zone: Asia/Baku, calendar: plain}
        closed: {name: Closed, zone: Asia/Baku, calendar: plain, blackouts: [2024-01-01 .. 2024-01-05]}

      """
    let holidays = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//test//EN", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20240101T000000Z",
      "DTSTART;VALUE=DATE:20240101", "SUMMARY:New Year", "END:VEVENT", "END:VCALENDAR", "",
    ].joined(separator: "\r\n")
    let files = FileSource(read: { _ in Array(holidays.utf8) }, glob: { [$0] })
    let reading = ScenarioReader.read(Array((head + text).utf8), file: "test.yaml", files: files)
    #expect(!reading.findings.containErrors, "\(reading.findings.map(\.message))")
    return reading.scenario
  }
}
