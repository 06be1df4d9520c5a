extension Propagator {
  /// Bounds over a precedence: no tail above the greatest head and slack, no head below the least tail less the slack.
  func run(_ rule: PrecedenceRule) {
    let a = rule.first
    let b = rule.second
    var leastTail = Int.max
    var greatestHead = Int.min
    if rule.isMonotone {
      leastTail = rule.tail[low[a] - rule.firstOffset]
      greatestHead = rule.head[high[b] - rule.secondOffset]
    } else {
      for u in low[a]...high[a] where alive[u] { leastTail = min(leastTail, rule.tail[u - rule.firstOffset]) }
      for v in low[b]...high[b] where alive[v] { greatestHead = max(greatestHead, rule.head[v - rule.secondOffset]) }
    }
    let slack = greatestSlack(rule.relaxers)
    let ceiling = saturatedSum(greatestHead, slack)
    if greatestHead < Problem.never && slack < Problem.never {
      for u in stride(from: high[a], through: low[a], by: -1) where alive[u] {
        let tail = rule.tail[u - rule.firstOffset]
        if tail > ceiling && tail > -Problem.never {
          remove(u)
          if left[a] == 0 { return }
        } else if rule.isMonotone {
          break
        }
      }
    }
    guard leastTail > -Problem.never else { return }
    let floor = slack >= Problem.never ? -Problem.never : leastTail - slack
    for v in low[b]...high[b] where alive[v] {
      let head = rule.head[v - rule.secondOffset]
      if head < floor && head < Problem.never {
        remove(v)
        if left[b] == 0 { return }
      } else if rule.isMonotone {
        break
      }
    }
    if !rule.relaxers.isEmpty && greatestHead < Problem.never {
      demand(leastTail >= Problem.never ? Problem.never : leastTail - greatestHead, of: rule.relaxers)
    }
  }

  /// Where the value of the first activity has a key, the second has the same: keys without a partner go, on either side.
  func run(_ rule: LinkRule) {
    let a = rule.first
    let b = rule.second
    let isIdle = (low[a]...high[a]).allSatisfy { !alive[$0] || rule.firstKey[$0 - rule.firstOffset] < 0 }
    if isIdle { return }
    for key in 0..<rule.keyCount { isMarked[key] = false }
    for v in low[b]...high[b] where alive[v] {
      let key = rule.secondKey[v - rule.secondOffset]
      if key >= 0 { isMarked[key] = true }
    }
    var alwaysHasKey = true
    for u in low[a]...high[a] where alive[u] {
      let key = rule.firstKey[u - rule.firstOffset]
      if key < 0 {
        alwaysHasKey = false
      } else if !isMarked[key] {
        remove(u)
        if left[a] == 0 { return }
      }
    }
    guard alwaysHasKey else { return }
    for key in 0..<rule.keyCount { isMarked[key] = false }
    for u in low[a]...high[a] where alive[u] { isMarked[rule.firstKey[u - rule.firstOffset]] = true }
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
