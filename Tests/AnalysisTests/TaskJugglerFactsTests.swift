import Analysis
import CivilTime
import Planning
import TestSupport
import Testing

/// Dates that TaskJuggler's own tests expect, as early and late dates of small plans.
struct TaskJugglerFactsTests {
  private func days(_ network: Network, _ task: String) throws -> (early: DayRange, late: DayRange) {
    let dates = try #require(network.dates(of: .task(task)))
    return (dates.early.days, dates.late.days)
  }

  /// A chain of weeks from Monday 2 April 2007. The plan holds them later, so that early dates are derived.
  @Test func dependencies() throws {
    var builder = ScenarioBuilder("2007-04-02 .. 2007-12-31")
    for number in 1...4 { builder.task("t\(number)", takes: "1 week") }
    builder.task("t6", takes: "1 week")
    builder.order(.task("t1"), .finishToStart, .task("t2"))
    builder.order(.task("t2"), .finishToStart, .task("t3"), atLeast: "1 week")
    builder.order(.task("t3"), .finishToStart, .task("t4"), atLeast: "5 working days")
    builder.order(.task("t4"), .startToStart, .task("t6"), atLeast: "5 working days")
    var plan = PlanBuilder(builder.context)
    for (task, start) in [("t1", "2007-08-01"), ("t2", "2007-08-20"), ("t3", "2007-09-10"), ("t4", "2007-10-01")] {
      plan.task(task, start)
    }
    plan.task("t6", "2007-11-05")
    let network = Network(plan.plan, in: builder.context)
    #expect(try days(network, "t2").early == DayRange(text: "2007-04-09 .. 2007-04-15"))
    #expect(try days(network, "t3").early == DayRange(text: "2007-04-23 .. 2007-04-29"))
    // Five working days are over at the close of Friday 4 May, and again of Friday 11 May.
    #expect(try days(network, "t4").early.first == Day(text: "2007-05-05"))
    #expect(try days(network, "t6").early.first == Day(text: "2007-05-12"))
    #expect(network.path(to: .task("t6")).map { "\($0.item)" } == ["t1", "t2", "t3", "t4", "t6"])
  }

  /// Backward from 17 June 2007: a calendar week, then a working week before what comes after.
  @Test func precedences() throws {
    var builder = ScenarioBuilder("2007-04-02 .. 2007-12-31")
    builder.event("end", "2007-06-17")
    builder.task("t3", takes: "1 week")
    builder.task("t4", takes: "1 week")
    builder.order(.task("t3"), .finishToStart, .event("end"), atLeast: "1 week")
    builder.order(.task("t4"), .finishToStart, .task("t3"), atLeast: "5 working days")
    var plan = PlanBuilder(builder.context)
    plan.task("t4", "2007-04-02")
    plan.task("t3", "2007-05-07")
    let network = Network(plan.plan, in: builder.context)
    #expect(try days(network, "t3").late == DayRange(text: "2007-06-03 .. 2007-06-09"))
    // The working week is Monday 28 May to Friday 1 June.
    #expect(try days(network, "t4").late.last == Day(text: "2007-05-27"))
  }

  @Test func laterOfDateAndDependencyWins() throws {
    var builder = ScenarioBuilder("2013-06-01 .. 2013-12-31")
    builder.place("here")
    builder.meeting("m1", place: "here")
    builder.meeting("m2", place: "here", window: "2013-06-27 .. 2013-12-31")
    builder.order(.meeting("m1"), .startToStart, .meeting("m2"))
    var plan = PlanBuilder(builder.context)
    plan.meeting("m1", "2013-06-10")
    plan.meeting("m2", "2013-07-10")
    let network = Network(plan.plan, in: builder.context)
    let dates = try #require(network.dates(of: .meeting("m2")))
    #expect(dates.early.days.first == Day(text: "2013-06-27"))
    #expect(network.reason(for: dates).rule == .window)
    #expect(dates.margin == 13)
  }

  /// Twenty working days from Monday 12 March 2012 without the 14th and the week of the 19th.
  @Test func leaves() throws {
    var builder = ScenarioBuilder("2012-03-12 .. 2012-12-31")
    builder.calendar("leaves", holidays: ["2012-03-14", "2012-03-19 .. 2012-03-25"])
    builder.task("t1", takes: "20 working days", calendar: "leaves")
    var plan = PlanBuilder(builder.context)
    plan.task("t1", "2012-05-07")
    #expect(
      try days(Network(plan.plan, in: builder.context), "t1").early == DayRange(text: "2012-03-12 .. 2012-04-16"))
  }

  /// Five days and five working days from Sunday 29 May 2005 are not the same.
  @Test func calendarAndWorkingGaps() throws {
    var builder = ScenarioBuilder("2005-05-23 .. 2005-12-31")
    builder.event("before", "2005-05-23 .. 2005-05-28")
    builder.task("t2", takes: "1 day")
    builder.task("t3", takes: "1 day")
    builder.order(.event("before"), .finishToStart, .task("t2"), atLeast: "5 days")
    builder.order(.event("before"), .finishToStart, .task("t3"), atLeast: "5 working days")
    var plan = PlanBuilder(builder.context)
    plan.task("t2", "2005-07-01")
    plan.task("t3", "2005-07-01")
    let network = Network(plan.plan, in: builder.context)
    #expect(try days(network, "t2").early.first == Day(text: "2005-06-03"))
    // Friday 3 June is the fifth working day.
    #expect(try days(network, "t3").early.first == Day(text: "2005-06-04"))
  }
}
