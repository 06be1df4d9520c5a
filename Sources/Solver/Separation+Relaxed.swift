extension Separation {
  /// Values of two activities that exclude each other without slack go together only when a relaxer gives some.
  func relaxedCut(_ rule: ExclusionRule) -> Cut? {
    for u in support[rule.first] where model.isPresent[u] {
      for v in support[rule.second] where model.isPresent[v] && model.need(rule, u, v) > 0 {
        var cut = Cut(upper: 1)
        var firsts = [u]
        var seconds = [v]
        // The support first, then everything that excludes all of the other side.
        for other in support[rule.first] where other != u && seconds.allSatisfy({ model.need(rule, other, $0) > 0 }) {
          firsts.append(other)
        }
        for other in support[rule.second] where other != v && firsts.allSatisfy({ model.need(rule, $0, other) > 0 }) {
          seconds.append(other)
        }
        for other in model.values(of: rule.first)
        where !firsts.contains(other) && seconds.allSatisfy({ model.need(rule, other, $0) > 0 }) {
          firsts.append(other)
        }
        for other in model.values(of: rule.second)
        where !seconds.contains(other) && firsts.allSatisfy({ model.need(rule, $0, other) > 0 }) {
          seconds.append(other)
        }
        for value in firsts + seconds { cut.add(value) }
        for relaxer in rule.whenFirstLeads + rule.whenSecondLeads {
          for w in relaxer.slack.indices where relaxer.slack[w] > 0 { cut.add(relaxer.offset + w, -1) }
        }
        var combined = cut
        combined.combine()
        if combined.violation(by: x) > Self.tolerance { return cut }
      }
    }
    return nil
  }

  /// A member that starts from a on and reaches to r, and another activity that starts after r, need a third that starts between.
  func cuts(_ rule: SuccessionRule) -> [Cut] {
    var result: [Cut] = []
    for (member, a) in rule.activities.enumerated() {
      for u in support[a] where model.isPresent[u] {
        let reach = rule.reach[member][u - rule.offsets[member]]
        if reach >= Problem.never { continue }
        for b in rule.activities
        where b != a && support[b].contains(where: { model.isPresent[$0] && model.start[$0] > reach }) {
          var cut = Cut(upper: 1)
          for other in model.values(of: a)
          where model.isPresent[other] && model.start[other] >= model.start[u]
            && rule.reach[member][other - rule.offsets[member]] <= reach && model.start[other] <= reach
          {
            cut.add(other)
          }
          for v in model.values(of: b) where model.isPresent[v] && model.start[v] > reach { cut.add(v) }
          for (third, c) in rule.activities.enumerated() where third != member {
            for w in model.values(of: c)
            where model.isPresent[w] && model.start[w] >= model.start[u] && model.start[w] <= reach { cut.add(w, -1) }
          }
          for relaxer in rule.relaxers[member] {
            for w in relaxer.slack.indices where relaxer.slack[w] > 0 { cut.add(relaxer.offset + w, -1) }
          }
          cut.combine()
          if cut.violation(by: x) > Self.tolerance {
            result.append(cut)
            break
          }
        }
      }
    }
    return result
  }
}

extension Model {
  func values(of activity: Int) -> Range<Int> { first[activity]..<first[activity + 1] }

  /// The slack without which two values, of the first and the second activity of an exclusion, do not go together; 0 or less for none.
  func need(_ rule: ExclusionRule, _ u: Int, _ v: Int) -> Int {
    guard isPresent[u], isPresent[v] else { return 0 }
    if rule.sharesPlace && place[u] > 0 && place[u] == place[v] { return 0 }
    if start[u] <= start[v] {
      let ready = rule.ready.map { $0.first[u - rule.firstOffset] } ?? (end[u] + distance[place[u]][place[v]])
      return ready - start[v]
    }
    let ready = rule.ready.map { $0.second[v - rule.secondOffset] } ?? (end[v] + distance[place[v]][place[u]])
    return ready - start[u]
  }
}
