/// Puts the homes of a problem into blocks (step 8 of the method): along the dearest rows of its relaxation, as long as a block stays
/// within a size.
struct Partition {
  /// The block of each activity, from 0.
  let blockOf: [Int]

  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  /// - Parameter size: the most activities in a block, without those that are decided.
  init(_ relaxation: Relaxation, size: Int) {
    let model = relaxation.model
    let names = Set(model.problem.activities.map(\.home)).sorted()
    let home = model.problem.activities.map { activity in names.partitioningIndex { $0 >= activity.home } }
    var sizes = Array(repeating: 0, count: names.count)
    for a in 0..<model.count where relaxation.propagator.left[a] > 1 { sizes[home[a]] += 1 }
    var weights: [Pair: Int] = [:]
    for (row, cut) in relaxation.cuts.enumerated() where relaxation.rowPrices[row] > 0 {
      let homes = Set(cut.values.filter { relaxation.x[$0] > 1e-6 }.map { home[model.owner[$0]] }).sorted()
      for (index, first) in homes.enumerated() {
        for second in homes[(index + 1)...] {
          weights[Pair(first: first, second: second), default: 0] += relaxation.rowPrices[row]
        }
      }
    }
    var block = Array(names.indices)
    func root(_ home: Int) -> Int {
      var home = home
      while block[home] != home { home = block[home] }
      return home
    }
    let pairs = weights.sorted { (-$0.value, $0.key.first, $0.key.second) < (-$1.value, $1.key.first, $1.key.second) }
    for (pair, _) in pairs {
      let (first, second) = (root(pair.first), root(pair.second))
      guard first != second, sizes[first] + sizes[second] <= size else { continue }
      block[second] = first
      sizes[first] += sizes[second]
    }
    let roots = names.indices.filter { block[$0] == $0 }
    blockOf = home.map { home in roots.partitioningIndex { $0 >= root(home) } }
  }
}
