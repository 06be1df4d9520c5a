import Analysis
import CivilTime
import Planning
import Scheduling
import TestSupport
import Testing

/// Sums that show a clash, each reckoned by hand; with one day or one person more there is a plan.
@Suite struct OverloadTests {
  /// Monday to the Monday after: six working days.
  private static let week = "2024-06-03 .. 2024-06-10"

  private func overload(_ builder: ScenarioBuilder) throws -> (Overload, text: String) {
    guard case .conflicts(let found, _) = conflicts(in: builder.context),
      case .overload(let sum)? = found.first?.derivation.ending
    else { throw NoSum() }
    #expect(found[0].proof == .minimal)
    #expect(Set(found[0].derivation.rules) == Set(found[0].members.map(\.rule)))
    return (sum, ConflictWords(builder.context).sentence(found[0].derivation.ending))
  }

  private struct NoSum: Error {}

  private func drafts(_ count: Int, of days: Int, people: Int = 1, holidays: [String] = [], team: Int)
    -> ScenarioBuilder
  {
    var builder = ScenarioBuilder(Self.week)
    builder.calendar("office", holidays: holidays)
    builder.team("drafters", capacity: team)
    for number in 1...count {
      builder.task(
        "draft-\(number)", takes: "\(days) working days", team: "drafters", people: people, calendar: "office")
    }
    return builder
  }

  @Test func `drafts need more working days than two people have`() throws {
    // Of four, three are enough: 3 times 5 is 15, and 2 people have 6 days each.
    let (sum, text) = try overload(drafts(4, of: 5, team: 2))
    #expect(sum.loads.map(\.days) == [5, 5, 5])
    #expect(sum.days == 6 && sum.countsWorkingDays && sum.needed == 15 && sum.available == 12)
    #expect(sum.window == DayRange(text: Self.week))
    #expect(text.contains("5 + 5 + 5 = 15 working days, but 2 people have only 2 × 6 = 12."), "\(text)")
    #expect(conflicts(in: drafts(2, of: 5, team: 2).context) == .none)
  }

  @Test func `a holiday takes the day that two drafts need`() throws {
    let (sum, text) = try overload(drafts(2, of: 3, holidays: ["2024-06-05"], team: 1))
    #expect(sum.needed == 6 && sum.days == 5)
    #expect(text.contains("3 + 3 = 6 working days, but only 5 are there."), "\(text)")
    #expect(conflicts(in: drafts(2, of: 3, team: 1).context) == .none)
  }

  @Test func `drafts that cannot get out of each other's way need more people than there are`() throws {
    // 5 of 6 working days: from 4 June to 7 June each is under way. 2 and 2 are 4 people, and 3 times 6 is less than 20 days.
    let (sum, text) = try overload(drafts(2, of: 5, people: 2, team: 3))
    #expect(sum.needed > sum.available)
    #expect(sum.loads.allSatisfy { $0.people == 2 })
    #expect(text.contains("with 2 people"), "\(text)")
    #expect(conflicts(in: drafts(2, of: 5, people: 2, team: 4).context) == .none)
  }

  private func tour(_ horizon: String) -> ScenarioBuilder {
    var builder = ScenarioBuilder(horizon)
    builder.party("chair")
    for place in ["a", "b", "c"] { builder.place(place) }
    for (from, to) in [("a", "b"), ("a", "c"), ("b", "c")] { builder.travel(from, to, days: 1) }
    for place in ["a", "b", "c"] { builder.meeting("round-\(place)", takes: 2, place: place, parties: ["chair"]) }
    return builder
  }

  @Test func `three meetings of one party and the journeys between them take a week and a day`() throws {
    let (sum, text) = try overload(tour("2024-06-03 .. 2024-06-09"))
    #expect(sum.loads.map(\.days) == [2, 2, 2] && sum.clear == 2 && sum.needed == 8 && sum.available == 7)
    #expect(text.contains("2 + 2 + 2 + 2 = 8 days"), "\(text)")
    #expect(conflicts(in: tour("2024-06-03 .. 2024-06-10").context) == .none)
  }

  private func sessions(_ count: Int, _ horizon: String) -> ScenarioBuilder {
    var builder = ScenarioBuilder(horizon)
    builder.place("here")
    builder.body("committee", spacing: (atLeast: "120 days", atMost: nil))
    for number in 1...count { builder.meeting("session-\(number)", body: "committee", place: "here") }
    return builder
  }

  @Test func `four sessions and three gaps need one day more than there is, and a gap one day shorter is the way out`()
    throws
  {
    // 4 and 3 times 120 are 364; 1 January to 28 December 2024 are 363 days.
    let builder = sessions(4, "2024-01-01 .. 2024-12-28")
    let (sum, text) = try overload(builder)
    #expect(sum.needed == 364 && sum.clear == 360 && sum.days == 363)
    #expect(text.contains("3 × 120 days"), "\(text)")
    guard case .conflicts(let found, _) = conflicts(in: builder.context) else { return }
    #expect(found[0].members.map(\.rule.rule) == [.spacing])
    let ways = try repairs(of: builder.context, conflicts: found)
    let first = try #require(ways.first)
    #expect(first.isCheapest && first.price == builder.scenario.repairPrices.spacing)
    #expect(first.sacrifices.map(\.change) == [.spacing(body: "committee", GapBounds(atLeast: .days(119)))])
    #expect(conflicts(in: sessions(4, "2024-01-01 .. 2024-12-29").context) == .none)
  }

  @Test func `of many sessions too many are seen without trying their orders`() throws {
    let (sum, _) = try overload(sessions(6, "2024-01-01 .. 2024-12-31"))
    #expect(sum.needed == 606 && sum.available == 366)
  }
}
