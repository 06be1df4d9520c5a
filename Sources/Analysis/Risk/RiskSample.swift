import CivilTime
import Planning

/// One walk through a plan with sampled lengths. Its memory is used again for the next sample.
struct RiskSample {
  private let model: RiskModel
  private var start: [Instant]
  private var end: [Instant]
  /// The work that makes another one late, -1 for none.
  private var driver: [Int]

  init(_ model: RiskModel) {
    self.model = model
    start = model.works.map(\.planned.start)
    end = model.works.map(\.planned.end)
    driver = Array(repeating: -1, count: model.works.count)
  }

  /// Draws the lengths and walks.
  mutating func draw(_ numbers: inout SampleNumbers) {
    // Where links form a circle, the plan stands for what is not known yet.
    for index in model.works.indices {
      start[index] = model.works[index].planned.start
      end[index] = model.works[index].planned.end
      driver[index] = -1
    }
    for index in model.works.indices {
      let work = model.works[index]
      switch work.kind {
      case .fixed: break
      case .begun(let span, let likely, let table, let first, let isRemainder):
        let span = length(span, likely, &numbers)
        let progress = isRemainder ? Progress.remaining(span, started: first) : .started(first)
        end[index] = model.context.days(started: progress, takes: span, table: table)?.last.close ?? RiskModel.never
      case .work(let span, let likely, let table):
        let span = length(span, likely, &numbers)
        walk(index, work, span, table)
      case .decision(let previous, let sessions, let silence, let isSilent):
        decide(index, work, previous, sessions, silence, isSilent)
      }
    }
  }

  private func length(_ span: Span, _ likely: Triangular?, _ numbers: inout SampleNumbers) -> Span {
    guard let likely else { return span }
    return Span(count: likely.length(at: numbers.next()), unit: span.unit, calendar: span.calendar)
  }

  /// Work begins as planned, or as soon as what it waits for allows.
  private mutating func walk(_ index: Int, _ work: RiskModel.Work, _ span: Span, _ table: WorkTable) {
    var from = work.planned.start
    var until = Instant.min
    driver[index] = -1
    var late = -1
    for wait in work.waits {
      guard let instant = instant(wait) else { return fail(index, by: wait.source ?? -1) }
      let bound = wait.arc.earliest(instant)
      if wait.arc.toPoint == .start {
        if bound > from { (from, driver[index]) = (bound, wait.source ?? -1) }
      } else if bound > until {
        (until, late) = (bound, wait.source ?? -1)
      }
    }
    let wanted = work.planned.days.first
    let day = from <= work.planned.start ? wanted : span.isMilestone ? Day(close: from) : Day(morning: from)
    guard let first = span.earliestFirstDay(from: day, calendar: table),
      let last = span.lastDay(startingOn: first, calendar: table)
    else { return fail(index, by: driver[index]) }
    start[index] = span.isMilestone ? last.close : first.morning
    end[index] = max(last.close, work.leastEnd)
    if until > end[index] { (end[index], driver[index]) = (until, late) }
  }

  /// The planned session, else the first later one that it can reach or silence, whichever closes it earlier.
  private mutating func decide(
    _ index: Int, _ work: RiskModel.Work, _ previous: Int?, _ sessions: [RiskModel.Session], _ silence: Span?,
    _ isSilent: Bool
  ) {
    driver[index] = -1
    let ready = previous.map { end[$0] } ?? Instant.min
    guard ready < RiskModel.never else { return fail(index, by: previous ?? -1) }
    // Links bind the close of a decision, whatever the way.
    var least = work.leastEnd
    for wait in work.waits where wait.arc.rule.rule != .stages {
      guard let instant = instant(wait) else { return fail(index, by: wait.source ?? -1) }
      least = max(least, wait.arc.earliest(instant))
    }
    var close = RiskModel.never
    for (position, session) in sessions.enumerated() {
      let fault = refusal(of: session, ready, previous)
      if position == 0, let fault { driver[index] = fault }
      if fault == nil, session.close >= least {
        close = session.close
        break
      }
    }
    let isPlanned = !isSilent && close == work.planned.end
    if let silence, !isPlanned {
      let context = model.context
      let earliest = previous == nil ? work.planned.days.first : max(work.planned.days.first, Day(morning: ready))
      let from = isSilent ? earliest : previous == nil ? work.planned.days.first : Day(morning: ready)
      if let first = context.workTable(nil).firstWorkingDay(from: max(from, context.scenario.dataDate)),
        let expiry = context.silenceExpiry(from: first, span: silence)
      {
        if expiry.close < close, expiry.close >= least { close = expiry.close }
        if isSilent, expiry.close > work.planned.end { driver[index] = previous ?? -1 }
      }
    }
    start[index] = close
    end[index] = close
  }

  /// What is too late for a session, -1 where that is nothing that moves; nil where it can be reached.
  private func refusal(of session: RiskModel.Session, _ ready: Instant, _ previous: Int?) -> Int? {
    if ready > session.start { return previous ?? -1 }
    guard let notice = session.notice, let table = session.table else { return nil }
    guard end[notice.source] < RiskModel.never,
      let earliest = notice.span.earliest(after: end[notice.source], anchor: .close, calendar: table),
      earliest <= session.start
    else { return notice.source }
    return nil
  }

  private mutating func fail(_ index: Int, by source: Int) {
    start[index] = RiskModel.never
    end[index] = RiskModel.never
    driver[index] = source
  }

  private func instant(_ wait: RiskModel.Wait) -> Instant? {
    guard let source = wait.source else { return wait.fixed }
    let instant = wait.arc.fromPoint == .start ? start[source] : end[source]
    return instant < RiskModel.never ? instant : nil
  }

  /// The first instant at which a meeting could begin as far as its documents go, and the work that is last.
  func readiness(of meeting: RiskModel.MeetingNeeds) -> (instant: Instant, last: Int, isReady: Bool) {
    var latest = (instant: Instant.min, last: -1, isReady: true)
    for need in meeting.needs {
      let close = need.arc.fromPoint == .start ? start[need.source] : end[need.source]
      let bound = close < RiskModel.never ? need.arc.earliest(close) : RiskModel.never
      let planned = meeting.planned.instant(need.arc.toPoint)
      if bound > planned { latest.isReady = false }
      let shifted = bound < RiskModel.never ? bound - (planned - meeting.planned.start) : bound
      if shifted > latest.instant { (latest.instant, latest.last) = (shifted, need.source) }
    }
    return latest
  }

  /// Calls for a work and all that made it late, back to the first.
  func chain(from last: Int, _ body: (Int) -> Void) {
    var index = last
    var steps = 0
    while index >= 0, steps <= driver.count {
      body(index)
      index = driver[index]
      steps += 1
    }
  }
}
