extension Propagator {
  /// Each present activity but the last is followed within its reach: exact once all are fixed, before that a look at each member.
  func run(_ rule: SuccessionRule) {
    for member in rule.activities.indices {
      look(at: member, in: rule)
      if left[rule.activities[member]] == 0 { return }
    }
    if rule.activities.allSatisfy({ isFixed($0) }) { demandSlack(rule) }
  }

  /// Removes the values of a member after which another activity surely comes and none can come soon enough.
  private func look(at member: Int, in rule: SuccessionRule) {
    let a = rule.activities[member]
    let slack = greatestSlack(rule.relaxers[member])
    if slack >= Problem.never { return }
    // The latest start that some other activity surely has.
    var surelyAt = Int.min
    for b in rule.activities where b != a {
      refreshExtent(b)
      if !extent.mayBeAbsent[b] { surelyAt = max(surelyAt, extent.whole[b].leastStart) }
    }
    guard surelyAt > Int.min else { return }
    for u in low[a]...high[a] where alive[u] && model.isPresent[u] {
      let start = model.start[u]
      let reach = saturatedSum(rule.reach[member][u - rule.offsets[member]], slack)
      if surelyAt <= start || surelyAt <= reach { continue }
      if !rule.activities.contains(where: { $0 != a && canStart($0, from: start, through: reach) }) {
        remove(u)
        if left[a] == 0 { return }
      }
    }
  }

  private func canStart(_ b: Int, from: Int, through: Int) -> Bool {
    refreshExtent(b)
    let whole = extent.whole[b]
    if whole.isEmpty || whole.greatestStart < from || whole.leastStart > through { return false }
    if whole.leastStart >= from || whole.greatestStart <= through { return true }
    for v in low[b]...high[b] where alive[v] && model.isPresent[v] {
      if from <= model.start[v] && model.start[v] <= through { return true }
    }
    return false
  }

  private func demandSlack(_ rule: SuccessionRule) {
    let present = rule.activities.indices.filter { model.isPresent[low[rule.activities[$0]]] }
      .sorted { (model.start[low[rule.activities[$0]]], $0) < (model.start[low[rule.activities[$1]]], $1) }
    for (member, next) in zip(present, present.dropFirst()) {
      let reach = rule.reach[member][low[rule.activities[member]] - rule.offsets[member]]
      let need = model.start[low[rule.activities[next]]] - reach
      if need > 0 && greatestSlack(rule.relaxers[member]) < min(need, Problem.never) { return fail() }
      demand(need, of: rule.relaxers[member])
    }
  }
}
