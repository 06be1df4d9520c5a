/// The values still possible for each activity, and what the constraints remove from them (step 2 of the method).
///
/// Removals are kept on a trail, so that a search goes back in time proportional to what it undoes. `propagate` runs all rules to a
/// fixpoint; once every activity has one value left, it finds a conflict exactly where a constraint is broken.
final class Propagator {
  let model: Model
  /// How many values each activity has left; an activity with none is a conflict.
  let left: UnsafeMutablePointer<Int>
  let alive: UnsafeMutablePointer<Bool>
  /// The first and the last value left of each activity.
  let low: UnsafeMutablePointer<Int>
  let high: UnsafeMutablePointer<Int>
  /// The values removed, in order; each stands in it once.
  private let trail: UnsafeMutablePointer<Int>
  private(set) var mark = 0
  /// The values removed so far, in order.
  var removed: [Int] { (0..<mark).map { trail[$0] } }
  /// For each value on the trail the rule that removed it, -1 for none; nil while nobody asks.
  var causes: [Int]?
  /// The rule that runs, or ran last.
  private(set) var running = -1
  private var hasConflict = false

  private let changed: UnsafeMutablePointer<Int>
  private var changedCount = 0
  private let isChanged: UnsafeMutablePointer<Bool>
  /// How often values came back to each activity.
  private let returns: UnsafeMutablePointer<Int>
  private let memories: UnsafeMutablePointer<RuleMemory>
  private var queue: [Int] = []
  private var slowQueue: [Int] = []
  private let isQueued: UnsafeMutablePointer<Bool>

  /// What a solution may cost at most under `prices`.
  var prices: [Int]
  var cutoff = Propagator.noCutoff
  static let noCutoff = Int.max / 8
  /// How many rules have been run: the unit in which work without a linear program is counted.
  private(set) var work = 0

  /// Orders that a search has decided, besides the model's rules.
  var orders: [Order] = []
  // Plain memory, since checks of exclusive access to arrays of a class take a tenth of the time.
  let extent: ExtentCache
  let profile: UnsafeMutablePointer<Int>
  let allowance: UnsafeMutablePointer<Int>
  let fullBefore: UnsafeMutablePointer<Int>
  let isMarked: UnsafeMutablePointer<Bool>

  init(_ model: Model, prices: [Int]) {
    self.model = model
    self.prices = prices
    left = .allocate(capacity: model.count)
    low = .allocate(capacity: model.count)
    high = .allocate(capacity: model.count)
    isChanged = .allocate(capacity: model.count)
    changed = .allocate(capacity: model.count)
    trail = .allocate(capacity: model.valueCount)
    profile = .allocate(capacity: model.longestProfile + 1)
    allowance = .allocate(capacity: model.longestProfile + 1)
    fullBefore = .allocate(capacity: model.longestProfile + 1)
    isMarked = .allocate(capacity: model.mostKeys)
    alive = .allocate(capacity: model.valueCount)
    isQueued = .allocate(capacity: model.rules.count)
    returns = .allocate(capacity: model.count)
    returns.initialize(repeating: 0, count: model.count)
    memories = .allocate(capacity: model.rules.count)
    memories.initialize(repeating: RuleMemory(), count: model.rules.count)
    alive.initialize(repeating: true, count: model.valueCount)
    isChanged.initialize(repeating: false, count: model.count)
    isQueued.initialize(repeating: false, count: model.rules.count)
    for a in 0..<model.count {
      left[a] = model.first[a + 1] - model.first[a]
      low[a] = model.first[a]
      high[a] = model.first[a + 1] - 1
    }
    extent = ExtentCache(activities: model.count, places: model.distance.count)
  }

  deinit {
    left.deallocate()
    low.deallocate()
    high.deallocate()
    isChanged.deallocate()
    alive.deallocate()
    isQueued.deallocate()
    returns.deallocate()
    memories.deallocate()
    changed.deallocate()
    trail.deallocate()
    profile.deallocate()
    allowance.deallocate()
    fullBefore.deallocate()
    isMarked.deallocate()
    extent.deallocate()
  }

  // MARK: - Values

  /// Whether each value is left, by activity.
  var isLeft: [[Bool]] {
    (0..<model.count).map { a in
      Array(UnsafeBufferPointer(start: alive + model.first[a], count: model.values(of: a).count))
    }
  }

  func isFixed(_ activity: Int) -> Bool { left[activity] == 1 }

  func remove(_ value: Int) {
    guard alive[value] else { return }
    let a = model.owner[value]
    alive[value] = false
    left[a] -= 1
    trail[mark] = value
    mark += 1
    causes?.append(running)
    extent.isStale[a] = true
    if left[a] == 0 {
      hasConflict = true
      return
    }
    if value == low[a] { while !alive[low[a]] { low[a] += 1 } }
    if value == high[a] { while !alive[high[a]] { high[a] -= 1 } }
    if !isChanged[a] {
      isChanged[a] = true
      changed[changedCount] = a
      changedCount += 1
    }
  }

  /// Removes all other values of the value's activity.
  func fix(_ value: Int) {
    let a = model.owner[value]
    guard alive[value] else {
      hasConflict = true
      return
    }
    for other in low[a]...high[a] where other != value { remove(other) }
  }

  func fail() { hasConflict = true }

  /// Whether a value removed since an earlier mark is one of those meant.
  func hasRemoved(since earlier: Int, where isMeant: (Int) -> Bool) -> Bool {
    (earlier..<mark).contains { isMeant(trail[$0]) }
  }

  /// Puts back what was removed since an earlier `mark`.
  func undo(to earlier: Int) {
    while mark > earlier {
      mark -= 1
      let value = trail[mark]
      let a = model.owner[value]
      alive[value] = true
      extent.isStale[a] = true
      returns[a] += 1
      if left[a] == 0 {
        low[a] = value
        high[a] = value
      } else {
        if value < low[a] { low[a] = value }
        if value > high[a] { high[a] = value }
      }
      left[a] += 1
    }
    hasConflict = false
    clearQueues()
  }

  private func clearQueues() {
    for index in 0..<changedCount { isChanged[changed[index]] = false }
    for r in queue { isQueued[r] = false }
    for r in slowQueue { isQueued[r] = false }
    changedCount = 0
    queue.removeAll(keepingCapacity: true)
    slowQueue.removeAll(keepingCapacity: true)
  }

  /// The one value left of each activity, by its place in the activity; all activities are fixed.
  var solution: [Int] { (0..<model.count).map { low[$0] - model.first[$0] } }

  // MARK: - Fixpoint

  /// Runs every rule once and then to a fixpoint.
  func propagateAll(shouldStop: () -> Bool = { false }) -> Bool {
    for index in model.rules.indices { enqueue(index) }
    return propagate(shouldStop: shouldStop)
  }

  /// Runs the rules that recent removals concern to a fixpoint; false on a conflict.
  ///
  /// - Parameter shouldStop: asked often; true ends the work before the fixpoint, and what was removed until then stays so.
  func propagate(shouldStop: () -> Bool = { false }) -> Bool {
    while true {
      if hasConflict { return failed() }
      for index in 0..<changedCount {
        isChanged[changed[index]] = false
        for rule in model.watchers[changed[index]] { enqueue(rule) }
      }
      changedCount = 0
      if let next = queue.popLast() ?? slowQueue.popLast() {
        isQueued[next] = false
        work += 1
        if work % 64 == 0 && shouldStop() {
          clearQueues()
          return true
        }
        running = next
        run(model.rules[next])
        continue
      }
      running = -1
      for order in orders where !hasConflict { run(order) }
      if hasConflict || changedCount > 0 { continue }
      guard cutoff < Self.noCutoff else { return true }
      limitCost()
      if changedCount == 0 && !hasConflict { return true }
    }
  }

  private func failed() -> Bool {
    clearQueues()
    hasConflict = false
    return false
  }

  private func enqueue(_ rule: Int) {
    guard !isQueued[rule] else { return }
    isQueued[rule] = true
    if case .capacity = model.rules[rule] { slowQueue.append(rule) } else { queue.append(rule) }
  }

  private func run(_ rule: Model.Rule) {
    switch rule {
    case .precedence(let rule):
      memories[running].forget(returns[rule.first], returns[rule.second])
      run(rule, &memories[running])
    case .exclusion(let rule): run(rule)
    case .capacity(let rule): run(rule)
    case .link(let rule):
      memories[running].forget(returns[rule.first], returns[rule.second])
      run(rule, &memories[running])
    case .succession(let rule): run(rule)
    case .linear(let rule): run(rule)
    }
  }

  /// Removes values too dear for the cutoff when everything else is as cheap as it can be.
  private func limitCost() {
    var total = 0
    for a in 0..<model.count { total += leastPrice(a) }
    if total > cutoff {
      hasConflict = true
      return
    }
    for a in 0..<model.count where left[a] > 1 {
      let allowed = cutoff - total + leastPrice(a)
      for value in low[a]...high[a] where alive[value] && prices[value] > allowed { remove(value) }
    }
  }

  func leastPrice(_ activity: Int) -> Int {
    var least = Int.max
    for value in low[activity]...high[activity] where alive[value] && prices[value] < least { least = prices[value] }
    return least
  }

  func greatestSlack(_ relaxer: CompiledRelaxer) -> Int {
    var greatest = Int.min
    for value in low[relaxer.activity]...high[relaxer.activity] where alive[value] {
      greatest = max(greatest, relaxer.slack(of: value))
    }
    return greatest
  }

  func greatestSlack(_ relaxers: [CompiledRelaxer]) -> Int {
    relaxers.reduce(0) { saturatedSum($0, greatestSlack($1)) }
  }

  /// Keeps only relaxer values that leave a total slack of at least `need` possible.
  func demand(_ need: Int, of relaxers: [CompiledRelaxer]) {
    guard need > 0 else { return }
    for (index, relaxer) in relaxers.enumerated() {
      var others = 0
      for (other, item) in relaxers.enumerated() where other != index {
        others = saturatedSum(others, greatestSlack(item))
      }
      if others >= need { continue }
      for value in low[relaxer.activity]...high[relaxer.activity]
      where alive[value] && saturatedSum(others, relaxer.slack(of: value)) < min(need, Problem.never) {
        remove(value)
        if left[relaxer.activity] == 0 { return }
      }
    }
  }
}
