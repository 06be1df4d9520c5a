import Analysis
import CivilTime
import Planning
import Solver

extension DerivationBuilder {
  /// The ending where a sum of days shows the clash; nil where none of some groups gives one.
  mutating func summedUp(_ state: State, _ groups: [Int]) -> Finding? {
    guard sumsUp else { return nil }
    let sums = groups.lazy.compactMap { [self] in overload(of: $0, state) }
    guard let sum = sums.first ?? overload(ofMeetings: groups.filter { isRule(.attendance, $0) }, state) else {
      return nil
    }
    let items = Set(sum.loads.map(\.item))
    return Finding(
      ending: .overload(sum),
      needed: closure(log.indices.filter { unfolded.items[log[$0].activity].map(items.contains) ?? false }))
  }

  private func isRule(_ name: RuleName, _ group: Int) -> Bool { unfolded.rules[group].rule == name }

  private func overload(of group: Int, _ state: State) -> Overload? {
    let problem = unfolded.grouped.problem
    let constraints = unfolded.grouped.groupOfConstraint.indices
      .filter { unfolded.grouped.groupOfConstraint[$0] == group }.map { problem.constraints[$0] }
    switch unfolded.rules[group].rule {
    case .capacity:
      for case .capacity(let rule) in constraints { return overload(of: rule, [unfolded.rules[group]], state) }
      return nil
    case .spacing: return serialOverload(of: [group], state)
    default: return nil
    }
  }

  // MARK: - One load

  /// What an item is sure to take, wherever it lies.
  private struct Certain {
    let activity: Int
    let item: ItemID
    let reach: Reach
    /// From its earliest start to its latest end.
    let window: DayRange
    let values: [Value]
  }

  /// nil for what may be absent or is no item.
  private func certain(_ activity: Int, _ state: State) -> Certain? {
    let alive = state.alive[activity] ?? unfolded.everything(activity)
    guard let item = unfolded.items[activity], let reach = unfolded.reach(activity, alive), !reach.mayBeAbsent,
      let first = reach.earliestStart, let last = reach.latestEnd, let window = DayRange(first: first, last: last)
    else { return nil }
    let values = unfolded.grouped.problem.activities[activity].values
    return Certain(
      activity: activity, item: item, reach: reach, window: window,
      values: alive.indices.filter { alive[$0] }.map { values[$0] })
  }

  /// How many of some days the item takes at least.
  private func least(_ load: Certain, of counts: (Day) -> Bool, in window: DayRange) -> Int {
    var known: [Int: Int] = [:]
    // The number of days that count before an instant of the window.
    var count = 0
    for day in window {
      known[day.morning] = count
      if counts(day) { count += 1 }
    }
    func before(_ instant: Instant) -> Int {
      instant <= window.first.morning ? 0 : known[instant] ?? count
    }
    return load.values.map { max(0, before($0.end) - before($0.start)) }.min() ?? 0
  }

  // MARK: - Teams

  /// The clearest sum for a team: of few items, each whole within the days, or under way on all of them.
  private func overload(of rule: Capacity, _ rules: [RuleInstance], _ state: State) -> Overload? {
    let loads = rule.loads.compactMap { load in certain(load.activity, state).map { ($0, load.demand) } }
    guard loads.count <= Self.mostLoads else { return nil }
    let firsts = Set(loads.flatMap { [$0.0.reach.earliestStart, $0.0.reach.latestStart].compactMap(\.self) }).sorted()
    let lasts = Set(loads.flatMap { [$0.0.reach.earliestEnd, $0.0.reach.latestEnd].compactMap(\.self) }).sorted()
    let table = loads.first.flatMap { workTable(of: $0.0.item) }
    var best: (rank: [Int], sum: Overload)?
    for window in firsts.flatMap({ first in lasts.compactMap { DayRange(first: first, last: $0) } }) {
      for isWhole in [true, false] {
        let inside = isWhole ? loads.filter { window.contains($0.0.window) } : loads
        for worked in [table, nil] {
          let counts = { (day: Day) in worked?.isWorked(day) ?? true }
          let days = window.count(where: counts)
          let items = inside.map { load, people in
            Overload.Load(
              item: load.item, people: people, days: least(load, of: counts, in: window), reach: load.reach)
          }
          var sum = Overload(
            rules: rules, window: window, loads: items.filter { $0.days > 0 }, days: days,
            countsWorkingDays: worked != nil, capacity: rule.limit)
          guard sum.needed > sum.available else { continue }
          shorten(&sum)
          let kind = isWhole ? 0 : sum.isThroughout ? 1 : 2
          let length = sum.isThroughout ? -window.count : window.count
          let rank = [kind, sum.loads.count, worked == nil ? 1 : 0, length]
          if best.map({ rank.lexicographicallyPrecedes($0.rank) }) ?? true { best = (rank, sum) }
        }
      }
    }
    return best?.sum
  }

  /// Leaves out items without which there is still too much.
  private func shorten(_ sum: inout Overload) {
    for load in sum.loads.sorted(by: { ($0.people * $0.days, $0.item) < ($1.people * $1.days, $1.item) }) {
      guard sum.needed - load.people * load.days > sum.available else { continue }
      sum.loads.removeAll { $0.item == load.item }
    }
  }

  private func workTable(of item: ItemID) -> WorkTable? {
    switch item {
    case .task(let id): unfolded.context.task(id).map(unfolded.context.workTable)
    case .stage(let id, _):
      unfolded.context.stage(item).flatMap { stage in
        unfolded.context.document(id).map { unfolded.context.workTable(of: stage, in: $0) }
      }
    case .meeting, .event: nil
    }
  }

  // MARK: - One after another

  /// Three meetings at least that the same people attend two by two; of two, a bound tells as much.
  private func overload(ofMeetings groups: [Int], _ state: State) -> Overload? {
    groups.count < 3 ? nil : serialOverload(of: groups, state)
  }

  /// Items that groups keep apart two by two, and that do not fit one after another.
  private func serialOverload(of groups: [Int], _ state: State) -> Overload? {
    let problem = unfolded.grouped.problem
    var pairs: [[Int]: (rule: Exclusion, group: Int)] = [:]
    for (index, group) in unfolded.grouped.groupOfConstraint.enumerated() {
      guard let group, groups.contains(group), case .exclusion(let rule) = problem.constraints[index],
        !rule.sharesPlace, rule.whenFirstLeads.isEmpty, rule.whenSecondLeads.isEmpty
      else { continue }
      pairs[[rule.first, rule.second].sorted()] = (rule, group)
    }
    let items = Set(pairs.keys.joined()).sorted().compactMap { certain($0, state) }
    guard items.count <= Self.mostLoads else { return nil }
    var best: Overload?
    for first in Set(items.map(\.window.first)).sorted() {
      for last in Set(items.map(\.window.last)).sorted() {
        guard let window = DayRange(first: first, last: last) else { continue }
        let inside = items.filter { window.contains($0.window) }
        guard (2...Self.mostInARow).contains(inside.count), let clear = leastClear(inside, pairs) else { continue }
        let loads = inside.map {
          Overload.Load(item: $0.item, people: 1, days: least($0, of: { _ in true }, in: window), reach: $0.reach)
        }
        let used = inside.indices.flatMap { i in
          inside[(i + 1)...].compactMap { pairs[[inside[i].activity, $0.activity]]?.group }
        }
        let sum = Overload(
          rules: Set(used).sorted().map { unfolded.rules[$0] }, window: window, loads: loads, clear: clear,
          days: window.count)
        guard sum.needed > sum.available else { continue }
        if let best, (best.loads.count, best.days) <= (sum.loads.count, sum.days) { continue }
        best = sum
      }
    }
    return best
  }

  /// The fewest days that lie clear between some items in any order; nil where two of them are not kept apart.
  private func leastClear(_ items: [Certain], _ pairs: [[Int]: (rule: Exclusion, group: Int)]) -> Int? {
    var clear = items.map { _ in items.map { _ in 0 } }
    for i in items.indices {
      for j in items.indices where i != j {
        guard let pair = pairs[[items[i].activity, items[j].activity].sorted()] else { return nil }
        clear[i][j] = self.clear(items[i], items[j], pair.rule)
      }
    }
    func least(after last: Int, _ rest: [Int]) -> Int {
      rest.map { next in clear[last][next] + least(after: next, rest.filter { $0 != next }) }.min() ?? 0
    }
    return items.indices.map { first in least(after: first, items.indices.filter { $0 != first }) }.min()
  }

  /// The fewest days that lie clear where one item follows another.
  private func clear(_ first: Certain, _ second: Certain, _ rule: Exclusion) -> Int {
    switch rule.separation {
    case .setup:
      let setup = unfolded.grouped.problem.setup
      let (from, to) = (Set(first.values.map(\.place)), Set(second.values.map(\.place)))
      return from.flatMap { from in to.map { to in from.flatMap { a in to.map { setup[a][$0] } } ?? 0 } }.min() ?? 0
    case .ready(let ready, let otherReady):
      let table = rule.first == first.activity ? ready : otherReady
      let alive = zip(unfolded.grouped.problem.activities[first.activity].values, table)
      let left = Set(first.values)
      return alive.filter { left.contains($0.0) }.map { $0.1 - $0.0.end }.min() ?? 0
    }
  }

  /// So many that their orders are tried one by one.
  private static let mostInARow = 6
  /// More items than this make no sum that anyone reads.
  private static let mostLoads = 24
}
