/// Finds cliques of the whole conflict graph that a fractional solution breaks: of values that exclude each other at most one is taken
/// (step 5 of the method).
struct CliqueSeparation {
  let graph: ConflictGraph
  let x: [Double]
  static let tolerance = 0.03
  private static let mostNodes = 3000

  /// Cliques grown greedily from each fractional value, the heaviest breaches first.
  func cuts(limit: Int) -> [Cut] {
    let model = graph.model
    var nodes: [Int] = []
    for v in 0..<model.valueCount where x[v] > 1e-4 && !graph.neighbours[model.owner[v]].isEmpty { nodes.append(v) }
    nodes.sort { (x[$1], $0) < (x[$0], $1) }
    if nodes.count > Self.mostNodes { nodes.removeLast(nodes.count - Self.mostNodes) }
    let adjacent = adjacency(nodes)
    var found: [(weight: Double, members: [Int])] = []
    for seed in nodes.indices {
      let members = grow(from: seed, nodes, adjacent).sorted()
      let weight = members.reduce(0.0) { $0 + x[nodes[$1]] }
      if weight > 1 + Self.tolerance && spansActivities(members, nodes) { found.append((weight, members)) }
    }
    found.sort { a, b in
      a.weight != b.weight ? a.weight > b.weight : a.members.lexicographicallyPrecedes(b.members)
    }
    var isIn = Array(repeating: false, count: model.valueCount)
    var last: [Int] = []
    var result: [Cut] = []
    for item in found where result.count < limit && item.members != last {
      last = item.members
      result.append(extended(item.members.map { nodes[$0] }, &isIn))
    }
    return result
  }

  private func adjacency(_ nodes: [Int]) -> [[Bool]] {
    var result = Array(repeating: Array(repeating: false, count: nodes.count), count: nodes.count)
    for i in nodes.indices {
      for j in (i + 1)..<max(nodes.count, i + 1) where graph.excludes(nodes[i], nodes[j]) {
        result[i][j] = true
        result[j][i] = true
      }
    }
    return result
  }

  /// Nodes are in order of weight.
  private func grow(from seed: Int, _ nodes: [Int], _ adjacent: [[Bool]]) -> [Int] {
    var members = [seed]
    var candidates = nodes.indices.filter { adjacent[seed][$0] }
    while let next = candidates.first {
      members.append(next)
      candidates.removeFirst()
      candidates.removeAll { !adjacent[next][$0] }
    }
    return members
  }

  private func spansActivities(_ members: [Int], _ nodes: [Int]) -> Bool {
    let owner = graph.model.owner
    return members.contains { owner[nodes[$0]] != owner[nodes[members[0]]] }
  }

  /// The clique with all values that exclude every member, values of its own activities first.
  ///
  /// - Parameter isIn: by value, all false; so it is left.
  private func extended(_ members: [Int], _ isIn: inout [Bool]) -> Cut {
    let model = graph.model
    var clique = members
    for v in members { isIn[v] = true }
    defer { for v in clique { isIn[v] = false } }
    var own: [Int] = []
    for v in members where !own.contains(model.owner[v]) { own.append(model.owner[v]) }
    own.sort()
    // An activity outside must share a rule with every activity inside.
    let outside = graph.neighbours[own[0]].filter { b in
      !own.contains(b) && own.allSatisfy { graph.isNeighbour(b, $0) }
    }
    own += outside
    for a in own {
      // What refused the value before is likely to refuse the next.
      var refusing = clique[0]
      for v in model.values(of: a) where !isIn[v] && graph.excludes(v, refusing) {
        if let other = clique.first(where: { !graph.excludes(v, $0) }) {
          refusing = other
        } else {
          clique.append(v)
          isIn[v] = true
        }
      }
    }
    var cut = Cut(upper: 1)
    for v in clique.sorted() { cut.add(v) }
    return cut
  }
}
