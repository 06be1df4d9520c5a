import Analysis
import CivilTime
import Foundation
import Planning
import Solver

/// Finds the tolerances of one item by monotone search: a slip that some plan allows is allowed by every smaller one.
struct ItemTolerance {
  let item: ItemID
  let base: ToleranceBase
  private let free: Reoptimizer
  private let options: SolveOptions
  let planned: DayRange
  let activity: Int
  /// The day of reference of each value of the item; nil where it is absent.
  private let days: [Day?]
  /// The problem in which the item's own rules cost nothing.
  let problem: Problem
  let others: Reoptimizer

  init(_ item: ItemID, _ base: ToleranceBase, free: Reoptimizer, _ options: SolveOptions) {
    self.item = item
    self.base = base
    self.free = free
    self.options = options
    planned = PlanIndex(base.plan, in: base.context).occupation(item)?.days ?? DayRange(base.context.horizon.first)
    (activity, days) = base.compiled.days(of: item)
    let (problem, drop) = base.problem(free: base.compiled.ownActivities(of: item))
    self.problem = problem
    others = Reoptimizer(problem, known: base.known, from: base.start, lowered: drop, options: options)
  }

  var plannedDay: Day { item.referenceDay(of: planned) }

  func tolerance(hasCurve: Bool) throws -> Tolerance {
    var slips: [Tolerance.Measure: Tolerance.Slip] = [:]
    let limit = Solution(values: base.known, in: problem).cost
    var reached = plannedDay
    for measure in Tolerance.Measure.allCases {
      let question: (Day) -> Reoptimizer.Answer
      switch measure {
      case .sameCost: question = { others.solution(keeping: [self.slip(to: $0)], dearest: limit) }
      case .sameMeetings: question = { free.solution(keeping: [self.slip(to: $0)] + self.otherMeetings) }
      case .anyPlan: question = { free.solution(keeping: [self.slip(to: $0)]) }
      }
      let finding = latest(question, from: measure == .anyPlan ? reached : plannedDay)
      reached = max(reached, finding.day)
      slips[measure] = try slip(finding, measure, limit)
    }
    return Tolerance(
      item: item, planned: planned, slips: slips,
      curve: hasCurve ? curve(to: slips[.anyPlan]?.days ?? 0) : nil)
  }

  struct Finding {
    /// The latest day that some plan allows.
    var day: Day
    /// A solution on it; nil for the plan as it is.
    var solution: Solution?
    /// The first day beyond it that the item could have.
    var next: Day?
    /// Why there is nothing on `next`; nil where that is not known.
    var refutation: Reoptimizer.Refutation?
  }

  /// The latest day of the item for which a question has an answer, by bisection over the days that it has left.
  ///
  /// - Parameter known: A day that is known to be allowed.
  private func latest(_ question: (Day) -> Reoptimizer.Answer, from known: Day) -> Finding {
    var finding = Finding(day: known)
    var candidates = leftDays.filter { $0 > known }[...]
    if known > plannedDay, case .solution(let solution, _) = question(known) {
      finding = Finding(day: day(in: solution) ?? known, solution: solution)
      candidates = candidates.filter { $0 > finding.day }[...]
    }
    var refutation: (day: Day, how: Reoptimizer.Refutation)?
    // Most items can go nowhere, or all the way.
    var probes = [candidates.indices.last, candidates.indices.first].compactMap { $0 }
    while let first = candidates.indices.first {
      let index =
        probes.popLast().flatMap { candidates.indices.contains($0) ? $0 : nil } ?? first + candidates.count / 2
      let day = candidates[index]
      switch question(day) {
      case .solution(let solution, _):
        finding.day = max(day, self.day(in: solution) ?? day)
        finding.solution = solution
        candidates = candidates.drop { $0 <= finding.day }
      case .none(let how):
        refutation = (day, how)
        candidates = candidates.prefix { $0 < day }
      case .unknown:
        finding.next = day
        return finding
      }
    }
    finding.next = refutation?.day
    finding.refutation = refutation?.how
    return finding
  }

  var leftDays: [Day] {
    Array(Set(days.indices.filter { free.isLeft(activity, $0) }.compactMap { days[$0] })).sorted()
  }

  private func day(in solution: Solution) -> Day? { days[solution.values[activity]] }

  func slip(to day: Day) -> (activity: Int, isKept: (Int) -> Bool) {
    (activity, { value in days[value].map { $0 >= day } ?? false })
  }

  /// Every other meeting where and when it is planned.
  private var otherMeetings: [(activity: Int, isKept: (Int) -> Bool)] {
    base.compiled.meetings.filter { $0.item != item }.map { variable in
      let known = base.known[variable.activity]
      return (variable.activity, { $0 == known })
    }
  }

  /// The cost of the best plan at every slip, as the slips at which it rises; nil where a limit of work came first.
  private func curve(to most: Int) -> [Tolerance.CurvePoint]? {
    let whole = Reoptimizer(base.compiled.problem, known: base.known, from: base.start, options: options)
    let days = [plannedDay] + leftDays.filter { $0 > plannedDay && $0 - plannedDay <= most }
    func cost(_ index: Int) -> Int? {
      if index == 0 { return base.plan.cost }
      let answer = whole.solution(keeping: [slip(to: days[index])], isBest: true)
      guard case .solution(let solution, let bound) = answer, bound == solution.cost else { return nil }
      return solution.cost
    }
    var costs: [Int: Int] = [:]
    var isWhole = true
    /// Between two slips of one cost all cost the same.
    func fill(_ low: Int, _ high: Int) {
      guard high - low > 1, costs[low] != costs[high] else { return }
      let middle = (low + high) / 2
      guard isWhole, let found = cost(middle) else { return isWhole = false }
      costs[middle] = found
      fill(low, middle)
      fill(middle, high)
    }
    costs[0] = cost(0)
    if days.count > 1 {
      guard let last = cost(days.count - 1) else { return nil }
      costs[days.count - 1] = last
      fill(0, days.count - 1)
    }
    guard isWhole else { return nil }
    var points: [Tolerance.CurvePoint] = []
    for (index, cost) in costs.sorted(by: { $0.key < $1.key }) where points.last?.cost != cost {
      // A slip to a day that the item cannot have is one to the next day that it can.
      let slip = index == 0 ? 0 : days[index - 1] - plannedDay + 1
      points.append(Tolerance.CurvePoint(slip: slip, cost: cost))
    }
    return points
  }
}
