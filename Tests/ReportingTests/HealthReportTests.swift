import Analysis
import CivilTime
import Planning
import Reporting
import TestSupport
import Testing

struct HealthReportTests {
  /// A board that decides a report, a retreat that nothing leads to, seven papers that nobody needs, and a long task.
  private var context: Context {
    var builder = ScenarioBuilder("2024-01-01 .. 2024-12-31")
    builder.place("almaty")
    builder.body("board", name: "Board")
    builder.meeting("board-1", name: "Board, March", body: "board", place: "almaty")
    builder.meeting("retreat", name: "Retreat", place: "almaty", needs: [])
    builder.document("report", name: "Report", [.decided("approved", by: "board")], due: "2024-06-28")
    for number in 1...7 {
      builder.document("paper-\(number)", name: "Paper \(number)", [.work("drafted", "5 days")])
    }
    builder.task("visas", name: "Visas", takes: "60 working days", due: "2024-06-28")
    return builder.context
  }

  private var room: Room {
    let approved = ItemID.stage(document: "report", stage: "approved")
    var rooms: [ItemID: ItemRoom] = [:]
    rooms[.meeting("board-1")] = ItemRoom(days: [DayRange(text: "2024-03-04"), DayRange(text: "2024-03-05")])
    rooms[approved] = ItemRoom(days: [DayRange(text: "2024-03-04")], sessions: ["board-1"])
    return .found(rooms)
  }

  @Test func sampleAsAWhole() {
    let text = HealthReport.text(ScheduleHealth(context, room: room), style: TextStyle(width: 80))
    #expect(
      text == """
        Schedule health
        4 of 10 checks want attention
          check              found  of                         share  allowed  verdict
          no-predecessor         1   2  meetings                50 %      5 %  attention
          no-successor           0   1  tasks                    0 %      5 %  ok
          unneeded-document      7   8  documents               88 %     none  attention
          unexplained-pin        0   1  meetings that wait       0 %      5 %  ok
                                        for something
          long-work              1   8  stages and tasks        13 %      5 %  attention
          high-float             0  11  meetings, documents      0 %      5 %  ok
                                        and tasks
          short-notice           0   0  leads and silences of            none  ok
                                        bodies
          few-sessions           1   1  decisions at sessions  100 %      5 %  attention
          crowded-sessions       0   1  bodies with decisions    0 %     none  ok
          holiday-weeks          0   0  meetings of members              none  ok
                                        with holidays

        no-predecessor: 1 of 2 meetings
          Every meeting has something that leads to it: a need, a link, a paper to
          decide, or what it is alongside.
          test.yaml:1:1: No document, task or other item leads to Retreat. Maybe add
            'needs' with what must be ready, or a link under 'order'.

        unneeded-document: 7 of 8 documents
          Something waits for a stage of every document, or it has a due day.
          test.yaml:1:1: Nothing waits for Paper 1, and it has no due day. Maybe add
            'due', or 'needed-by' with a meeting.
          test.yaml:1:1: Nothing waits for Paper 2, and it has no due day. Maybe add
            'due', or 'needed-by' with a meeting.
          test.yaml:1:1: Nothing waits for Paper 3, and it has no due day. Maybe add
            'due', or 'needed-by' with a meeting.
          test.yaml:1:1: Nothing waits for Paper 4, and it has no due day. Maybe add
            'due', or 'needed-by' with a meeting.
          test.yaml:1:1: Nothing waits for Paper 5, and it has no due day. Maybe add
            'due', or 'needed-by' with a meeting.
          and 2 more; --json lists all

        long-work: 1 of 8 stages and tasks
          No stage or task takes more than 44 working days, two months.
          test.yaml:1:1: Visas: 60 working days. Maybe split it into tasks whose
            results can be seen.

        few-sessions: 1 of 1 decisions at sessions
          At least 2 sessions can decide a stage in time, or silence can.
          test.yaml:1:1: Report (approved) can be decided at Board, March alone, from
            4 March 2024 to 5 March 2024. Maybe begin it earlier, allow 'or-silence', or
            add a session.

        """)
  }

  @Test func contradictionsComeFirstAndLeaveChecksUnknown() {
    let finding = HealthFinding(
      item: "retreat", "No day is left for Retreat.", advice: "Maybe widen its window.", at: context.scenario.source)
    let health = ScheduleHealth(context, room: .contradiction([finding]))
    #expect(
      HealthReport.contradictions(health) == """
        no plan satisfies all its rules
          test.yaml:1:1: No day is left for Retreat. Maybe widen its window.

        """)
    let text = HealthReport.text(health)
    #expect(text.hasPrefix("Schedule health\n3 of 7 checks want attention; 3 cannot look, since there is no plan\n"))
    #expect(HealthReport.contradictions(ScheduleHealth(context, room: room)).isEmpty)
  }

  @Test func colourIsForTerminals() {
    let health = ScheduleHealth(context, room: room)
    #expect(!HealthReport.text(health).contains("\u{1B}"))
    #expect(HealthReport.text(health, style: TextStyle(hasColour: true)).contains("\u{1B}[31mattention\u{1B}[0m"))
  }
}
