/// Minimises activities out of a problem, exactly (step 3 of the method).
///
/// An activity that stands only in precedences without relaxers is folded into a neighbour when for each value of the neighbour one of its
/// values is best in every respect: cheapest, and loosest for all its other precedences. A leaf always folds; a stage in the
/// middle of a chain folds when its cost never speaks against the side that the chain wants. Its cost moves to the neighbour's values,
/// its other precedences too; `unfold` puts it back.
struct Folding {
  /// The problem that is left; activities keep their order.
  private(set) var problem: Problem
  /// False where the work was stopped: nothing else of it counts then.
  private(set) var isComplete = true
  /// False when some activity has no value left: nothing is feasible.
  private(set) var isFeasible = true
  /// The activities of the original that are left, in order.
  private(set) var remaining: [Int] = []
  private var values: [[Int]] = []
  private var steps: [Step] = []

  private struct Step {
    let activity: Int
    let into: Int
    /// The value of the activity for each value of the other one, or -1.
    let choice: [Int]
  }

  /// A precedence seen from one of its activities.
  private struct Arc {
    var first: Int
    var tail: [Int]
    var second: Int
    var head: [Int]

    func other(than a: Int) -> Int { first == a ? second : first }

    /// How loose the values of an activity are: two values go together when the key of one is at least the need of the other.
    func keys(of a: Int) -> [Int] {
      first == a ? tail.map { $0 <= -Problem.never ? Int.max : -$0 } : head.map { $0 >= Problem.never ? Int.max : $0 }
    }

    func needs(of a: Int) -> [Int] {
      first == a ? tail.map { $0 <= -Problem.never ? Int.min : $0 } : head.map { $0 >= Problem.never ? Int.min : -$0 }
    }
  }

  /// - Parameter shouldStop: asked often.
  init(_ original: Problem, shouldStop: @escaping () -> Bool = { false }) {
    problem = original
    var check = StopCheck(shouldStop)
    var work = Work(original)
    var queue = Array(original.activities.indices)
    var index = 0
    var visits = Array(repeating: 0, count: original.activities.count)
    while index < queue.count && work.isFeasible {
      let k = queue[index]
      index += 1
      guard !work.isFolded[k], !work.isBound[k], visits[k] < 8 else { continue }
      visits[k] += 1
      if check.stops(after: work.effort(of: k)) { break }
      guard let step = work.fold(k) else { continue }
      steps.append(step)
      queue.append(step.into)
      for arc in work.incident[step.into] { queue.append(work.arcs[arc].other(than: step.into)) }
    }
    isComplete = !check.isStopped
    isFeasible = work.isFeasible
    guard isFeasible, isComplete else { return }
    let left = original.activities.indices.filter { !work.isFolded[$0] }
    var reduced = original
    for a in left {
      for v in reduced.activities[a].values.indices {
        reduced.activities[a].values[v].cost = work.cost[a][v]
        reduced.activities[a].values[v].tie = work.tie[a][v]
      }
    }
    reduced.constraints =
      original.constraints.filter { constraint in
        if case .precedence(let rule) = constraint, rule.relaxers.isEmpty { return false }
        return true
      }
      + work.arcs.indices.filter { !work.isGone[$0] }.map {
        let arc = work.arcs[$0]
        return .precedence(Precedence(first: arc.first, tail: arc.tail, second: arc.second, head: arc.head))
      }
    let restriction = Restriction(
      of: reduced, to: left, constraints: reduced.constraints, shouldStop: shouldStop
    ) { work.isLeft[$0][$1] }
    isComplete = restriction.isComplete
    problem = restriction.problem
    remaining = restriction.activities
    values = restriction.values
  }

  /// One value for each activity of the original, from a solution of what is left.
  func unfold(_ solution: [Int]) -> [Int] {
    var result = Array(repeating: -1, count: remaining.count + steps.count)
    for (index, activity) in remaining.enumerated() { result[activity] = values[index][solution[index]] }
    for step in steps.reversed() { result[step.activity] = step.choice[result[step.into]] }
    return result
  }

  /// The value of the original behind a value that is left, both by activity and value.
  func origin(ofActivity activity: Int, value: Int) -> (activity: Int, value: Int) {
    (remaining[activity], values[activity][value])
  }

  /// For each activity of the original, its place among those left, or -1.
  var places: [Int] {
    var result = Array(repeating: -1, count: remaining.count + steps.count)
    for (index, activity) in remaining.enumerated() { result[activity] = index }
    return result
  }

  /// The place of a value of the original among those left of its activity there.
  func place(ofValue value: Int, inRemaining activity: Int) -> Int? {
    let list = values[activity]
    let index = list.partitioningIndex { $0 >= value }
    return index < list.count && list[index] == value ? index : nil
  }

  private struct Work {
    var cost: [[Int]]
    var tie: [[Int]]
    var isLeft: [[Bool]]
    var arcs: [Arc] = []
    var isGone: [Bool] = []
    /// The arcs of each activity.
    var incident: [[Int]]
    /// Activities that stand in any other constraint.
    var isBound: [Bool]
    var isFolded: [Bool]
    var isFeasible = true

    init(_ problem: Problem) {
      let count = problem.activities.count
      cost = problem.activities.map { $0.values.map(\.cost) }
      tie = problem.activities.map { $0.values.map(\.tie) }
      isLeft = problem.activities.map { Array(repeating: true, count: $0.values.count) }
      incident = Array(repeating: [], count: count)
      isBound = Array(repeating: false, count: count)
      isFolded = Array(repeating: false, count: count)
      for constraint in problem.constraints {
        if case .precedence(let rule) = constraint, rule.relaxers.isEmpty {
          if rule.first == rule.second { isBound[rule.first] = true }
          incident[rule.first].append(arcs.count)
          if rule.second != rule.first { incident[rule.second].append(arcs.count) }
          arcs.append(Arc(first: rule.first, tail: rule.tail, second: rule.second, head: rule.head))
          isGone.append(false)
        } else {
          for a in constraint.activities { isBound[a] = true }
        }
      }
    }

    /// About how many pairs of values are looked at to fold an activity.
    func effort(of k: Int) -> Int {
      incident[k].reduce(cost[k].count * cost[k].count / 16) { $0 + cost[arcs[$1].other(than: k)].count }
    }

    /// Folds an activity into the first neighbour that allows it.
    mutating func fold(_ k: Int) -> Step? {
      var tried: [Int] = []
      for arc in incident[k] {
        let j = arcs[arc].other(than: k)
        if tried.contains(j) { continue }
        tried.append(j)
        if let choice = choice(of: k, for: j) {
          apply(choice, of: k, to: j)
          return Step(activity: k, into: j, choice: choice)
        }
      }
      return nil
    }

    /// The best value of k for each value of j, -1 where none goes with it; nil when some value has no single best one.
    private func choice(of k: Int, for j: Int) -> [Int]? {
      let between = incident[k].filter { arcs[$0].other(than: k) == j }.map { arcs[$0] }
      let others = incident[k].filter { arcs[$0].other(than: k) != j }.map { arcs[$0] }
      let keys = between.map { $0.keys(of: k) }
      let needs = between.map { $0.needs(of: j) }
      let looseness = others.map { $0.keys(of: k) }
      let order = undominated(k, keys + looseness)
      if keys.count == 1 { return choice(order, keys[0], needs[0], of: k, for: j, looseness) }
      var choice = Array(repeating: -1, count: isLeft[j].count)
      var compatible: [Int] = []
      for v in isLeft[j].indices where isLeft[j][v] {
        compatible.removeAll(keepingCapacity: true)
        for w in order where needs.indices.allSatisfy({ keys[$0][w] >= needs[$0][v] }) {
          compatible.append(w)
          if others.isEmpty { break }
        }
        guard let first = compatible.first else { continue }
        if others.isEmpty {
          choice[v] = first
          continue
        }
        var best = first
        for w in compatible {
          if cost[k][w] > cost[k][first] || tie[k][w] > tie[k][first] { break }
          if looseness[0][w] > looseness[0][best] { best = w }
        }
        guard looseness.allSatisfy({ key in compatible.allSatisfy { key[$0] <= key[best] } }) else { return nil }
        choice[v] = best
      }
      return choice
    }

    /// The same for one precedence between the two, in one sweep: the less a value of j needs, the more values of k go with it.
    private func choice(
      _ order: [Int], _ keys: [Int], _ needs: [Int], of k: Int, for j: Int, _ looseness: [[Int]]
    ) -> [Int]? {
      let positions = order.indices.sorted { (keys[order[$1]], $0) < (keys[order[$0]], $1) }
      let wanted = isLeft[j].indices.filter { isLeft[j][$0] }.sorted { (needs[$1], $0) < (needs[$0], $1) }
      var choice = Array(repeating: -1, count: isLeft[j].count)
      var loosest = Array(repeating: Int.min, count: looseness.count)
      var best: Int?
      var next = 0
      for v in wanted {
        while next < positions.count, keys[order[positions[next]]] >= needs[v] {
          let position = positions[next]
          for index in looseness.indices { loosest[index] = max(loosest[index], looseness[index][order[position]]) }
          if isBetter(position, than: best, order, k, looseness.first) { best = position }
          next += 1
        }
        guard let best else { continue }
        guard looseness.indices.allSatisfy({ looseness[$0][order[best]] == loosest[$0] }) else { return nil }
        choice[v] = order[best]
      }
      return choice
    }

    /// Cheaper, then looser, then earlier in the order.
    private func isBetter(_ a: Int, than b: Int?, _ order: [Int], _ k: Int, _ looseness: [Int]?) -> Bool {
      guard let b else { return true }
      let (v, w) = (order[a], order[b])
      if cost[k][v] != cost[k][w] { return cost[k][v] < cost[k][w] }
      if tie[k][v] != tie[k][w] { return tie[k][v] < tie[k][w] }
      if let looseness, looseness[v] != looseness[w] { return looseness[v] > looseness[w] }
      return a < b
    }

    /// The values of an activity that are left, best first, without those that an earlier one beats or equals in every key.
    private func undominated(_ k: Int, _ keys: [[Int]]) -> [Int] {
      let order = isLeft[k].indices.filter { isLeft[k][$0] }
        .sorted { (cost[k][$0], tie[k][$0], $0) < (cost[k][$1], tie[k][$1], $1) }
      var kept: [Int] = []
      for w in order where !kept.contains(where: { v in keys.allSatisfy { $0[v] >= $0[w] } }) { kept.append(w) }
      return kept
    }

    private mutating func apply(_ choice: [Int], of k: Int, to j: Int) {
      isFolded[k] = true
      for (v, w) in choice.enumerated() where isLeft[j][v] {
        if w < 0 {
          isLeft[j][v] = false
        } else {
          cost[j][v] += cost[k][w]
          tie[j][v] += tie[k][w]
        }
      }
      if !isLeft[j].contains(true) { isFeasible = false }
      for arc in incident[k] {
        let other = arcs[arc].other(than: k)
        if other == j {
          isGone[arc] = true
          incident[j].removeAll { $0 == arc }
          continue
        }
        let table = choice.map { $0 < 0 ? 0 : (arcs[arc].first == k ? arcs[arc].tail[$0] : arcs[arc].head[$0]) }
        if arcs[arc].first == k {
          arcs[arc].first = j
          arcs[arc].tail = table
        } else {
          arcs[arc].second = j
          arcs[arc].head = table
        }
        incident[j].append(arc)
      }
      incident[k] = []
    }
  }
}
