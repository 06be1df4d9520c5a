import CivilTime
import Planning
import Solver

extension ProblemBuilder {
  /// The least gap from an instant of one item to an instant of another, as a precedence.
  ///
  /// - Parameters:
  ///   - starts: The instants to count from, by value; nil voids the rule for the value.
  ///   - ends: The instants bound, by value; nil voids the rule for the value.
  ///   - isOrdered: Whether the second instant is not before the first either.
  ///   - isBehind: Whether a hard rule keeps the second instant behind the first, so that a soft one is short by its span
  ///     at most.
  mutating func addMinimum(
    _ span: Span, isOrdered: Bool, anchor: Span.Anchor = .close, from first: Int, _ starts: [Instant?],
    to second: Int, _ ends: [Instant?], _ rule: RuleInstance, _ soft: Softness? = nil, isBehind: Bool = false
  ) {
    let table = context.workTable(of: span)
    var longest = 0
    let tail = starts.map { start -> Int in
      guard let start else { return -Problem.never }
      guard let earliest = span.earliest(after: start, anchor: anchor, calendar: table) else {
        longest = Problem.never
        return Problem.never - 1
      }
      longest = max(longest, earliest - start)
      return isOrdered ? max(earliest, start) : earliest
    }
    addPrecedence(
      first, tail, second, ends.map { $0 ?? Problem.never }, rule, soft, most: isBehind ? longest : Problem.never)
  }

  /// The most that the gap from an instant of `first` to an instant of `second` may be, as a precedence the other way.
  mutating func addMaximum(
    _ span: Span, anchor: Span.Anchor = .close, from first: Int, _ starts: [Instant?], to second: Int,
    _ ends: [Instant?], _ rule: RuleInstance, _ soft: Softness? = nil
  ) {
    let table = context.workTable(of: span)
    let head = starts.map { start -> Int in
      guard let start else { return Problem.never }
      return span.latest(after: start, anchor: anchor, calendar: table) ?? -Problem.never + 1
    }
    addPrecedence(second, ends.map { $0 ?? -Problem.never }, first, head, rule, soft)
  }

  /// `tail <= head` for the values of two activities, left out where every pair of values keeps it.
  ///
  /// - Parameter most: The most that other rules leave it to be broken by.
  mutating func addPrecedence(
    _ first: Int, _ tail: [Int], _ second: Int, _ head: [Int], _ rule: RuleInstance, _ soft: Softness? = nil,
    most: Int = Problem.never
  ) {
    guard let latest = tail.max(), let earliest = head.min(), latest > earliest, !(isUnfolded && soft != nil) else {
      return
    }
    let bounded = Problem.never / 2
    let widest =
      (tail.filter { abs($0) < bounded }.max() ?? 0) - (head.filter { abs($0) < bounded }.min() ?? 0)
    let relaxers = relaxers(rule, soft, most: min(most, widest), home: home(second))
    add(.precedence(Precedence(first: first, tail: tail, second: second, head: head, relaxers: relaxers)), rule)
  }

  /// Two activities are present together or absent together.
  mutating func addSamePresence(_ first: Int, _ second: Int, _ rule: RuleInstance?) {
    let present = (activities[first].values + activities[second].values).count(where: \.isPresent)
    guard present > 0, present < activities[first].values.count + activities[second].values.count else { return }
    let firstKey: [Int?] = activities[first].values.map { $0.isPresent ? 1 : 0 }
    let secondKey: [Int?] = activities[second].values.map { $0.isPresent ? 1 : 0 }
    add(.link(Link(first: first, firstKey: firstKey, second: second, secondKey: secondKey)), rule)
  }

  /// Prices what happens to an optional party only when it attends: `amounts` points by value of the meeting.
  mutating func addPrice(_ rule: RuleInstance, meeting: Int, amounts: [Int], unlessAway attendance: Int) {
    guard !isUnfolded, let most = amounts.max(), most > 0 else { return }
    let price = addPrice(rule, home: home(meeting), costs: Array(Set(amounts + [0])).sorted())
    addFloor(
      of: price, activities[price].values.map(\.cost), meeting: meeting, amounts, most: most, unlessAway: attendance)
  }

  /// The price is at least the amount of the meeting's value, unless the party is away.
  mutating func addFloor(
    of price: Int, _ levels: [Int], meeting: Int, _ amounts: [Int], most: Int, unlessAway attendance: Int
  ) {
    add(
      .linear(
        Linear(
          terms: [
            Linear.Term(activity: meeting, coefficients: amounts),
            Linear.Term(activity: attendance, coefficients: [most, 0]),
            Linear.Term(activity: price, coefficients: levels.map { -$0 }),
          ], upper: most)), nil)
  }

  /// The activity that says whether a party attends a meeting; nil when it must.
  func attendance(_ meeting: String, _ party: String) -> Int? {
    attendanceActivities[meeting]?[party]
  }
}
