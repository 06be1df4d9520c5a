import Planning

/// A length drawn from the triangular distribution between low and high with its peak at the mode, to the nearest whole unit.
///
/// Johnson (1997), The triangular distribution as a proxy for the beta distribution in risk analysis, doi:10.1111/1467-9884.00091.
struct Triangular: Sendable {
  private let low: Double
  private let high: Double
  private let rising: Double
  private let falling: Double
  /// The chance of a length below the mode.
  private let peak: Double

  init(_ likely: Likely) {
    low = Double(likely.low)
    high = Double(likely.high)
    let width = high - low
    rising = width * (Double(likely.mode) - low)
    falling = width * (high - Double(likely.mode))
    peak = width > 0 ? (Double(likely.mode) - low) / width : 0
  }

  /// The length at which the distribution reaches a level, 0 to below 1.
  func length(at level: Double) -> Int {
    let exact = level < peak ? low + (level * rising).squareRoot() : high - ((1 - level) * falling).squareRoot()
    return Int((exact + 0.5).rounded(.down))
  }
}

/// Random numbers of one sample: any sample can be drawn without those before it.
///
/// Steele, Lea, Flood (2014), Fast Splittable Pseudorandom Number Generators, doi:10.1145/2714064.2660195.
struct SampleNumbers {
  private var state: UInt64

  init(seed: UInt64, sample: Int) {
    state = SampleNumbers.mixed(seed &+ SampleNumbers.mixed(UInt64(sample) &+ 0x9E37_79B9_7F4A_7C15))
  }

  /// The next number, from 0 to below 1.
  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Double(SampleNumbers.mixed(state) >> 11) * 0x1p-53
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
