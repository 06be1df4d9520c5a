/// A set of days, kept as sorted ranges with at least one missing day between any two.
public struct DaySet: Hashable, Sendable {
  /// The ranges in order; no two of them overlap or touch.
  public private(set) var ranges: [DayRange]

  public init() {
    ranges = []
  }

  /// Makes the set of all days of some ranges, which may overlap and stand in any order.
  ///
  /// - Complexity: O(n log n) in the number of ranges.
  public init(_ ranges: [DayRange]) {
    self.ranges = []
    for range in ranges.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      append(range)
    }
  }

  public init(days: some Sequence<Day>) {
    self.init(days.map { DayRange($0) })
  }

  public var isEmpty: Bool { ranges.isEmpty }

  /// The number of days.
  public var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// - Complexity: O(log n) in the number of ranges.
  public func contains(_ day: Day) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].last < day { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].first <= day
  }

  public func union(_ other: DaySet) -> DaySet {
    DaySet(ranges + other.ranges)
  }

  /// - Complexity: O(n + m) in the numbers of ranges.
  public func intersection(_ other: DaySet) -> DaySet {
    var result = DaySet()
    var left = ranges[...]
    var right = other.ranges[...]
    while let one = left.first, let two = right.first {
      if let common = one.intersection(two) { result.append(common) }
      if one.last < two.last { left.removeFirst() } else { right.removeFirst() }
    }
    return result
  }

  /// The days of this set that are not in the other one.
  ///
  /// - Complexity: O(n + m) in the numbers of ranges.
  public func subtracting(_ other: DaySet) -> DaySet {
    var result = DaySet()
    var holes = other.ranges[...]
    for range in ranges {
      while let hole = holes.first, hole.last < range.first { holes.removeFirst() }
      var next = range.first
      for hole in holes {
        guard hole.first <= range.last else { break }
        if let kept = DayRange(first: next, last: hole.first - 1) { result.append(kept) }
        next = hole.last + 1
      }
      if let kept = DayRange(first: next, last: range.last) { result.append(kept) }
    }
    return result
  }

  /// Adds a range that begins no earlier than the last one kept, joining them where they touch.
  private mutating func append(_ range: DayRange) {
    if let last = ranges.last, range.first <= last.last + 1,
      let joined = DayRange(first: last.first, last: Swift.max(last.last, range.last))
    {
      ranges[ranges.count - 1] = joined
    } else {
      ranges.append(range)
    }
  }
}

extension DaySet: Sequence {
  /// Walks the days in order.
  public func makeIterator() -> FlattenSequence<[DayRange]>.Iterator {
    ranges.joined().makeIterator()
  }
}
