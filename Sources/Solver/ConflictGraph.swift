/// Which values of different activities exclude each other outright, whichever constraint says so (step 5 of the method).
final class ConflictGraph {
  let model: Model
  /// The rules between two activities: an index into `rules` by `a * count + b`, 0 for none.
  private var pair: [Int32]
  private var rules: [[Model.Rule]] = [[]]
  /// The activities with which each shares such a rule, in order.
  private(set) var neighbours: [[Int]]

  init(_ model: Model) {
    self.model = model
    pair = Array(repeating: 0, count: model.count * model.count)
    neighbours = Array(repeating: [], count: model.count)
    for rule in model.rules {
      switch rule {
      case .precedence(let item) where item.relaxers.isEmpty: join(item.first, item.second, rule)
      case .exclusion(let item) where !item.isRelaxed: join(item.first, item.second, rule)
      case .link(let item): join(item.first, item.second, rule)
      case .precedence, .exclusion, .capacity, .succession, .linear: break
      }
    }
    for a in 0..<model.count { neighbours[a].sort() }
  }

  private func join(_ a: Int, _ b: Int, _ rule: Model.Rule) {
    guard a != b else { return }
    let known = Int(pair[a * model.count + b])
    if known > 0 {
      rules[known].append(rule)
      return
    }
    rules.append([rule])
    pair[a * model.count + b] = Int32(rules.count - 1)
    pair[b * model.count + a] = Int32(rules.count - 1)
    neighbours[a].append(b)
    neighbours[b].append(a)
  }

  func isNeighbour(_ a: Int, _ b: Int) -> Bool { pair[a * model.count + b] != 0 }

  /// Whether two values cannot both be taken; values of one activity never can.
  func excludes(_ u: Int, _ v: Int) -> Bool {
    let a = model.owner[u]
    let b = model.owner[v]
    if a == b { return true }
    let index = Int(pair[a * model.count + b])
    if index == 0 { return false }
    for rule in rules[index] where excludes(rule, u, v, a) { return true }
    return false
  }

  private func excludes(_ rule: Model.Rule, _ u: Int, _ v: Int, _ a: Int) -> Bool {
    switch rule {
    case .exclusion(let rule): return model.need(rule, rule.first == a ? u : v, rule.first == a ? v : u) > 0
    case .precedence(let rule):
      let tail = rule.tail[(rule.first == a ? u : v) - rule.firstOffset]
      let head = rule.head[(rule.first == a ? v : u) - rule.secondOffset]
      return tail > head && tail > -Problem.never && head < Problem.never
    case .link(let rule):
      let key = rule.firstKey[(rule.first == a ? u : v) - rule.firstOffset]
      return key >= 0 && key != rule.secondKey[(rule.first == a ? v : u) - rule.secondOffset]
    case .capacity, .succession, .linear: return false
    }
  }
}
