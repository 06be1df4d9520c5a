import Planning
import ScenarioText
import Testing

@Suite struct RenderedErrorTests {
  @Test func everythingWrongIsShownAtOnceInTheOrderOfTheText() {
    let text = """
      convene: 1
      id: spring
      horizon: 2024-01-01 .. 2024-06-30
      places:
        almaty: {zone: Asia/Almaty, calendar: plain}
      meetings:
        council:
          place: almati
          takes: 2 dayz
          windw: 2024-03-01 .. 2024-03-31
        forum:
          place: almaty
          dates: 2024-02-30
      """
    #expect(
      rendered(text) == """
        test.yaml:8:12: error: 'almati' is not the name of a place
                place: almati
                       ^~~~~~
          expected: almaty
          Did you mean 'almaty'?
        test.yaml:9:12: error: 'takes' is the text '2 dayz'
                takes: 2 dayz
                       ^~~~~~
          expected: a span such as '3 days', '2 weeks', '2 months' or '10 working days'
          Did you mean '2 days'?
        test.yaml:10:5: error: the meeting 'council' has no key 'windw'
                windw: 2024-03-01 .. 2024-03-31
                ^~~~~
          expected: one of alongside, body, dates, held-with, hours, name, needs, not-before, notes, open-days, optional, parties, place, prefer, status, takes, weekdays, window
          Did you mean 'window'?
        test.yaml:13:12: error: the day 2024-02-30 does not exist
                dates: 2024-02-30
                       ^~~~~~~~~~
          expected: a day of the calendar
          Maybe 2024-02-29, the last day of that month.
        """)
  }

  @Test func aCircleIsNamed() {
    let text = completed("order: [{first: soc-1, then: soc-2}, {first: soc-2, then: soc-1}]")
    #expect(
      rendered(text) == """
        test.yaml:14:9: error: items wait for each other: soc-1 -> soc-2 -> soc-1
            order: [{first: soc-1, then: soc-2}, {first: soc-2, then: soc-1}]
                    ^
          expected: an order without a circle
          Maybe one of these links, needs or stages is the wrong way round.
        """)
  }

  @Test func afterASyntaxErrorNothingElseIsGuessed() {
    let reading = read("convene: 1\nid: x\nmeetings: {a: {place: almaty\n")
    #expect(reading.scenario == nil)
    #expect(reading.findings.map(\.code) == ["syntax"])
  }
}
