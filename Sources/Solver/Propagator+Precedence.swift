/// What the last run of a precedence or a link found, as long as no value has come back since: most runs find nothing new, and need not look
/// at all values for that (step 2 of the method).
struct RuleMemory {
  /// The value with the least tail.
  var least = -1
  /// The value with the greatest head.
  var greatest = -1
  /// No tail above this is left.
  var ceiling = Int.max
  /// No head below this is left.
  var floor = Int.min
  /// How many values the second activity of a link had left when keys were looked for among them.
  var seen = -1
  private var returns = (first: 0, second: 0)

  /// - Parameters:
  ///   - first: how often values came back to the first activity.
  ///   - second: the same of the second.
  mutating func forget(_ first: Int, _ second: Int) {
    if first != returns.first { (least, ceiling) = (-1, .max) }
    if second != returns.second { (greatest, floor) = (-1, .min) }
    if returns != (first, second) { seen = -1 }
    returns = (first, second)
  }
}

extension Propagator {
  /// Bounds over a precedence: no tail above the greatest head and slack, no head below the least tail less the slack.
  func run(_ rule: PrecedenceRule, _ memory: inout RuleMemory) {
    let a = rule.first
    let b = rule.second
    if rule.isMonotone {
      (memory.least, memory.greatest) = (low[a], high[b])
    } else {
      if memory.least < 0 || !alive[memory.least] { memory.least = leastTail(rule) }
      if memory.greatest < 0 || !alive[memory.greatest] { memory.greatest = greatestHead(rule) }
    }
    let leastTail = rule.tail[memory.least - rule.firstOffset]
    let greatestHead = rule.head[memory.greatest - rule.secondOffset]
    let slack = greatestSlack(rule.relaxers)
    let ceiling = saturatedSum(greatestHead, slack)
    if greatestHead < Problem.never && slack < Problem.never && ceiling < memory.ceiling {
      for u in stride(from: high[a], through: low[a], by: -1) where alive[u] {
        let tail = rule.tail[u - rule.firstOffset]
        if tail > ceiling && tail > -Problem.never {
          remove(u)
          if left[a] == 0 { return }
        } else if rule.isMonotone {
          break
        }
      }
      memory.ceiling = ceiling
    }
    guard leastTail > -Problem.never else { return }
    let floor = slack >= Problem.never ? -Problem.never : leastTail - slack
    if floor > memory.floor {
      for v in low[b]...high[b] where alive[v] {
        let head = rule.head[v - rule.secondOffset]
        if head < floor && head < Problem.never {
          remove(v)
          if left[b] == 0 { return }
        } else if rule.isMonotone {
          break
        }
      }
      memory.floor = floor
    }
    if !rule.relaxers.isEmpty && greatestHead < Problem.never {
      demand(leastTail >= Problem.never ? Problem.never : leastTail - greatestHead, of: rule.relaxers)
    }
  }

  /// The value left with the least tail.
  private func leastTail(_ rule: PrecedenceRule) -> Int {
    var least = low[rule.first]
    for u in low[rule.first]...high[rule.first]
    where alive[u] && rule.tail[u - rule.firstOffset] < rule.tail[least - rule.firstOffset] { least = u }
    return least
  }

  /// The value left with the greatest head.
  private func greatestHead(_ rule: PrecedenceRule) -> Int {
    var greatest = high[rule.second]
    for v in low[rule.second]...high[rule.second]
    where alive[v] && rule.head[v - rule.secondOffset] > rule.head[greatest - rule.secondOffset] { greatest = v }
    return greatest
  }

  /// Where the value of the first activity has a key, the second has the same: keys without a partner go, on either side.
  func run(_ rule: LinkRule, _ memory: inout RuleMemory) {
    let a = rule.first
    let b = rule.second
    guard let earliest = rule.firstKeyed.first, let latest = rule.firstKeyed.last else { return }
    if latest < low[a] || high[a] < earliest { return }
    let mayHaveNone = rule.firstKey[low[a] - rule.firstOffset] < 0 || rule.firstKey[high[a] - rule.firstOffset] < 0
    if memory.seen == left[b] && mayHaveNone { return }
    var keyed = 0
    for u in rule.firstKeyed where alive[u] { keyed += 1 }
    if keyed == 0 { return }
    let alwaysHasKey = keyed == left[a]
    if memory.seen != left[b] {
      memory.seen = left[b]
      for key in 0..<rule.keyCount { isMarked[key] = false }
      for v in rule.secondKeyed where alive[v] { isMarked[rule.secondKey[v - rule.secondOffset]] = true }
      for u in rule.firstKeyed where alive[u] && !isMarked[rule.firstKey[u - rule.firstOffset]] {
        remove(u)
        if left[a] == 0 { return }
      }
    }
    guard alwaysHasKey else { return }
    for key in 0..<rule.keyCount { isMarked[key] = false }
    for u in rule.firstKeyed where alive[u] { isMarked[rule.firstKey[u - rule.firstOffset]] = true }
    for v in low[b]...high[b] where alive[v] {
      let key = rule.secondKey[v - rule.secondOffset]
      if key < 0 || !isMarked[key] {
        remove(v)
        if left[b] == 0 { return }
      }
    }
  }

  /// A coefficient is too great when the others are as small as they can be.
  func run(_ rule: LinearRule) {
    var total = 0
    for index in rule.activities.indices { total += leastCoefficient(rule, index) }
    if total > rule.upper {
      fail()
      return
    }
    for index in rule.activities.indices {
      let a = rule.activities[index]
      let allowed = rule.upper - total + leastCoefficient(rule, index)
      for value in low[a]...high[a]
      where alive[value] && rule.coefficients[index][value - rule.offsets[index]] > allowed {
        remove(value)
        if left[a] == 0 { return }
      }
    }
  }

  private func leastCoefficient(_ rule: LinearRule, _ index: Int) -> Int {
    let a = rule.activities[index]
    var least = Int.max
    for value in low[a]...high[a] where alive[value] {
      least = min(least, rule.coefficients[index][value - rule.offsets[index]])
    }
    return least
  }
}
