/// Finds rows that a fractional solution breaks, from every constraint but the exclusions' cliques (step 5 of the method).
struct Separation {
  let model: Model
  let x: [Double]
  /// The values taken at least in part, by activity.
  let support: [[Int]]
  static let tolerance = 0.02

  init(_ model: Model, x: [Double]) {
    self.model = model
    self.x = x
    support = (0..<model.count).map { a in (model.first[a]..<model.first[a + 1]).filter { x[$0] > 1e-6 } }
  }

  /// At most one row for each constraint, several for a capacity.
  func cuts() -> [Cut] {
    var result: [Cut] = []
    for rule in model.rules {
      switch rule {
      case .precedence(let rule):
        append(cut(rule), to: &result)
        if !rule.relaxers.isEmpty { append(weightedCut(rule), to: &result) }
      case .exclusion(let rule) where rule.isRelaxed: append(relaxedCut(rule), to: &result)
      case .exclusion: break
      case .capacity(let rule): result += cuts(rule)
      case .link(let rule): append(cut(rule), to: &result)
      case .succession(let rule): result += cuts(rule)
      case .linear(let rule): append(cut(rule), to: &result)
      }
    }
    return result
  }

  private func append(_ cut: Cut?, to cuts: inout [Cut]) {
    guard var cut else { return }
    cut.combine()
    if cut.violation(by: x) > Self.tolerance { cuts.append(cut) }
  }

  private func isFixed(_ a: Int) -> Bool { support[a].count == 1 }

  /// Values with a tail above t and values with a head up to t do not go together, unless a relaxer gives slack.
  private func cut(_ rule: PrecedenceRule) -> Cut? {
    if isFixed(rule.first) && isFixed(rule.second) && rule.relaxers.isEmpty {
      let tail = rule.tail[support[rule.first][0] - rule.firstOffset]
      let head = rule.head[support[rule.second][0] - rule.secondOffset]
      if tail <= head { return nil }
    }
    var steps = [0]
    if rule.relaxers.count == 1 {
      let relaxer = rule.relaxers[0]
      steps += support[relaxer.activity].map { relaxer.slack(of: $0) }.filter { $0 > 0 && $0 < Problem.never }
    }
    var chosen: (violation: Double, threshold: Int, step: Int)?
    for v in support[rule.second] {
      let threshold = rule.head[v - rule.secondOffset]
      if threshold >= Problem.never { continue }
      var late = 0.0
      for w in support[rule.second] where rule.head[w - rule.secondOffset] <= threshold { late += x[w] }
      for step in steps {
        var sum = late
        for u in support[rule.first] where rule.tail[u - rule.firstOffset] > threshold + step { sum += x[u] }
        for relaxer in rule.relaxers {
          for w in support[relaxer.activity] where relaxer.slack(of: w) > step { sum -= x[w] }
        }
        if sum - 1 > (chosen?.violation ?? Self.tolerance) { chosen = (sum - 1, threshold, step) }
      }
    }
    guard let chosen else { return nil }
    var cut = Cut(upper: 1)
    for u in rule.tail.indices where rule.tail[u] > chosen.threshold + chosen.step { cut.add(rule.firstOffset + u) }
    for v in rule.head.indices where rule.head[v] <= chosen.threshold { cut.add(rule.secondOffset + v) }
    addRelief(rule.relaxers, above: chosen.step, to: &cut)
    return cut
  }

  /// The tails, weighted, do not exceed the heads by more than the slack: weaker than the rows by thresholds, but one row does for all.
  private func weightedCut(_ rule: PrecedenceRule) -> Cut? {
    guard let low = rule.head.min(), let high = rule.tail.max(), low < high, high < Problem.never, low > -Problem.never
    else { return nil }
    func height(_ time: Int) -> Int { min(max(time, low), high) - low }
    var cut = Cut(upper: 0)
    for (u, tail) in rule.tail.enumerated() where tail > low { cut.add(rule.firstOffset + u, height(tail)) }
    for (v, head) in rule.head.enumerated() where head > low { cut.add(rule.secondOffset + v, -height(head)) }
    for relaxer in rule.relaxers {
      for (w, slack) in relaxer.slack.enumerated() where slack > 0 {
        cut.add(relaxer.offset + w, -min(slack, high - low))
      }
    }
    return cut
  }

  private func addRelief(_ relaxers: [CompiledRelaxer], above step: Int, to cut: inout Cut) {
    for relaxer in relaxers {
      for w in relaxer.slack.indices where relaxer.slack[w] > step { cut.add(relaxer.offset + w, -1) }
    }
  }

  /// Over a set of keys, the first activity has them at most as much as the second.
  private func cut(_ rule: LinkRule) -> Cut? {
    var balance = Array(repeating: 0.0, count: rule.keyCount)
    for u in support[rule.first] {
      let key = rule.firstKey[u - rule.firstOffset]
      if key >= 0 { balance[key] += x[u] }
    }
    for v in support[rule.second] {
      let key = rule.secondKey[v - rule.secondOffset]
      if key >= 0 { balance[key] -= x[v] }
    }
    var total = 0.0
    for key in balance where key > 1e-6 { total += key }
    guard total > Self.tolerance else { return nil }
    // Runs of keys: those without weight go with the key before them.
    var isIn = Array(repeating: false, count: rule.keyCount)
    var last = false
    for key in balance.indices {
      if balance[key] > 1e-6 { last = true } else if balance[key] < -1e-6 { last = false }
      isIn[key] = last
    }
    var cut = Cut(upper: 0)
    for (u, key) in rule.firstKey.enumerated() where key >= 0 && isIn[key] { cut.add(rule.firstOffset + u) }
    for (v, key) in rule.secondKey.enumerated() where key >= 0 && isIn[key] { cut.add(rule.secondOffset + v, -1) }
    return cut
  }

  private func cut(_ rule: LinearRule) -> Cut? {
    guard rule.coefficients.allSatisfy({ $0.allSatisfy { abs($0) < 1 << 30 } }), abs(rule.upper) < 1 << 40 else {
      return nil
    }
    var cut = Cut(upper: rule.upper)
    for (index, offset) in rule.offsets.enumerated() {
      for (value, coefficient) in rule.coefficients[index].enumerated() where coefficient != 0 {
        cut.add(offset + value, coefficient)
      }
    }
    return cut
  }
}
