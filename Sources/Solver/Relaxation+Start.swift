import GLPK

extension Relaxation {
  /// Where a linear program ended, for one of a larger problem to begin: with the parts of a merge side by side, their bases are a basis.
  struct Start {
    /// Rows that hold with equality.
    var cuts: [Cut] = []
    /// The values whose columns are basic.
    var basics: [Int] = []
    /// The values whose columns were basic, too, and which are gone since.
    var lost: [Lost] = []
    /// A value for each activity, as far as they are known, for those that no basic value stands for.
    var plan: [Int] = []

    /// A value that is gone: the activity that could take it, its cost, and its coefficients in `cuts`.
    struct Lost {
      var owner: Int
      var cost: Int
      var terms: [(cut: Int, coefficient: Int)] = []
    }
  }

  /// Adds rows and columns and makes a basis of them. It need not be a good one: only the number of pivots depends on it.
  func begin(_ start: Start) throws {
    if start.cuts.isEmpty && start.basics.isEmpty { return }
    var isWanted = Array(repeating: false, count: model.valueCount)
    for value in start.basics { isWanted[value] = true }
    for value in start.plan where propagator.alive[value] { isWanted[value] = true }
    try addColumns(isWanted.indices.filter { isWanted[$0] && column[$0] < 0 })
    let cutCount = cuts.count
    try add(start.cuts)
    let firstLost = valueOfColumn.count
    try addColumns(of: start.lost, before: cutCount)
    var basis = Basis(
      rows: Array(repeating: .fixed, count: model.count) + Array(repeating: .atUpper, count: cuts.count),
      columns: Array(repeating: .atLower, count: valueOfColumn.count))
    var isPlaced = Array(repeating: false, count: model.count)
    var missing = basis.rows.count
    for value in start.basics where missing > 0 {
      basis.columns[column[value]] = .basic
      isPlaced[model.owner[value]] = true
      missing -= 1
    }
    for (index, value) in start.lost.enumerated() where missing > 0 {
      basis.columns[firstLost + index] = .basic
      isPlaced[value.owner] = true
      missing -= 1
    }
    for value in start.plan where propagator.alive[value] && missing > 0 && !isPlaced[model.owner[value]] {
      basis.columns[column[value]] = .basic
      isPlaced[model.owner[value]] = true
      missing -= 1
    }
    for a in 0..<model.count where !isPlaced[a] && missing > 0 {
      basis.columns[a] = .basic
      missing -= 1
    }
    for row in basis.rows.indices.reversed() where missing > 0 && basis.rows[row] == .atUpper {
      basis.rows[row] = .basic
      missing -= 1
    }
    try program.setBasis(basis)
  }

  /// The rows that hold with equality in the current basis and the values that are basic.
  var finish: Start {
    guard let basis else { return Start() }
    return Start(
      cuts: cuts.indices.filter { basis.rows[model.count + $0] != .basic }.map { cuts[$0] },
      basics: valueOfColumn.indices.filter { valueOfColumn[$0] >= 0 && basis.columns[$0] == .basic }
        .map { valueOfColumn[$0] })
  }
}
