/// SplitMix64 (Steele, Lea and Flood 2014, DOI 10.1145/2714064.2660195): one seed, one sequence, on every machine.
struct GeneratorRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[int(0...list.count - 1)] }

  /// Some different elements in random order; all of them where there are fewer.
  mutating func sample<Element>(_ list: [Element], _ count: Int) -> [Element] {
    Array(list.shuffled(using: &self).prefix(count))
  }
}
