extension Propagator {
  /// A decision about two activities that are surely present.
  struct Order {
    let first: Int
    let second: Int
    /// Whether `first` ends before `second` starts; else it does not.
    let isBefore: Bool
  }

  /// Bounds over a decided order.
  func run(_ order: Order) {
    let a = order.first
    let b = order.second
    refreshExtent(a)
    refreshExtent(b)
    let x = extent.whole[a]
    let y = extent.whole[b]
    guard !x.isEmpty, !y.isEmpty else { return }
    if order.isBefore {
      if x.greatestEnd <= y.leastStart { return }
      removeValues(of: b) { $0.start[$1] < x.leastEnd }
      removeValues(of: a) { $0.end[$1] > y.greatestStart }
    } else {
      if y.greatestStart < x.leastEnd { return }
      removeValues(of: b) { $0.start[$1] >= x.greatestEnd }
      removeValues(of: a) { $0.end[$1] <= y.leastStart }
    }
  }

  private func removeValues(of a: Int, where isOut: (Model, Int) -> Bool) {
    for value in low[a]...high[a] where alive[value] && isOut(model, value) {
      remove(value)
      if left[a] == 0 { return }
    }
  }
}
