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
  mutating func addMinimum(
    _ span: Span, isOrdered: Bool, anchor: Span.Anchor = .close, from first: Int, _ starts: [Instant?],
    to second: Int, _ ends: [Instant?], _ rule: RuleInstance, _ soft: Softness? = nil
  ) {
    let table = context.workTable(of: span)
    let tail = starts.map { start -> Int in
      guard let start else { return -Problem.never }
      guard let earliest = span.earliest(after: start, anchor: anchor, calendar: table) else {
        return Problem.never - 1
      }
      return isOrdered ? max(earliest, start) : earliest
    }
    addPrecedence(first, tail, second, ends.map { $0 ?? Problem.never }, rule, soft)
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
  mutating func addPrecedence(
    _ first: Int, _ tail: [Int], _ second: Int, _ head: [Int], _ rule: RuleInstance, _ soft: Softness? = nil
  ) {
    guard let latest = tail.max(), let earliest = head.min(), latest > earliest, !(isUnfolded && soft != nil) else {
      return
    }
    let bounded = Problem.never / 2
    let most =
      (tail.filter { abs($0) < bounded }.max() ?? 0) - (head.filter { abs($0) < bounded }.min() ?? 0)
    let relaxers = relaxers(rule, soft, most: most, home: home(second))
    add(.precedence(Precedence(first: first, tail: tail, second: second, head: head, relaxers: relaxers)), rule)
  }

  /// Two activities are present together or absent together.
  mutating func addSamePresence(_ first: Int, _ second: Int, _ rule: RuleInstance?) {
    let firstKey: [Int?] = activities[first].values.indices.map { isPresent(first, $0) ? 1 : 0 }
    let secondKey: [Int?] = activities[second].values.indices.map { isPresent(second, $0) ? 1 : 0 }
    guard Set(firstKey + secondKey).count > 1 else { return }
    add(.link(Link(first: first, firstKey: firstKey, second: second, secondKey: secondKey)), rule)
  }

  func isPresent(_ activity: Int, _ value: Int) -> Bool { activities[activity].values[value].isPresent }

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
    attendances.first { $0.meeting == meeting && $0.party == party }?.activity
  }
}
