import CivilTime
import Planning
import Testing

@Suite struct FirstScenarioTests {
  @Test func `fifteen lines are a scenario`() throws {
    let reading = read(
      """
      convene: 1
      id: first
      horizon: 2024-01-01 .. 2024-06-30
      places:
        almaty: {name: Almaty, country: KZ, zone: Asia/Almaty, calendar: plain}
      meetings:
        council:
          name: The Council
          takes: 2 days
          place: almaty
          window: 2024-03-01 .. 2024-03-31
      """)
    #expect(reading.findings == [])
    let scenario = try #require(reading.scenario)
    #expect(scenario.title == "first")
    #expect("\(scenario.horizon)" == "2024-01-01 .. 2024-06-30")
    #expect("\(scenario.dataDate)" == "2024-01-01")
    #expect(scenario.calendars.keys.sorted() == ["online", "plain"])
    let council = try #require(scenario.meetings.first)
    #expect(council.name == "The Council")
    #expect(council.takes == .days(2))
    #expect(council.places.map(\.place) == ["almaty"])
    #expect(council.windows?.value.map { "\($0)" } == ["2024-03-01 .. 2024-03-31"])
    #expect(reading.files.map(\.path) == ["test.yaml"])
  }
}
