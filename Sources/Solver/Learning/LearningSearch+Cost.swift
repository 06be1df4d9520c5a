extension LearningSearch {
  /// Takes the first and last values that are too dear for the cutoff when everything else is as cheap as it can be.
  func limitCost() -> Bool {
    guard cutoff < Propagator.noCutoff else { return true }
    var total = rules.fixedCost
    for a in rules.priced { total += leastPrice(a) }
    if total > cutoff {
      var room = total - cutoff - 1
      for a in rules.priced { needLeastPrice(a, &room) }
      return false
    }
    for a in rules.priced where !trail.isFixed(a) {
      let allowed = cutoff - total + leastPrice(a)
      var low = trail.low(a)
      while rules.prices[low] > allowed { low += 1 }
      var high = trail.high(a)
      while rules.prices[high] > allowed { high -= 1 }
      guard raise(a, to: low, { otherPrices(a, allowed, isUpper: false, below: low) }),
        lower(a, below: high + 1, { otherPrices(a, allowed, isUpper: true, below: high + 1) })
      else { return false }
    }
    return true
  }

  private func leastPrice(_ a: Int) -> Int {
    var least = Int.max
    for value in trail.low(a)...trail.high(a) { least = min(least, rules.prices[value]) }
    return least
  }

  /// Why an activity's values before its new first one, or from its new end on, are too dear.
  private func otherPrices(_ a: Int, _ allowed: Int, isUpper: Bool, below value: Int) -> BoundReason {
    var dearest = Int.max
    if isUpper {
      var end = value
      while end < model.first[a + 1], rules.prices[end] > allowed {
        dearest = min(dearest, rules.prices[end])
        end += 1
      }
      needBelow(a, end)
    } else {
      var first = value
      while first > model.first[a], rules.prices[first - 1] > allowed {
        first -= 1
        dearest = min(dearest, rules.prices[first])
      }
      needAtLeast(a, first)
    }
    var room = dearest - allowed - 1
    for other in rules.priced where other != a { needLeastPrice(other, &room) }
    return listExplanation()
  }

  /// Adds why an activity costs as much as its cheapest value left, or less by what is left of the room.
  private func needLeastPrice(_ a: Int, _ room: inout Int) {
    let least = leastPrice(a)
    var reached = least
    var first = trail.low(a)
    while first > model.first[a], rules.prices[first - 1] >= least - room {
      first -= 1
      reached = min(reached, rules.prices[first])
    }
    var end = trail.high(a) + 1
    while end < model.first[a + 1], rules.prices[end] >= least - room {
      reached = min(reached, rules.prices[end])
      end += 1
    }
    room -= least - reached
    needAtLeast(a, first)
    needBelow(a, end)
  }
}
