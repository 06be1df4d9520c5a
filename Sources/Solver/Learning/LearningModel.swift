/// The constraints of a problem in the form that bounds explain: every table rises with the value (step 6 of the method).
final class LearningModel {
  /// `second` takes its value `least[u]` or a later one when `first` takes u or a later one; then `first` takes at most `greatest[v]`
  /// when `second` takes at most v.
  struct Arc {
    let first: Int
    let second: Int
    let firstOffset: Int
    let secondOffset: Int
    /// By value of `first`: flat, one past the last value for none.
    let least: UnsafeMutableBufferPointer<Int>
    /// By value of `second`: flat, one before the first value for none.
    let greatest: UnsafeMutableBufferPointer<Int>

    init(_ model: Model, first: Int, tail: [Int], second: Int, head: [Int]) {
      self.first = first
      self.second = second
      firstOffset = model.first[first]
      secondOffset = model.first[second]
      let offsets = (model.first[first], model.first[second])
      least = .allocate(capacity: tail.count)
      _ = least.initialize(from: tail.map { tail in offsets.1 + head.partitioningIndex { $0 >= tail } })
      greatest = .allocate(capacity: head.count)
      _ = greatest.initialize(from: head.map { head in offsets.0 + tail.partitioningIndex { $0 > head } - 1 })
    }

    func deallocate() {
      least.deallocate()
      greatest.deallocate()
    }

    /// The least value of `second` beside a value of `first` and all later ones.
    func least(_ value: Int) -> Int { least[value - firstOffset] }
    /// The greatest value of `first` beside a value of `second` and all earlier ones.
    func greatest(_ value: Int) -> Int { greatest[value - secondOffset] }

    /// The weakest statement about `first` from which `second` is at least a value; nil when it always is.
    func cause(ofAtLeast value: Int) -> BoundLiteral? {
      let index = least.partitioningIndex { $0 >= value }
      return index > 0 ? .atLeast(firstOffset + index) : nil
    }

    /// The weakest statement about `second` from which `first` is below a value; nil when it always is.
    func cause(ofBelow value: Int) -> BoundLiteral? {
      let index = greatest.partitioningIndex { $0 >= value }
      return index < greatest.count ? .below(secondOffset + index) : nil
    }
  }

  /// One of two arcs holds.
  struct Pair {
    let forward: Arc
    let backward: Arc
  }

  let model: Model
  var arcs: [Arc] = []
  var pairs: [Pair] = []
  var capacities: [CapacityRule] = []
  let prices: [Int]
  /// The activities whose values differ in price.
  let priced: [Int]
  /// What the others cost together.
  let fixedCost: Int

  /// - Returns: nil for a problem with something that is not explained here.
  init?(_ model: Model) {
    self.model = model
    prices = model.costs
    let prices = prices
    priced = (0..<model.count).filter { a in model.values(of: a).contains { prices[$0] != prices[model.first[a]] } }
    fixedCost =
      (0..<model.count).reduce(0) { $0 + prices[model.first[$1]] }
      - priced.reduce(0) { $0 + prices[model.first[$1]] }
    for a in 0..<model.count {
      let values = model.values(of: a)
      for value in values.dropFirst() {
        guard model.start[value - 1] <= model.start[value], model.end[value - 1] <= model.end[value],
          model.isPresent[value - 1] == model.isPresent[value]
        else { return nil }
      }
    }
    for rule in model.rules {
      switch rule {
      case .precedence(let rule):
        guard rule.isMonotone, rule.relaxers.isEmpty else { return nil }
        arcs.append(
          Arc(
            model, first: rule.first, tail: rule.tail.map { max($0, -Problem.never) }, second: rule.second,
            head: rule.head.map { $0 >= Problem.never ? Int.max : $0 }))
      case .exclusion(let rule):
        guard !rule.isRelaxed else { return nil }
        guard model.isPresent[rule.firstOffset], model.isPresent[rule.secondOffset] else { continue }
        guard let pair = pair(rule) else { return nil }
        pairs.append(pair)
      case .capacity(let rule):
        guard rule.reliefs.isEmpty else { return nil }
        capacities.append(rule)
      case .link, .succession, .linear: return nil
      }
    }
  }

  deinit {
    for arc in arcs { arc.deallocate() }
    for pair in pairs {
      pair.forward.deallocate()
      pair.backward.deallocate()
    }
  }

  /// Either activity leads: then it is ready, and has started, by the start of the other. On equal starts the first one leads.
  private func pair(_ rule: ExclusionRule) -> Pair? {
    let first = Array(model.values(of: rule.first))
    let second = Array(model.values(of: rule.second))
    guard let firstPlace = place(first), let secondPlace = place(second) else { return nil }
    if rule.sharesPlace && firstPlace > 0 && firstPlace == secondPlace { return nil }
    let ready =
      rule.ready
      ?? (
        first.map { model.end[$0] + model.distance[firstPlace][secondPlace] },
        second.map { model.end[$0] + model.distance[secondPlace][firstPlace] }
      )
    let forward = zip(first, ready.first).map { max(model.start[$0], $1) }
    let backward = zip(second, ready.second).map { max(model.start[$0] + 1, $1) }
    guard isSorted(forward), isSorted(backward) else { return nil }
    return Pair(
      forward: Arc(
        model, first: rule.first, tail: forward, second: rule.second, head: second.map { model.start[$0] }),
      backward: Arc(
        model, first: rule.second, tail: backward, second: rule.first, head: first.map { model.start[$0] }))
  }

  /// The place that all values have in common.
  private func place(_ values: [Int]) -> Int? {
    let place = model.place[values[0]]
    return values.allSatisfy { model.place[$0] == place } ? place : nil
  }

  private func isSorted(_ keys: [Int]) -> Bool { zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 } }
}
