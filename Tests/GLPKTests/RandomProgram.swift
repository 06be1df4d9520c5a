import GLPK

/// The same numbers for the same seed on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A random covering and packing program: bounded, and feasible since some 0/1 point satisfies every row.
struct RandomProgram {
  var columns: [LinearProgram.Column] = []
  var rows: [LinearProgram.Row] = []

  init(columns columnCount: Int = 12, rows rowCount: Int = 10, using random: inout SeededGenerator) {
    var point: [Double] = []
    for _ in 0..<columnCount {
      columns.append(.init(cost: Double(Int.random(in: -9...9, using: &random)), lower: 0, upper: 1))
      point.append(Double(Int.random(in: 0...1, using: &random)))
    }
    for _ in 0..<rowCount {
      let members = (0..<columnCount).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
      let coefficients = members.map { _ in Double(Int.random(in: 1...5, using: &random)) }
      let sum = zip(members, coefficients).reduce(0) { $0 + point[$1.0] * $1.1 }
      let slack = Double(Int.random(in: 0...2, using: &random))
      if Bool.random(using: &random) {
        rows.append(.init(lower: -.infinity, upper: sum + slack, columns: members, coefficients: coefficients))
      } else {
        rows.append(.init(lower: sum - slack, upper: .infinity, columns: members, coefficients: coefficients))
      }
    }
  }

  func make() throws(GLPKError) -> LinearProgram {
    let program = try LinearProgram()
    try program.addColumns(columns)
    try program.addRows(rows)
    return program
  }
}
