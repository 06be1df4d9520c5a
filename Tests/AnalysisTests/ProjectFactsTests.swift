import Analysis
import CivilTime
import Planning
import TestSupport
import Testing

/// Dates and slack that Microsoft Project gives to pairs of one-day tasks.
///
/// Two oddities are not followed: Project writes the late finish of a predecessor as the next morning, and lets start links
/// bind nothing on the way back.
struct ProjectFactsTests {
  struct Pair: CustomTestStringConvertible, Sendable {
    let type: LinkType
    /// Working days.
    let lag: Int
    /// The successor's start.
    let start: String
    /// Working days: of the predecessor, of the successor.
    let slack: (first: Int, then: Int)

    var testDescription: String { "\(type.rawValue) + \(lag)" }
  }

  /// From Thursday 18 October 2018; the plan ends with the fifth pair on Friday 2 November.
  static let pairs = [
    Pair(type: .finishToStart, lag: 0, start: "2018-10-19", slack: (10, 10)),
    Pair(type: .finishToStart, lag: 1, start: "2018-10-22", slack: (9, 9)),
    Pair(type: .finishToStart, lag: 2, start: "2018-10-23", slack: (8, 8)),
    Pair(type: .finishToStart, lag: 5, start: "2018-10-26", slack: (5, 5)),
    Pair(type: .finishToStart, lag: 10, start: "2018-11-02", slack: (0, 0)),
    // The predecessor of a start link may start two days before 2 November's close (SF) or morning (SS).
    Pair(type: .startToFinish, lag: 2, start: "2018-10-19", slack: (10, 10)),
    Pair(type: .startToStart, lag: 2, start: "2018-10-22", slack: (9, 9)),
    Pair(type: .finishToFinish, lag: 2, start: "2018-10-22", slack: (9, 9)),
  ]

  private static func network() -> Network {
    var builder = ScenarioBuilder("2018-10-18 .. 2018-12-31")
    for (index, pair) in pairs.enumerated() {
      builder.task("first-\(index)", takes: "1 working day")
      builder.task("then-\(index)", takes: "1 working day")
      builder.order(
        .task("first-\(index)"), pair.type, .task("then-\(index)"), atLeast: "\(pair.lag) working days")
    }
    var plan = PlanBuilder(builder.context)
    for (index, pair) in pairs.enumerated() {
      plan.task("first-\(index)", "2018-10-18")
      plan.task("then-\(index)", pair.start)
    }
    return Network(plan.plan, in: builder.context)
  }

  @Test(arguments: pairs.indices) func pair(_ index: Int) throws {
    let pair = ProjectFactsTests.pairs[index]
    let network = ProjectFactsTests.network()
    let first = try #require(network.dates(of: .task("first-\(index)")))
    let then = try #require(network.dates(of: .task("then-\(index)")))
    #expect(then.early.days == DayRange(text: pair.start))
    #expect(first.totalFloatInOwnDays == pair.slack.first)
    #expect(then.totalFloatInOwnDays == pair.slack.then)
    #expect(first.freeFloatInOwnDays == 0)
    #expect(then.freeFloatInOwnDays == pair.slack.then)
  }

  /// Five tasks of a day from Thursday 21 September 2006, linked FS, SS + 1 day, FF and SF.
  @Test func chainOfAllLinks() throws {
    var builder = ScenarioBuilder("2006-09-21 .. 2006-12-31")
    for number in 1...5 { builder.task("task-\(number)", takes: "1 working day") }
    builder.order(.task("task-1"), .finishToStart, .task("task-2"))
    builder.order(.task("task-2"), .startToStart, .task("task-3"), atLeast: "1 working day")
    builder.order(.task("task-3"), .finishToFinish, .task("task-4"))
    builder.order(.task("task-4"), .startToFinish, .task("task-5"), atLeast: "0 working days")
    var plan = PlanBuilder(builder.context)
    let starts = ["2006-09-21", "2006-09-22", "2006-09-25", "2006-09-25", "2006-09-22"]
    for (index, start) in starts.enumerated() { plan.task("task-\(index + 1)", start) }
    let network = Network(plan.plan, in: builder.context)
    for (index, start) in starts.enumerated() {
      let dates = try #require(network.dates(of: .task("task-\(index + 1)")))
      #expect(dates.early.days == DayRange(text: start), "task \(index + 1)")
      #expect(dates.totalFloatInOwnDays == (index == 4 ? 1 : 0), "task \(index + 1)")
    }
  }
}
