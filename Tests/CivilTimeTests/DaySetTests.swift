import CivilTime
import TestSupport
import Testing

@Suite struct DaySetTests {
  @Test func `ranges are sorted and joined where they overlap or touch`() throws {
    let texts = [
      "2024-05-10 .. 2024-05-12", "2024-05-01 .. 2024-05-03", "2024-05-04 .. 2024-05-04", "2024-05-02 .. 2024-05-02",
      "2024-05-11 .. 2024-05-20",
    ]
    let set = DaySet(texts.compactMap { DayRange($0) })
    #expect(set.ranges.map(\.description) == ["2024-05-01 .. 2024-05-04", "2024-05-10 .. 2024-05-20"])
    #expect(set.count == 15)
    #expect(Array(set).map(\.day) == [1, 2, 3, 4] + Array(10...20))
  }

  @Test func `the empty set has no days`() {
    #expect(DaySet().isEmpty)
    #expect(Array(DaySet()).isEmpty)
    #expect(!DaySet().contains(Day(number: 0)))
  }

  @Test func `operations agree with sets of single days`() throws {
    for seed in UInt64(1)...400 {
      var random = SplitMix64(seed: seed)
      let left = randomRanges(using: &random)
      let right = randomRanges(using: &random)
      let one = DaySet(left)
      let two = DaySet(right)
      let oneDays = Set(left.flatMap { Array($0) })
      let twoDays = Set(right.flatMap { Array($0) })

      try #require(Array(one) == oneDays.sorted(), "seed \(seed)")
      try #require(one.count == oneDays.count, "seed \(seed)")
      try #require(Array(one.union(two)) == oneDays.union(twoDays).sorted(), "seed \(seed)")
      try #require(Array(one.intersection(two)) == oneDays.intersection(twoDays).sorted(), "seed \(seed)")
      try #require(Array(one.subtracting(two)) == oneDays.subtracting(twoDays).sorted(), "seed \(seed)")
      // Equal sets are equal values, however they were made.
      try #require(one.subtracting(two).union(one.intersection(two)) == DaySet(days: oneDays), "seed \(seed)")
      for number in -2...62 {
        let day = Day(number: number)
        try #require(one.contains(day) == oneDays.contains(day), "seed \(seed), day \(number)")
      }
    }
  }

  private func randomRanges(using random: inout SplitMix64) -> [DayRange] {
    (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
      let first = Day(number: Int.random(in: 0...50, using: &random))
      return DayRange(first: first, last: first + Int.random(in: 0...9, using: &random))
    }
  }
}
